//! EC2's networks over the wire: its dialect of the query protocol, as AWS's clients and a signed call by hand speak it.

use gangway_practice::control::{
    Client, ControlError, PracticeFault, PracticeFaultKind, PracticeFaults, PracticeNetworkScene, PracticeNetworks,
};
use gangway_practice::{Options, Practice};

use crate::http::{Answer, practice, send, signed};

/// A form as it is sent; the version is the model's.
async fn ask(practice: &Practice, form: &str) -> Answer {
    let authorization = signed("ec2");
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
    ];
    let body = format!("Action={form}&Version=2016-11-15");
    send(practice, "POST", "/", &headers, body.as_bytes()).await
}

/// An answer that must be a yes; its text.
pub(crate) async fn shown(practice: &Practice, form: &str) -> String {
    let answer = ask(practice, form).await;
    assert_eq!(answer.status, 200, "{form}: {}", answer.text());
    answer.text()
}

/// What stands between these tags, each time.
pub(crate) fn all<'a>(xml: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    xml.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap_or_default()).collect()
}

/// Status and code of a refusal.
async fn refused(practice: &Practice, form: &str) -> (u16, String) {
    let answer = ask(practice, form).await;
    let text = answer.text();
    assert!(text.starts_with("<Response><Errors><Error><Code>"), "{form}: {text}");
    assert_eq!(all(&text, "RequestID").len(), 1, "{text}");
    (answer.status.as_u16(), all(&text, "Code").concat())
}

/// The id of the VPC with this name.
pub(crate) async fn vpc(practice: &Practice, name: &str) -> String {
    let name = name.replace(' ', "+");
    let found = shown(practice, &format!("DescribeVpcs&Filter.1.Name=tag:Name&Filter.1.Value.1={name}")).await;
    all(&found, "vpcId").first().expect("a VPC of this name").to_string()
}

async fn fault(practice: &Practice, kind: PracticeFaultKind, operation: &str) {
    let fault = PracticeFault { kind, operation: operation.to_owned(), times: Some(1) };
    Client::new(practice.endpoint()).faults(&PracticeFaults { faults: vec![fault] }).await.expect("a fault");
}

#[tokio::test]
async fn answers_are_written_as_ec2_writes_them() {
    let practice = practice().await;
    let answer = ask(&practice, "DescribeVpcs").await;
    let text = answer.text();
    let head = "<DescribeVpcsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15\"><requestId>";
    assert!(text.starts_with(head) && text.contains("</requestId><vpcSet><item>"), "{text:.300}");
    assert_eq!(all(&text, "requestId"), [answer.header("x-amzn-requestid")]);
    assert!(answer.header("content-type").starts_with("text/xml"));
    assert_eq!(all(&text, "isDefault").iter().filter(|is| **is == "true").count(), 1);
    let nothing = shown(&practice, "DescribeVpcs&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-none").await;
    assert!(nothing.ends_with("</requestId><vpcSet></vpcSet></DescribeVpcsResponse>"), "{nothing}");
    practice.stop().await;
}

#[tokio::test]
async fn what_is_chosen_from_is_there() {
    let practice = practice().await;
    let company = vpc(&practice, "Company network").await;
    let filter = format!("Filter.1.Name=vpc-id&Filter.1.Value.1={company}");
    let subnets = shown(&practice, &format!("DescribeSubnets&{filter}")).await;
    let zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1a"];
    assert_eq!(all(&subnets, "availabilityZone"), zones);
    assert_eq!(all(&subnets, "availabilityZoneId")[0], "euw1-az1");
    assert_eq!(all(&subnets, "availableIpAddressCount"), ["251", "251", "251", "250"]);
    let groups = shown(&practice, &format!("DescribeSecurityGroups&{filter}")).await;
    assert_eq!(all(&groups, "groupName"), ["default", "git-host"]);
    let subnet = all(&subnets, "subnetId")[1];
    let both = shown(&practice, &format!("DescribeSubnets&{filter}&SubnetId.1={subnet}")).await;
    assert_eq!(all(&both, "subnetId"), [subnet]);
    let route =
        shown(&practice, &format!("DescribeRouteTables&Filter.1.Name=association.subnet-id&Filter.1.Value.1={subnet}"))
            .await;
    assert!(route.contains("<destinationCidrBlock>10.0.0.0/8</destinationCidrBlock>"), "{route}");
    let names = shown(&practice, &format!("DescribeVpcAttribute&VpcId={company}&Attribute=enableDnsHostnames")).await;
    assert!(names.contains("<enableDnsHostnames><value>true</value></enableDnsHostnames>"), "{names}");
    practice.stop().await;
}

