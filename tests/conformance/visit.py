"""boto3 calls every operation of a service that the practice account plays, in every protocol of the service.

    visit.py ENDPOINT SERVICE

What is played stands in the models: an operation there that `visits/<service>.py` never got answered is a failure, and
so is an answer or an error that botocore's shapes don't know.
"""

import importlib
import json
import sys

from botocore.config import Config
from botocore.exceptions import ClientError

from practice import Practice
from raw import MODELS, Witness


class Place(Practice):
    """An account as it is in the beginning; every answer of its clients is looked at."""

    def __init__(self, endpoint):
        super().__init__(endpoint)
        self.witness = Witness(endpoint)
        self.reset()

    def client(self, service):
        return self.witness.client(service)


def never_answered(model, answered):
    """The operations of the model that nobody has called with success."""
    return sorted(set(model["operations"]) - answered)


def ask_for_nothing(client, operations):
    """Each operation without a single member: answered or refused, but as the models say."""
    for operation in sorted(operations):
        try:
            client._make_api_call(operation, {})
        except ClientError:
            pass


def visit(endpoint, service, protocol, model):
    """What is wrong."""
    place = Place(endpoint)
    client = place.witness.client(service, protocol)
    importlib.import_module(f"visits.{service.replace('-', '_')}").visit(client, place)
    lacking = never_answered(model, place.witness.answered[service])
    if protocol != "rest-xml":
        # S3's addresses need a bucket; the other protocols can say nothing at all
        bare = place.witness.client(service, protocol, config=Config(parameter_validation=False))
        ask_for_nothing(bare, model["operations"])
    return [f"{operation} was never answered" for operation in lacking] + place.witness.findings


def main(endpoint, service):
    model = json.loads((MODELS / f"{service}.json").read_text(encoding="utf-8"))
    findings = [
        f"{service} ({protocol}): {finding}"
        for protocol in model["metadata"]["protocols"]
        for finding in visit(endpoint, service, protocol, model)
    ]
    assert not findings, "\n".join(findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
