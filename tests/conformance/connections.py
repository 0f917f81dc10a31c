"""boto3 makes, reads, tags and deletes connections and hosts, in every protocol that it can speak."""

import sys

from botocore.exceptions import ClientError

from raw import Witness

ABSENT = "arn:aws:codeconnections:eu-west-1:111122223333:connection/00000000-0000-0000-0000-000000000000"


def refused(code, call, **input):
    """The call must be refused with exactly this code."""
    try:
        answer = call(**input)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"{call.__name__}{input}: {found}, not {code}"
    else:
        raise AssertionError(f"{call.__name__}{input} was answered: {answer}")


def tags(client, arn):
    return {tag["Key"]: tag["Value"] for tag in client.list_tags_for_resource(ResourceArn=arn)["Tags"]}


def connections(client, service):
    before = len(client.list_connections()["Connections"])
    name = 'Ünïcode 接続 "<&>${x}'
    made = client.create_connection(ConnectionName=name, ProviderType="GitHub", Tags=[{"Key": "gangway:setup", "Value": "1"}])
    arn = made["ConnectionArn"]
    assert arn.startswith(f"arn:aws:{service}:eu-west-1:"), arn
    found = client.get_connection(ConnectionArn=arn)["Connection"]
    assert (found["ConnectionName"], found["ConnectionStatus"]) == (name, "PENDING"), found
    assert len(client.list_connections(ProviderTypeFilter="GitHub")["Connections"]) == before + 1
    assert client.list_connections(ProviderTypeFilter="GitLab")["Connections"] == []
    page, seen = client.list_connections(MaxResults=1), []
    while True:
        seen += [one["ConnectionArn"] for one in page["Connections"]]
        if "NextToken" not in page:
            break
        page = client.list_connections(MaxResults=1, NextToken=page["NextToken"])
    assert len(seen) == len(set(seen)) == before + 1, seen
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "blue"}, {"Key": "gangway:setup", "Value": "2"}])
    assert tags(client, arn) == {"gangway:setup": "2", "team": "blue"}
    client.untag_resource(ResourceArn=arn, TagKeys=["team", "absent"])
    assert tags(client, arn) == {"gangway:setup": "2"}
    client.delete_connection(ConnectionArn=arn)
    refused("ResourceNotFoundException", client.get_connection, ConnectionArn=arn)
    refused("ResourceNotFoundException", client.delete_connection, ConnectionArn=arn)
    refused("ResourceNotFoundException", client.list_tags_for_resource, ResourceArn=arn)
    refused("ValidationException", client.create_connection, ConnectionName="x" * 33, ProviderType="GitHub")
    refused("ValidationException", client.create_connection, ConnectionName="x", ProviderType="Gitea")
    refused("InvalidInputException", client.create_connection, ConnectionName="x")
    refused("InvalidInputException", client.list_connections, NextToken="nonsense")
    refused("UnknownOperationException", client.list_repository_links)


def hosts(client):
    made = client.create_host(Name="ghes", ProviderType="GitHubEnterpriseServer", ProviderEndpoint="https://ghes.example")
    arn = made["HostArn"]
    assert client.get_host(HostArn=arn)["Status"] == "PENDING"
    client.update_host(HostArn=arn, ProviderEndpoint="https://git.example")
    assert [host["ProviderEndpoint"] for host in client.list_hosts()["Hosts"]] == ["https://git.example"]
    refused("ResourceUnavailableException", client.create_connection, ConnectionName="x", HostArn=arn)
    assert client.list_connections(HostArnFilter=arn)["Connections"] == []
    client.delete_host(HostArn=arn)
    refused("ResourceNotFoundException", client.get_host, HostArn=arn)
    vpc = {"VpcId": "vpc-12345678", "SubnetIds": ["subnet-12345678"], "SecurityGroupIds": ["sg-12345678"]}
    arn = client.create_host(
        Name="inside", ProviderType="GitLabSelfManaged", ProviderEndpoint="https://gitlab.internal", VpcConfiguration=vpc
    )["HostArn"]
    found = client.get_host(HostArn=arn)
    assert (found["Status"], found["VpcConfiguration"]) == ("VPC_CONFIG_INITIALIZING", vpc), found
    refused("ConflictException", client.update_host, HostArn=arn)
    refused("ResourceUnavailableException", client.delete_host, HostArn=arn)


def main(endpoint):
    witness = Witness(endpoint)
    for service, protocol in [
        ("codeconnections", "json"),
        ("codeconnections", "smithy-rpc-v2-cbor"),
        ("codestar-connections", "json"),
    ]:
        client = witness.client(service, protocol)
        connections(client, service)
    hosts(witness.client("codeconnections"))
    azure = witness.client("codeconnections").create_connection(ConnectionName="azure", ProviderType="AzureDevOps")
    twin = witness.client("codestar-connections")
    refused("ValidationException", twin.create_connection, ConnectionName="x", ProviderType="AzureDevOps")
    refused("ResourceNotFoundException", twin.get_connection, ConnectionArn=azure["ConnectionArn"])
    assert witness.client("sts").get_caller_identity()["Account"] == azure["ConnectionArn"].split(":")[4]
    assert len(witness.seen) > 40, witness.seen
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(sys.argv[1])