#[tokio::test]
async fn each_region_and_each_world_has_ids_of_its_own() {
    let practice = practice().await;
    let ids = async |practice: &Practice, region: &str| {
        let authorization = signed("ec2").replace("eu-west-1", region);
        let headers = [("authorization", authorization.as_str())];
        let answer = send(practice, "POST", "/", &headers, b"Action=DescribeVpcs").await;
        all(&answer.text(), "vpcId").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let here = ids(&practice, "eu-west-1").await;
    assert!(here.iter().all(|id| id.len() == 21), "{here:?}");
    assert_eq!(ids(&practice, "eu-west-1").await, here);
    let there = ids(&practice, "ap-northeast-1").await;
    assert!(there.len() == here.len() && there.iter().all(|id| !here.contains(id)));
    let other = Practice::start(Options { seed: 2, ..Options::default() }).await.expect("a free port");
    assert!(ids(&other, "eu-west-1").await.iter().all(|id| !here.contains(id)));
    other.stop().await;
    practice.stop().await;
}

#[tokio::test]
async fn lists_come_in_pages_by_tokens() {
    let practice = practice().await;
    let whole = shown(&practice, "DescribeSubnets").await;
    let (mut paged, mut token) = (Vec::new(), String::new());
    loop {
        let more = if token.is_empty() { String::new() } else { format!("&NextToken={token}") };
        let page = shown(&practice, &format!("DescribeSubnets&MaxResults=7{more}")).await;
        assert!(all(&page, "subnetId").len() <= 7);
        paged.extend(all(&page, "subnetId").into_iter().map(str::to_owned));
        match all(&page, "nextToken").first() {
            Some(next) => token = next.replace('=', "%3D"),
            None => break,
        }
    }
    assert_eq!(paged, all(&whole, "subnetId"));
    for (form, code) in [
        ("DescribeSubnets&NextToken=nonsense", "InvalidNextToken"),
        ("DescribeSubnets&MaxResults=4", "InvalidParameterValue"),
        ("DescribeSubnets&MaxResults=1001", "InvalidParameterValue"),
        ("DescribeRouteTables&MaxResults=101", "InvalidParameterValue"),
        ("DescribeSubnets&MaxResults=many", "InvalidParameterValue"),
        ("DescribeVpcs&MaxResults=5&VpcId.1=vpc-0123456789abcdef0", "InvalidParameterCombination"),
    ] {
        assert_eq!(refused(&practice, form).await, (400, code.to_owned()), "{form}");
    }
    practice.stop().await;
}

#[tokio::test]
async fn what_is_wrong_is_named_by_ec2s_codes() {
    let practice = practice().await;
    for (form, code) in [
        ("DescribeVpcs&VpcId.1=vpc-0123456789abcdef0", "InvalidVpcID.NotFound"),
        ("DescribeVpcs&VpcId.1=vpc-01234567", "InvalidVpcID.NotFound"),
        ("DescribeVpcs&VpcId.1=vpc-xyz", "InvalidVpcID.Malformed"),
        ("DescribeVpcs&VpcId.1=vpc-01234567&VpcId.2=subnet-01234567", "InvalidVpcID.Malformed"),
        ("DescribeSubnets&SubnetId.1=subnet-0123456789abcdef0", "InvalidSubnetID.NotFound"),
        ("DescribeSecurityGroups&GroupId.1=sg-0123456789abcdef0", "InvalidGroup.NotFound"),
        ("DescribeSecurityGroups&GroupId.1=sg-0123456789abcdef", "InvalidGroupId.Malformed"),
        ("DescribeSecurityGroups&GroupName.1=nobody", "InvalidGroup.NotFound"),
        ("DescribeVpcAttribute&VpcId=vpc-01234567&Attribute=enableDnsSupport", "InvalidVpcID.NotFound"),
        ("DescribeVpcAttribute&Attribute=enableDnsSupport", "MissingParameter"),
        ("DescribeVpcAttribute&VpcId=vpc-01234567&Attribute=enableWine", "InvalidParameterValue"),
        ("DescribeVpcs&VpcIds.1=vpc-01234567", "UnknownParameter"),
        ("DescribeVpcs&VpcId.member.1=vpc-01234567", "UnknownParameter"),
        ("DescribeVpcs&Filter.1.Name=vpc-id&Filter.1.Values.1=vpc-01234567", "UnknownParameter"),
        ("DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=red", "InvalidParameterValue"),
        ("DescribeVpcs&Filter.1.Name=vpc-id", "InvalidParameterValue"),
        ("DescribeVpcs&DryRun=perhaps", "InvalidParameterValue"),
        ("RunInstances", "InvalidAction"),
    ] {
        assert_eq!(refused(&practice, form).await, (400, code.to_owned()), "{form}");
    }
    let values: String = (1..=201).map(|at| format!("&Filter.1.Value.{at}=x")).collect();
    let many = format!("DescribeVpcs&Filter.1.Name=vpc-id{values}");
    assert_eq!(refused(&practice, &many).await, (400, "FilterLimitExceeded".to_owned()));
    practice.stop().await;
}

#[tokio::test]
async fn a_dry_run_says_whether_it_would_be_allowed() {
    let practice = practice().await;
    let subnet = "SubnetId=subnet-0123456789abcdef0";
    for form in [
        &format!("CreateNetworkInterface&{subnet}"),
        "CreateVpcEndpoint&VpcId=vpc-0123456789abcdef0",
        "CreateTags&ResourceId.1=eni-0123456789abcdef0&Tag.1.Key=a&Tag.1.Value=b",
        "DeleteNetworkInterface&NetworkInterfaceId=eni-0123456789abcdef0",
        "DeleteVpcEndpoints&VpcEndpointId.1=vpce-0123456789abcdef0",
        "DescribeVpcs",
    ] {
        let dry = format!("{form}&DryRun=true");
        assert_eq!(refused(&practice, &dry).await, (412, "DryRunOperation".to_owned()), "{form}");
        let operation = form.split('&').next().unwrap_or_default();
        fault(&practice, PracticeFaultKind::AccessDenied, &format!("ec2:{operation}")).await;
        assert_eq!(refused(&practice, &dry).await, (403, "UnauthorizedOperation".to_owned()), "{form}");
    }
    practice.stop().await;
}

#[tokio::test]
async fn faults_strike_one_call_as_ec2_says_it() {
    let practice = practice().await;
    for (kind, status, code) in [
        (PracticeFaultKind::AccessDenied, 403, "UnauthorizedOperation"),
        (PracticeFaultKind::Throttling, 503, "RequestLimitExceeded"),
        (PracticeFaultKind::ExpiredToken, 400, "RequestExpired"),
        (PracticeFaultKind::ServerError, 500, "InternalError"),
    ] {
        fault(&practice, kind, "ec2:DescribeSubnets").await;
        shown(&practice, "DescribeVpcs").await;
        assert_eq!(refused(&practice, "DescribeSubnets").await, (status, code.to_owned()));
        shown(&practice, "DescribeSubnets").await;
    }
    practice.stop().await;
}

#[tokio::test]
async fn a_regions_networks_can_be_set() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    let set = async |scene: Option<PracticeNetworkScene>, deleted: &[&str]| {
        let deleted_vpcs = deleted.iter().map(|id| (*id).to_owned()).collect();
        client.networks(&PracticeNetworks { region: "eu-west-1".to_owned(), scene, deleted_vpcs }).await
    };
    let company = vpc(&practice, "Company network").await;
    set(None, &[&company]).await.expect("it goes");
    let gone = format!("DescribeVpcs&VpcId.1={company}");
    assert_eq!(refused(&practice, &gone).await, (400, "InvalidVpcID.NotFound".to_owned()));
    let subnets = shown(&practice, &format!("DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1={company}")).await;
    assert!(all(&subnets, "subnetId").is_empty());
    assert!(matches!(set(None, &[&company]).await, Err(ControlError::Refused { status: 400, .. })));

    set(Some(PracticeNetworkScene::NoVpc), &[]).await.expect("it is set");
    assert!(all(&shown(&practice, "DescribeVpcs").await, "vpcId").is_empty());
    assert!(!all(&shown(&practice, "DescribeAvailabilityZones").await, "zoneName").is_empty());

    set(Some(PracticeNetworkScene::Many), &[]).await.expect("it is set");
    assert_eq!(all(&shown(&practice, "DescribeVpcs").await, "cidrBlockAssociationSet").len(), 500);
    let of_company = format!("Filter.1.Name=vpc-id&Filter.1.Value.1={company}");
    assert_eq!(all(&shown(&practice, &format!("DescribeSubnets&{of_company}")).await, "subnetId").len(), 500);
    let groups = shown(&practice, &format!("DescribeSecurityGroups&{of_company}")).await;
    assert_eq!(all(&groups, "securityGroupArn").len(), 500);
    practice.stop().await;
}

