from visits.expect import refused

ABSENT = "arn:aws:codeconnections:eu-west-1:111122223333:connection/00000000-0000-0000-0000-000000000000"
TAGS = [{"Key": "gangway:setup", "Value": "1"}]


def visit(client, place):
    service = client.meta.service_model.signing_name
    connections(client, service)
    hosts(client, place)
    refused("UnknownOperationException", client.list_repository_links)
    if service == "codeconnections":
        # the older twin doesn't know the newer provider, nor what was made with it
        azure = client.create_connection(ConnectionName="azure", ProviderType="AzureDevOps")["ConnectionArn"]
        twin = place.client("codestar-connections")
        refused("ValidationException", twin.create_connection, ConnectionName="x", ProviderType="AzureDevOps")
        refused("ResourceNotFoundException", twin.get_connection, ConnectionArn=azure)
        client.delete_connection(ConnectionArn=azure)


def one_by_one(call, members):
    """All items of a list whose pages hold one item each. botocore knows no paginator here."""
    page = call(MaxResults=1)
    found = page[members]
    while "NextToken" in page:
        page = call(MaxResults=1, NextToken=page["NextToken"])
        found += page[members]
    return found


def tags(client, arn):
    return {tag["Key"]: tag["Value"] for tag in client.list_tags_for_resource(ResourceArn=arn)["Tags"]}


def connections(client, service):
    before = len(client.list_connections()["Connections"])
    name = 'Ünïcode 接続 "<&>${x}'
    arn = client.create_connection(ConnectionName=name, ProviderType="GitHub", Tags=TAGS)["ConnectionArn"]
    assert arn.startswith(f"arn:aws:{service}:eu-west-1:"), arn
    found = client.get_connection(ConnectionArn=arn)["Connection"]
    assert (found["ConnectionName"], found["ConnectionStatus"]) == (name, "PENDING"), found
    assert len(client.list_connections(ProviderTypeFilter="GitHub")["Connections"]) == before + 1
    assert client.list_connections(ProviderTypeFilter="GitLab")["Connections"] == []
    seen = [one["ConnectionArn"] for one in one_by_one(client.list_connections, "Connections")]
    assert len(seen) == len(set(seen)) == before + 1, seen
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "blue"}, {"Key": "gangway:setup", "Value": "2"}])
    assert tags(client, arn) == {"gangway:setup": "2", "team": "blue"}
    client.untag_resource(ResourceArn=arn, TagKeys=["team", "absent"])
    assert tags(client, arn) == {"gangway:setup": "2"}
    client.delete_connection(ConnectionArn=arn)
    for gone in (arn, ABSENT):
        refused("ResourceNotFoundException", client.get_connection, ConnectionArn=gone)
        refused("ResourceNotFoundException", client.delete_connection, ConnectionArn=gone)
        refused("ResourceNotFoundException", client.list_tags_for_resource, ResourceArn=gone)
        refused("ResourceNotFoundException", client.tag_resource, ResourceArn=gone, Tags=TAGS)
        refused("ResourceNotFoundException", client.untag_resource, ResourceArn=gone, TagKeys=["team"])
    refused("ValidationException", client.create_connection, ConnectionName="x" * 33, ProviderType="GitHub")
    refused("ValidationException", client.create_connection, ConnectionName="x", ProviderType="Gitea")
    refused("InvalidInputException", client.create_connection, ConnectionName="x")
    refused("InvalidInputException", client.list_connections, NextToken="nonsense")


def hosts(client, place):
    wish = {"Name": "ghes", "ProviderType": "GitHubEnterpriseServer", "ProviderEndpoint": "https://ghes.example"}
    arn = client.create_host(**wish)["HostArn"]
    assert client.get_host(HostArn=arn)["Status"] == "PENDING"
    client.update_host(HostArn=arn, ProviderEndpoint="https://git.example")
    assert [host["ProviderEndpoint"] for host in client.list_hosts()["Hosts"]] == ["https://git.example"]
    refused("ResourceUnavailableException", client.create_connection, ConnectionName="x", HostArn=arn)
    assert client.list_connections(HostArnFilter=arn)["Connections"] == []
    client.delete_host(HostArn=arn)
    for call in (client.get_host, client.delete_host, client.update_host):
        refused("ResourceNotFoundException", call, HostArn=arn)
    vpc = {"VpcId": "vpc-12345678", "SubnetIds": ["subnet-12345678"], "SecurityGroupIds": ["sg-12345678"]}
    inside = {"Name": "inside", "ProviderType": "GitLabSelfManaged", "ProviderEndpoint": "https://gitlab.internal"}
    arn = client.create_host(**inside, VpcConfiguration=vpc)["HostArn"]
    found = client.get_host(HostArn=arn)
    assert (found["Status"], found["VpcConfiguration"]) == ("VPC_CONFIG_INITIALIZING", vpc), found
    refused("ConflictException", client.update_host, HostArn=arn)
    refused("ResourceUnavailableException", client.delete_host, HostArn=arn)
    place.later(3600)
    assert client.get_host(HostArn=arn)["Status"] == "PENDING"
    assert len(one_by_one(client.list_hosts, "Hosts")) == 1
    client.delete_host(HostArn=arn)
