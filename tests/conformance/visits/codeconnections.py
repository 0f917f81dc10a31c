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


CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n"


def network(place, name):
    """What an account has in its VPC of this name, as a host takes it."""
    ec2 = place.client("ec2")
    vpc = ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": [name]}])["Vpcs"][0]["VpcId"]
    inside = [{"Name": "vpc-id", "Values": [vpc]}]
    subnets = ec2.describe_subnets(Filters=inside)["Subnets"]
    groups = ec2.describe_security_groups(Filters=[*inside, {"Name": "group-name", "Values": ["git-host"]}])
    return {
        "VpcId": vpc,
        "SubnetIds": [subnet["SubnetId"] for subnet in subnets][:3],
        "SecurityGroupIds": [groups["SecurityGroups"][0]["GroupId"]],
        "TlsCertificate": CERTIFICATE,
    }


def listed(client, arn):
    """What only the list says of a host is there, too."""
    return next(host for host in client.list_hosts()["Hosts"] if host["HostArn"] == arn)


def hosts(client, place):
    vpc = network(place, "Company network")
    on_the_internet(client)
    in_a_vpc(client, place, vpc)
    spelled_otherwise(client, place, vpc)
    inside = {"Name": "x", "ProviderType": "GitHubEnterpriseServer", "ProviderEndpoint": "https://x.example"}
    for wrong in (
        {"VpcId": "vpc-0123456789"},
        {"SubnetIds": [f"subnet-{number:08}" for number in range(11)]},
        {"SecurityGroupIds": ["group-12345678"]},
        {"TlsCertificate": "x" * 16385},
    ):
        refused("ValidationException", client.create_host, **inside, VpcConfiguration={**vpc, **wrong})
    refused("InvalidInputException", client.create_host, **{**inside, "ProviderType": "GitHub"})
    for number in range(50):
        client.create_host(Name=f"host-{number}", ProviderType="GitLabSelfManaged", ProviderEndpoint=f"https://{number}.example")
    refused("LimitExceededException", client.create_host, **inside)


def on_the_internet(client):
    wish = {"Name": "ghes", "ProviderType": "GitHubEnterpriseServer", "ProviderEndpoint": "https://ghes.example"}
    made = client.create_host(**wish, Tags=TAGS)
    arn = made["HostArn"]
    assert made["Tags"] == TAGS and tags(client, arn) == {"gangway:setup": "1"}, made
    found = client.get_host(HostArn=arn)
    assert {name: found[name] for name in wish} == wish and found["Status"] == "PENDING", found
    refused("InvalidInputException", client.create_host, **wish)
    client.update_host(HostArn=arn, ProviderEndpoint="https://git.example")
    assert [host["ProviderEndpoint"] for host in client.list_hosts()["Hosts"]] == ["https://git.example"]
    refused("ResourceUnavailableException", client.create_connection, ConnectionName="x", HostArn=arn)
    assert client.list_connections(HostArnFilter=arn)["Connections"] == []
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "blue"}])
    client.untag_resource(ResourceArn=arn, TagKeys=["gangway:setup"])
    assert tags(client, arn) == {"team": "blue"}
    client.delete_host(HostArn=arn)
    for call in (client.get_host, client.delete_host, client.update_host):
        refused("ResourceNotFoundException", call, HostArn=arn)
    refused("ResourceNotFoundException", client.create_connection, ConnectionName="x", HostArn=arn)
    refused("ResourceNotFoundException", client.list_connections, HostArnFilter=arn)


def in_a_vpc(client, place, vpc):
    wish = {"Name": "inside", "ProviderType": "GitLabSelfManaged", "ProviderEndpoint": "https://gitlab.internal"}
    arn = client.create_host(**wish, VpcConfiguration=vpc)["HostArn"]
    found = client.get_host(HostArn=arn)
    assert (found["Status"], found["VpcConfiguration"]) == ("VPC_CONFIG_INITIALIZING", vpc), found
    refused("ConflictException", client.update_host, HostArn=arn)
    refused("ResourceUnavailableException", client.delete_host, HostArn=arn)
    place.later(3600)
    assert client.get_host(HostArn=arn)["Status"] == "PENDING"

    # a VPC is for one host, and only the list says why the second has none
    other = {**wish, "Name": "other", "ProviderEndpoint": "https://other.internal"}
    second = client.create_host(**other, VpcConfiguration=vpc)["HostArn"]
    place.later(3600)
    found = listed(client, second)
    assert found["Status"] == "VPC_CONFIG_FAILED_INITIALIZATION", found
    assert "another host" in found["StatusMessage"], found
    assert "StatusMessage" not in client.get_host(HostArn=second)
    assert len(one_by_one(client.list_hosts, "Hosts")) == 2
    client.update_host(HostArn=second, VpcConfiguration=network(place, "Branch network, over VPN"))
    place.later(3600)
    assert client.get_host(HostArn=second)["Status"] == "PENDING"

    for host in (arn, second):
        client.delete_host(HostArn=host)
        assert client.get_host(HostArn=host)["Status"] == "VPC_CONFIG_DELETING"
        refused("ResourceUnavailableException", client.delete_host, HostArn=host)
    place.later(3600)
    assert client.list_hosts()["Hosts"] == []


def spelled_otherwise(client, place, vpc):
    wish = {"Name": "guide", "ProviderType": "GitLabSelfManaged", "ProviderEndpoint": "https://guide.internal"}
    place.faults("user-guide-states")
    arn = client.create_host(**wish, VpcConfiguration=vpc)["HostArn"]
    assert client.get_host(HostArn=arn)["Status"] == "VPC_CONFIG_VPC_INITIALIZING"
    place.faults()
    assert client.get_host(HostArn=arn)["Status"] == "VPC_CONFIG_INITIALIZING"
    place.later(3600)
    client.delete_host(HostArn=arn)
    place.later(3600)