#[tokio::test]
async fn what_is_made_is_shown_and_goes_again() {
    let practice = practice().await;
    let company = vpc(&practice, "Company network").await;
    let filter = format!("Filter.1.Name=vpc-id&Filter.1.Value.1={company}");
    let subnets = shown(&practice, &format!("DescribeSubnets&{filter}")).await;
    let subnet = all(&subnets, "subnetId")[0].to_owned();
    let service = "ServiceName=com.amazonaws.eu-west-1.codebuild&VpcEndpointType=Interface";
    let made = shown(&practice, &format!("CreateVpcEndpoint&VpcId={company}&{service}&SubnetId.1={subnet}")).await;
    let endpoint = all(&made, "vpcEndpointId")[0].to_owned();
    let interface = shown(&practice, &format!("CreateNetworkInterface&SubnetId={subnet}")).await;
    let interface = all(&interface, "networkInterfaceId")[0].to_owned();
    let free = shown(&practice, &format!("DescribeSubnets&SubnetId.1={subnet}")).await;
    assert_eq!(all(&free, "availableIpAddressCount"), ["249"]);
    let tagged = format!("CreateTags&ResourceId.1={interface}&ResourceId.2={company}&Tag.1.Key=team&Tag.1.Value=blue");
    assert!(shown(&practice, &tagged).await.ends_with("<return>true</return></CreateTagsResponse>"));
    let by_tag = "Filter.1.Name=tag:team&Filter.1.Value.1=bl*";
    assert_eq!(all(&shown(&practice, &format!("DescribeVpcs&{by_tag}")).await, "vpcId"), [company]);
    let found = shown(&practice, &format!("DescribeNetworkInterfaces&{by_tag}")).await;
    assert_eq!(all(&found, "networkInterfaceId"), [interface.as_str()]);

    shown(&practice, &format!("DeleteNetworkInterface&NetworkInterfaceId={interface}")).await;
    let unknown = "vpce-0123456789abcdef0";
    let deleted =
        shown(&practice, &format!("DeleteVpcEndpoints&VpcEndpointId.1={endpoint}&VpcEndpointId.2={unknown}")).await;
    assert_eq!(
        (all(&deleted, "resourceId"), all(&deleted, "code")),
        (vec![unknown], vec!["InvalidVpcEndpointId.NotFound"])
    );
    let free = shown(&practice, &format!("DescribeSubnets&SubnetId.1={subnet}")).await;
    assert_eq!(all(&free, "availableIpAddressCount"), ["251"]);
    practice.stop().await;
}
