//! Answers of EC2 as its model shapes them, and what is read of them.

use super::*;

fn root(text: &str) -> Element {
    Element::read(text).unwrap()
}

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

#[test]
fn a_call_is_a_form() {
    let filter = filter("vpc-id", &["vpc-1", "vpc 2"]);
    assert_eq!(
        form("DescribeSubnets", &borrowed(&filter)),
        "Action=DescribeSubnets&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc+2"
    );
}

#[test]
fn ranges_that_were_taken_away_do_not_count() {
    let answer = root(
        "<R><vpcSet><item><vpcId>vpc-1</vpcId><ownerId>111122223333</ownerId><state>available</state><cidrBlock>10.0.0.0/16</cidrBlock>\
         <dhcpOptionsId>dopt-1</dhcpOptionsId><isDefault>true</isDefault>\
         <cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>\
         <item><cidrBlock>10.9.0.0/16</cidrBlock><cidrBlockState><state>disassociated</state></cidrBlockState></item></cidrBlockAssociationSet>\
         <ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2001:db8::/56</ipv6CidrBlock><ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState></item></ipv6CidrBlockAssociationSet>\
         <tagSet><item><key>Name</key><value>a &amp; b</value></item></tagSet></item></vpcSet></R>",
    );
    let found = answer.items("vpcSet").map(vpc).next().unwrap();
    assert_eq!(found.cidrs, [net("10.0.0.0/16"), net("2001:db8::/56")]);
    assert_eq!(
        (found.name.as_deref(), found.default, found.dhcp_options.as_deref()),
        (Some("a & b"), true, Some("dopt-1"))
    );
}

#[test]
fn a_rule_has_every_kind_of_other_side() {
    let item = root(
        "<item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups><item><userId>1</userId><groupId>sg-2</groupId></item></groups>\
         <ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges><ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>\
         <prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds></item>",
    );
    let rule = group_rule(&item);
    let range = |text| Peer::Addresses(Destination::Cidr(net(text)));
    let list = Peer::Addresses(Destination::PrefixList("pl-1".to_owned()));
    assert_eq!((rule.protocol, rule.ports), (Protocol::Tcp, Some((443, 443))));
    assert_eq!(rule.peers, [range("10.0.0.0/8"), range("::/0"), list, Peer::Group("sg-2".to_owned())]);
    let all = group_rule(&root("<item><ipProtocol>-1</ipProtocol></item>"));
    assert_eq!((all.protocol, all.ports), (Protocol::All, None));
}

#[test]
fn a_route_leads_to_what_its_id_says() {
    let target = |member: &str, id: &str| {
        let text = format!(
            "<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><{member}>{id}</{member}><state>active</state></item>"
        );
        route(&root(&text)).unwrap().target
    };
    for (member, id, expected) in [
        ("gatewayId", "local", RouteTarget::Local),
        ("gatewayId", "igw-1", RouteTarget::InternetGateway("igw-1".to_owned())),
        ("gatewayId", "vgw-1", RouteTarget::VpnGateway("vgw-1".to_owned())),
        ("gatewayId", "vpce-1", RouteTarget::Appliance("vpce-1".to_owned())),
        ("natGatewayId", "nat-1", RouteTarget::NatGateway("nat-1".to_owned())),
        ("transitGatewayId", "tgw-1", RouteTarget::TransitGateway("tgw-1".to_owned())),
        ("vpcPeeringConnectionId", "pcx-1", RouteTarget::Peering("pcx-1".to_owned())),
        ("networkInterfaceId", "eni-1", RouteTarget::Appliance("eni-1".to_owned())),
    ] {
        assert_eq!(target(member, id), expected);
    }
    let hole = "<item><destinationPrefixListId>pl-1</destinationPrefixListId><natGatewayId>nat-1</natGatewayId><state>blackhole</state></item>";
    let hole = route(&root(hole)).unwrap();
    assert!(hole.blackhole && hole.destination == Destination::PrefixList("pl-1".to_owned()));
}

#[test]
fn an_entry_of_an_acl_says_its_direction_and_ports() {
    let entry = acl_entry(&root(
        "<item><ruleNumber>110</ruleNumber><protocol>6</protocol><ruleAction>deny</ruleAction><egress>true</egress>\
         <cidrBlock>0.0.0.0/0</cidrBlock><portRange><from>1024</from><to>65535</to></portRange></item>",
    ));
    let expected = AclEntry {
        number: 110,
        egress: true,
        allow: false,
        protocol: Protocol::Tcp,
        cidr: net("0.0.0.0/0"),
        ports: Some((1024, 65_535)),
    };
    assert_eq!(entry, Some(expected));
}

/// As botocore's rules for the endpoints of EC2 have it.
#[test]
fn the_address_is_awss_own() {
    for (region, fips, dual, expected) in [
        ("eu-central-1", false, false, "https://ec2.eu-central-1.amazonaws.com"),
        ("eu-central-1", true, false, "https://ec2-fips.eu-central-1.amazonaws.com"),
        ("eu-central-1", false, true, "https://ec2.eu-central-1.api.aws"),
        ("us-gov-west-1", true, false, "https://ec2.us-gov-west-1.amazonaws.com"),
        ("us-gov-west-1", true, true, "https://ec2-fips.us-gov-west-1.api.aws"),
        ("cn-north-1", false, true, "https://ec2.cn-north-1.api.amazonwebservices.com.cn"),
    ] {
        let config = SdkConfig::builder().use_fips(fips).use_dual_stack(dual).build();
        let target = CallTarget { region: region.to_owned(), endpoint: None };
        assert_eq!(own_address(&config, &target), expected);
    }
}
