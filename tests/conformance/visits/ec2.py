from visits.expect import one_by_one, paged, refused

REGION = "eu-west-1"
ABSENT = "0123456789abcdef0"

# Each operation that shows a list: the list, the parameter for ids, the member that is the id, how ids begin, and the code
# of one that isn't there.
LISTS = [
    ("describe_vpcs", "Vpcs", "VpcIds", "VpcId", "vpc", "InvalidVpcID.NotFound"),
    ("describe_subnets", "Subnets", "SubnetIds", "SubnetId", "subnet", "InvalidSubnetID.NotFound"),
    ("describe_security_groups", "SecurityGroups", "GroupIds", "GroupId", "sg", "InvalidGroup.NotFound"),
    ("describe_route_tables", "RouteTables", "RouteTableIds", "RouteTableId", "rtb", "InvalidRouteTableID.NotFound"),
    ("describe_network_acls", "NetworkAcls", "NetworkAclIds", "NetworkAclId", "acl", "InvalidNetworkAclID.NotFound"),
    ("describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointIds", "VpcEndpointId", "vpce", "InvalidVpcEndpointId.NotFound"),
    ("describe_nat_gateways", "NatGateways", "NatGatewayIds", "NatGatewayId", "nat", "NatGatewayNotFound"),
    (
        "describe_internet_gateways",
        "InternetGateways",
        "InternetGatewayIds",
        "InternetGatewayId",
        "igw",
        "InvalidInternetGatewayID.NotFound",
    ),
    (
        "describe_transit_gateway_attachments",
        "TransitGatewayAttachments",
        "TransitGatewayAttachmentIds",
        "TransitGatewayAttachmentId",
        "tgw-attach",
        "InvalidTransitGatewayAttachmentID.NotFound",
    ),
    (
        "describe_transit_gateway_vpc_attachments",
        "TransitGatewayVpcAttachments",
        "TransitGatewayAttachmentIds",
        "TransitGatewayAttachmentId",
        "tgw-attach",
        "InvalidTransitGatewayAttachmentID.NotFound",
    ),
    (
        "describe_vpc_peering_connections",
        "VpcPeeringConnections",
        "VpcPeeringConnectionIds",
        "VpcPeeringConnectionId",
        "pcx",
        "InvalidVpcPeeringConnectionID.NotFound",
    ),
    ("describe_vpn_gateways", "VpnGateways", "VpnGatewayIds", "VpnGatewayId", "vgw", "InvalidVpnGatewayID.NotFound"),
    ("describe_dhcp_options", "DhcpOptions", "DhcpOptionsIds", "DhcpOptionsId", "dopt", "InvalidDhcpOptionID.NotFound"),
    (
        "describe_network_interfaces",
        "NetworkInterfaces",
        "NetworkInterfaceIds",
        "NetworkInterfaceId",
        "eni",
        "InvalidNetworkInterfaceID.NotFound",
    ),
    ("describe_managed_prefix_lists", "PrefixLists", "PrefixListIds", "PrefixListId", "pl", "InvalidPrefixListID.NotFound"),
]


def visit(client, place):
    for row in LISTS:
        shown(client, *row)
    in_pages(client)
    in_the_region(client)
    attributes(client)
    company = named(client, "Company network")
    made(client, company)
    dry_runs(client, place, company)
    faults(client, place)


def only(name, *values):
    return [{"Name": name, "Values": list(values)}]


def named(client, name):
    (vpc,) = client.describe_vpcs(Filters=only("tag:Name", name))["Vpcs"]
    return vpc["VpcId"]


def shown(client, operation, members, ids, member, prefix, code):
    """There is at least one; it is found by its id; another id isn't."""
    call = getattr(client, operation)
    everything = call()[members]
    assert everything, operation
    first = everything[0][member]
    assert [one[member] for one in call(**{ids: [first]})[members]] == [first], operation
    refused(code, call, **{ids: [first, f"{prefix}-{ABSENT}"]})
    if prefix != "vgw":
        wrong = {"nat": "NatGatewayMalformed"}
        try:
            call(**{ids: [f"{prefix}-xyz"]})
        except client.exceptions.ClientError as error:
            found = error.response["Error"]["Code"]
            assert found == wrong.get(prefix, found) and "Malformed" in found, found
        else:
            raise AssertionError(f"{operation} took a malformed id")


def in_pages(client):
    whole = [subnet["SubnetId"] for subnet in client.describe_subnets()["Subnets"]]
    pages = client.get_paginator("describe_subnets").paginate(PaginationConfig={"PageSize": 7})
    sizes = [len(page["Subnets"]) for page in pages]
    assert sum(sizes) == len(whole) and max(sizes) == 7, sizes
    assert [subnet["SubnetId"] for subnet in paged(client, "describe_subnets", "Subnets")] == whole
    refused("InvalidParameterValue", client.describe_subnets, MaxResults=4)
    refused("InvalidNextToken", client.describe_subnets, NextToken="nonsense")
    refused("InvalidParameterCombination", client.describe_vpcs, MaxResults=5, VpcIds=[f"vpc-{ABSENT}"])
    refused("InvalidParameterValue", client.describe_vpcs, Filters=only("colour", "red"))
    # prefix lists may come one by one
    assert len(one_by_one(client, "describe_managed_prefix_lists", "PrefixLists")) == 2


