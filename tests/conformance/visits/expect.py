"""How a visit says what it expects."""

from botocore.exceptions import ClientError


def refused(code, call, **members):
    """The call must be refused with exactly this code."""
    try:
        answer = call(**members)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"{call.__name__} {members}: {found}, not {code}: {error}"
    else:
        raise AssertionError(f"{call.__name__} {members} was answered: {answer}")


def paged(client, operation, members, **input):
    """All items of a list, in pages as large as the service makes them."""
    return items(client, operation, members, input, {})


def one_by_one(client, operation, members, **input):
    """All items of a list whose pages hold one item each: the paginator follows the tokens."""
    return items(client, operation, members, input, {"PageSize": 1})


def items(client, operation, members, input, config):
    pages = client.get_paginator(operation).paginate(**input, PaginationConfig=config)
    return [item for page in pages for item in page.get(members, [])]