def in_the_region(client):
    zones = client.describe_availability_zones()["AvailabilityZones"]
    assert [zone["ZoneName"] for zone in zones] == [f"{REGION}{letter}" for letter in "abcd"]
    assert client.describe_availability_zones(ZoneIds=["euw1-az2"])["AvailabilityZones"] == zones[1:2]
    refused("InvalidParameterValue", client.describe_availability_zones, ZoneNames=["mars-north-1a"])
    name = f"com.amazonaws.{REGION}.codestar-connections.webhooks"
    services = client.describe_vpc_endpoint_services(ServiceNames=[name])
    assert services["ServiceNames"] == [name]
    assert services["ServiceDetails"][0]["AvailabilityZones"] == [zone["ZoneName"] for zone in zones[:3]]
    refused("InvalidServiceName", client.describe_vpc_endpoint_services, ServiceNames=["com.amazonaws.mars.coffee"])
    (company,) = client.describe_managed_prefix_lists(Filters=only("prefix-list-name", "company-*"))["PrefixLists"]
    entries = client.get_managed_prefix_list_entries(PrefixListId=company["PrefixListId"])["Entries"]
    assert [entry["Cidr"] for entry in entries] == ["10.20.0.0/16"]


def attributes(client):
    def attribute(vpc, name):
        shown = client.describe_vpc_attribute(VpcId=vpc, Attribute=name)
        return shown[name[0].upper() + name[1:]]["Value"]

    for vpc, support, names in [
        ("Company network", True, True),
        ("DNS support is off", False, True),
        ("DNS host names are off", True, False),
    ]:
        found = named(client, vpc)
        assert (attribute(found, "enableDnsSupport"), attribute(found, "enableDnsHostnames")) == (support, names), vpc
        assert not attribute(found, "enableNetworkAddressUsageMetrics")
    refused("InvalidVpcID.NotFound", client.describe_vpc_attribute, VpcId=f"vpc-{ABSENT}", Attribute="enableDnsSupport")


def made(client, company):
    subnets = client.describe_subnets(Filters=only("vpc-id", company))["Subnets"]
    subnet = subnets[0]["SubnetId"]
    (group,) = client.describe_security_groups(
        Filters=only("vpc-id", company) + only("group-name", "git-host"),
    )["SecurityGroups"]
    interface = client.create_network_interface(
        SubnetId=subnet,
        Groups=[group["GroupId"]],
        TagSpecifications=[{"ResourceType": "network-interface", "Tags": [{"Key": "team", "Value": "blue"}]}],
    )["NetworkInterface"]
    assert interface["TagSet"] == [{"Key": "team", "Value": "blue"}]
    mine = interface["NetworkInterfaceId"]
    client.create_tags(Resources=[mine, company], Tags=[{"Key": "team", "Value": "red"}])
    assert [vpc["VpcId"] for vpc in client.describe_vpcs(Filters=only("tag:team", "r*"))["Vpcs"]] == [company]
    found = client.describe_network_interfaces(Filters=only("tag:team", "red"))["NetworkInterfaces"]
    assert [one["NetworkInterfaceId"] for one in found] == [mine]
    refused("InvalidID", client.create_tags, Resources=["vpc-none"], Tags=[{"Key": "a", "Value": "b"}])

    endpoint = {
        "VpcId": company,
        "VpcEndpointType": "Interface",
        "ServiceName": f"com.amazonaws.{REGION}.codebuild",
        "SecurityGroupIds": [group["GroupId"]],
    }
    there = client.create_vpc_endpoint(**endpoint, SubnetIds=[one["SubnetId"] for one in subnets[:3]])["VpcEndpoint"]
    assert len(there["NetworkInterfaceIds"]) == 3
    refused("DuplicateSubnetsInSameZone", client.create_vpc_endpoint, **endpoint, SubnetIds=[one["SubnetId"] for one in subnets])
    unsuccessful = client.delete_vpc_endpoints(VpcEndpointIds=[there["VpcEndpointId"], f"vpce-{ABSENT}"])["Unsuccessful"]
    assert [one["Error"]["Code"] for one in unsuccessful] == ["InvalidVpcEndpointId.NotFound"]
    client.delete_network_interface(NetworkInterfaceId=mine)
    refused("InvalidNetworkInterfaceID.NotFound", client.delete_network_interface, NetworkInterfaceId=mine)

    # what a service of AWS's made stays
    used = named(client, "Used by another host")
    (kept,) = client.describe_vpc_endpoints(Filters=only("vpc-id", used))["VpcEndpoints"]
    (kept,) = client.delete_vpc_endpoints(VpcEndpointIds=[kept["VpcEndpointId"]])["Unsuccessful"]
    assert kept["Error"]["Code"] == "OperationNotPermitted"


def dry_runs(client, place, company):
    subnet = client.describe_subnets(Filters=only("vpc-id", company))["Subnets"][0]["SubnetId"]
    for call, members in [
        (client.create_network_interface, {"SubnetId": subnet}),
        (client.create_vpc_endpoint, {"VpcId": company}),
        (client.create_tags, {"Resources": [company], "Tags": [{"Key": "a", "Value": "b"}]}),
        (client.delete_network_interface, {"NetworkInterfaceId": f"eni-{ABSENT}"}),
        (client.delete_vpc_endpoints, {"VpcEndpointIds": [f"vpce-{ABSENT}"]}),
        (client.describe_vpcs, {}),
    ]:
        refused("DryRunOperation", call, **members, DryRun=True)
        place.faults("access-denied")
        refused("UnauthorizedOperation", call, **members, DryRun=True)


def faults(client, place):
    for fault, code in [
        ("access-denied", "UnauthorizedOperation"),
        ("expired-token", "RequestExpired"),
        ("throttling", "RequestLimitExceeded"),
    ]:
        place.faults(fault)
        refused(code, client.describe_vpcs)
        assert client.describe_vpcs()["Vpcs"]
