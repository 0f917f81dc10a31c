use super::*;
use crate::document::{BuildNetwork, HostWish, ServerNetwork};
use crate::target::HostNetwork;

const HOST: &str = "arn:aws:codeconnections:eu-west-1:123456789012:host/gitlab-corp-1a2b3c4d";

/// A setup without problems whose server is one's own and private.
fn own(provider: ProviderType) -> Setup {
    let mut setup = good();
    setup.repository.provider = Some(provider);
    setup.host = Some(HostWish {
        name: "gitlab-corp".to_owned(),
        endpoint: "https://git.corp.example:8443".to_owned(),
        network: ServerNetwork::Private,
        certificate: Some("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n".to_owned()),
        ..HostWish::default()
    });
    setup
}

fn found(facts: &Facts, change: impl FnOnce(&mut Setup)) -> Vec<String> {
    let mut setup = own(ProviderType::GitLabSelfManaged);
    change(&mut setup);
    check(&setup, facts).iter().map(summary).collect()
}

fn wish(setup: &mut Setup) -> &mut HostWish {
    setup.host.as_mut().unwrap()
}

fn after(change: impl FnOnce(&mut HostWish)) -> Vec<String> {
    found(&Facts::default(), |setup| change(wish(setup)))
}

#[test]
fn a_server_of_ones_own_needs_a_host_and_no_other_does() {
    for provider in providers::ALL {
        let with = |host: bool| {
            let mut setup = own(provider.provider_type);
            if !host {
                setup.host = None;
            }
            check(&setup, &Facts::default()).iter().map(summary).collect::<Vec<_>>()
        };
        let [with, without] = [with(true), with(false)];
        if provider.needs_host {
            assert_eq!((with, without), (vec![], vec!["host host-missing".to_owned()]), "{}", provider.id);
        } else {
            assert_eq!((with, without), (vec!["host host-not-needed".to_owned()], vec![]), "{}", provider.id);
        }
    }
    let undecided = found(&Facts::default(), |setup| setup.repository.provider = None);
    assert_eq!(undecided, ["repository.provider missing"]);
}

#[test]
fn its_name() {
    for (name, code) in [
        ("GitLab.corp_1-x".to_owned(), None),
        (String::new(), Some("missing")),
        ("two\nlines".to_owned(), Some("characters")),
        ("git lab".to_owned(), Some("characters")),
        ("n".repeat(64), None),
        ("n".repeat(65), Some("too-long")),
    ] {
        let expected: Vec<_> = code.map(|code| format!("host.name {code}")).into_iter().collect();
        assert_eq!(after(|host| host.name.clone_from(&name)), expected, "{name}");
    }
}

#[test]
fn its_address() {
    let at = |endpoint: &str, provider| {
        found(&Facts::default(), |setup| {
            setup.repository.provider = Some(provider);
            endpoint.clone_into(&mut wish(setup).endpoint);
        })
    };
    let [gitlab, github] = [ProviderType::GitLabSelfManaged, ProviderType::GitHubEnterpriseServer];
    for endpoint in ["https://git.corp.example", "https://git.corp.example:8443/", "https://corp.example/gitlab"] {
        assert_eq!(at(endpoint, gitlab), NONE, "{endpoint}");
    }
    assert_eq!(at("https://git.corp.example/", github), NONE);
    for (endpoint, code) in [
        ("", "missing"),
        (format!("https://{}.example", "a".repeat(512)).as_str(), "too-long"),
        ("git.corp.example", "endpoint-form"),
        ("http://git.corp.example", "endpoint-form"),
        ("https://ada:hunter2@git.corp.example", "endpoint-form"),
        ("https://git.corp.example.", "endpoint-form"),
        ("https://例え.jp", "endpoint-form"),
        ("https://localhost", "endpoint-form"),
        ("https://git.corp.example?x", "endpoint-form"),
        ("https://10.0.0.7", "endpoint-form?"),
        ("https://[fd00::7]:8443", "endpoint-form?"),
        ("https://git.corp.example/octo/shop", "endpoint-form"),
        ("https://git.corp.example/octo/shop.git", "endpoint-form"),
        ("https://gitlab.com", "endpoint-of-cloud"),
        ("https://github.com", "endpoint-of-cloud"),
        ("https://bitbucket.org", "endpoint-of-cloud"),
        ("https://octo.ghe.com", "provider-not-offered"),
        ("https://bitbucket.corp.example", "provider-not-offered?"),
        ("https://github.corp.example", "provider-not-of-address?"),
    ] {
        let codes = at(endpoint, gitlab);
        assert!(codes.contains(&format!("host.endpoint {code}")), "{endpoint}: {codes:?}");
    }
    assert_eq!(
        at("https://git.corp.example/x", github),
        ["host.endpoint endpoint-form"],
        "only GitLab runs below a path"
    );
}

/// What the sentence offers, and that nothing secret is in it.
#[test]
fn a_better_address_is_offered_and_no_secret_told() {
    let facts = |endpoint: &str| {
        let mut setup = own(ProviderType::GitLabSelfManaged);
        endpoint.clone_into(&mut wish(&mut setup).endpoint);
        let problems = check(&setup, &Facts::default());
        let told = serde_json::to_string(&problems).unwrap();
        assert!(!told.contains("hunter2"), "{told}");
        problems.first().and_then(|problem| problem.facts.get("value")).cloned()
    };
    for (endpoint, better) in [
        ("git.corp.example:8443", "https://git.corp.example:8443"),
        ("https://例え.jp", "https://xn--r8jz45g.jp"),
        ("https://git.corp.example/tools/octo/shop.git", "https://git.corp.example/tools"),
        ("https://ada:hunter2@git.corp.example", "none"),
        ("http://ada:hunter2@git.corp.example", "none"),
        ("ada:hunter2@git.corp.example", "none"),
        ("https://git.corp.example?token=hunter2", "none"),
    ] {
        assert_eq!(facts(endpoint), Some(better.into()), "{endpoint}");
    }
}

#[test]
fn its_certificate() {
    let pem = |size: usize| format!("-----BEGIN CERTIFICATE-----\n{}", "A".repeat(size - 28));
    let with = |text: &str| after(|host| host.certificate = Some(text.to_owned()));
    for text in ["", " \n", &pem(16_384), "\n-----BEGIN CERTIFICATE-----\nMII"] {
        assert_eq!(with(text), NONE, "{text}");
    }
    assert_eq!(with(&pem(16_385)), ["host.certificate too-long"]);
    for text in ["MII", "subject=CN\n-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE REQUEST-----", "日本"] {
        assert_eq!(with(text), ["host.certificate certificate-form"], "{text}");
    }
    let key = format!("{}\n-----BEGIN RSA PRIVATE KEY-----\nMII", pem(99));
    assert_eq!(with(&key), ["host.certificate certificate-key"]);
    let public = after(|host| host.network = ServerNetwork::Public);
    assert_eq!(public, ["host.certificate combination"], "CreateHost takes it with a VPC alone");
}

/// Neither a password nor a key gets past the reading, so none is written again.
#[test]
fn a_file_with_a_secret_loses_it_and_says_so() {
    let text = r#"{"gangway": 2, "repository": {"provider": "GitLabSelfManaged"}, "host": {
        "endpoint": "https://ada:hunter2@git.corp.example",
        "certificate": "-----BEGIN CERTIFICATE-----\nMII\n-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0"}}"#;
    let newer = text.replacen('2', "9", 1);
    for text in [text, newer.as_str()] {
        let document = crate::file::open(text).unwrap();
        let codes: Vec<_> = check(&document, &Facts::default()).iter().map(summary).collect();
        for code in ["host.endpoint endpoint-form", "host.certificate certificate-key"] {
            assert!(codes.iter().any(|one| one == code), "{codes:?}");
        }
        let written = crate::file::to_text(&document);
        assert!(
            !written.contains("hunter2") && !written.contains("c2VjcmV0") && written.contains("git.corp"),
            "{written}"
        );
    }
}

fn there(provider: ProviderType, endpoint: &str, status: &str, vpc: Option<&str>) -> KnownHost {
    KnownHost {
        arn: HOST.to_owned(),
        name: "gitlab-corp".to_owned(),
        endpoint: endpoint.to_owned(),
        provider: Some(provider),
        status: status.to_owned(),
        vpc: vpc.map(str::to_owned),
    }
}

fn with_host(host: KnownHost, arn: Option<&str>) -> Facts {
    Facts {
        region: Some("eu-west-1".to_owned()),
        hosts: Some(vec![host]),
        host_arn: arn.map(str::to_owned),
        ..Facts::default()
    }
}

const VPC: Option<&str> = Some("vpc-1a2b3c4d");

#[test]
fn another_host_that_leads_there_is_named() {
    let of = |endpoint, status| {
        let host = there(ProviderType::GitLabSelfManaged, endpoint, status, VPC);
        found(&with_host(host, None), |_| {})
    };
    let taken = ["host.endpoint endpoint-taken?"];
    assert_eq!(of("https://git.corp.example:8443", "AVAILABLE"), taken);
    assert_eq!(of("https://Git.Corp.Example:8443/", "VPC_CONFIG_FAILED_INITIALIZATION"), taken);
    assert_eq!(of("https://git.corp.example", "AVAILABLE"), NONE);
    assert_eq!(of("https://git.corp.example:8443", "VPC_CONFIG_DELETING"), NONE);
    assert_eq!(of("not an address", "AVAILABLE"), NONE);
}

#[test]
fn the_chosen_host() {
    let gitlab = ProviderType::GitLabSelfManaged;
    let endpoint = "https://git.corp.example:8443";
    let chosen = |host| found(&with_host(host, Some(HOST)), |_| {});
    assert_eq!(chosen(there(gitlab, endpoint, "AVAILABLE", VPC)), NONE);
    assert_eq!(chosen(there(gitlab, endpoint, "AVAILABLE", None)), ["host host-without-vpc?"]);
    assert_eq!(chosen(there(gitlab, "https://a.example", "AVAILABLE", VPC)), ["host host-of-other-server?"]);
    let github = there(ProviderType::GitHubEnterpriseServer, endpoint, "AVAILABLE", VPC);
    assert_eq!(chosen(github), ["host host-provider"]);
    let gone = KnownHost { arn: HOST.replace("1a2b", "9999"), ..there(gitlab, endpoint, "AVAILABLE", VPC) };
    assert_eq!(chosen(gone), ["host dangling-reference?"]);
    let facts = with_host(there(gitlab, endpoint, "AVAILABLE", VPC), Some(HOST));
    let elsewhere = Facts { region: Some("us-east-1".to_owned()), ..facts.clone() };
    assert_eq!(found(&elsewhere, |_| {}), ["host not-in-region"], "hosts are regional");
    let odd = Facts { host_arn: Some("arn:aws:s3:::bucket".to_owned()), ..facts.clone() };
    assert_eq!(found(&odd, |_| {}), ["host unknown"]);
    // nothing is made of the wish then
    assert_eq!(found(&facts, |setup| setup.host = None), NONE);
    assert_eq!(found(&facts, |setup| wish(setup).name.clear()), NONE);
    assert_eq!(found(&facts, |setup| wish(setup).name.push(' ')), ["host.name characters?"]);
    let connected = Facts { connection_arn: Some(ARN.to_owned()), ..Facts::default() };
    assert_eq!(found(&connected, |setup| setup.host = None), NONE);
    let key = found(&facts, |setup| wish(setup).certificate = Some("-----BEGIN PRIVATE KEY-----".to_owned()));
    assert_eq!(key, ["host.certificate certificate-key"], "a key is refused in any case");
}

fn network(subnets: usize, groups: usize) -> HostNetwork {
    HostNetwork {
        vpc: "vpc-1a2b3c4d".to_owned(),
        subnets: (0..subnets).map(|index| format!("subnet-{index:017}")).collect(),
        security_groups: (0..groups).map(|index| format!("sg-{index:08}")).collect(),
    }
}

#[test]
fn the_network_of_a_private_server() {
    let with = |network: HostNetwork| found(&Facts { network: Some(network), ..Facts::default() }, |_| {});
    assert_eq!(with(network(2, 1)), NONE);
    assert_eq!(with(network(10, 10)), NONE);
    assert_eq!(with(HostNetwork::default()), ["network.vpc missing"]);
    assert_eq!(with(network(0, 0)), ["network.subnets too-few", "network.securityGroups too-few"]);
    assert_eq!(with(network(11, 11)), ["network.subnets too-many", "network.securityGroups too-many"]);
    for id in ["vpc-1", "vpc-1a2b3c4d5", "VPC-1a2b3c4d", "subnet-1a2b3c4d", "vpc-1a2b3c4\n", "vpc-$(x)xxxx"] {
        assert_eq!(with(HostNetwork { vpc: id.to_owned(), ..network(1, 1) }), ["network.vpc unknown"], "{id}");
    }
    let mut twice = network(2, 1);
    twice.subnets[1] = twice.subnets[0].clone();
    twice.security_groups[0] = "x".to_owned();
    assert_eq!(with(twice), ["network.subnets.1 duplicate", "network.securityGroups.0 unknown"]);
    let unchosen = Facts { network: Some(HostNetwork::default()), ..Facts::default() };
    let public = |setup: &mut Setup| {
        *wish(setup) = HostWish { network: ServerNetwork::Public, certificate: None, ..wish(setup).clone() }
    };
    assert_eq!(found(&unchosen, public), NONE, "nobody asks for it");
    let chosen = Facts { host_arn: Some(HOST.to_owned()), ..unchosen };
    assert_eq!(found(&chosen, |_| {}), NONE, "the host has its own");
    let clones = |setup: &mut Setup| pipeline(setup).source.format = SourceFormat::Clone;
    assert_eq!(found(&chosen, clones), ["network.vpc missing"], "but the build needs to know it");
}

#[test]
fn where_builds_run() {
    let five = Facts { network: Some(network(2, 5)), ..Facts::default() };
    let six = Facts { network: Some(network(2, 6)), ..Facts::default() };
    let run = |facts: &Facts, format, network: Option<BuildNetwork>| {
        found(facts, |setup| {
            pipeline(setup).source.format = format;
            build(setup).network = network;
        })
    };
    use BuildNetwork::{Host, Public};
    use SourceFormat::{Clone, Zip};
    let too_many = ["network.securityGroups too-many-for-builds"];
    for (format, network, expected) in
        [(Zip, None, &NONE[..]), (Zip, Some(Host), &too_many), (Clone, None, &too_many), (Clone, Some(Host), &too_many)]
    {
        assert_eq!(run(&five, format, network), NONE);
        assert_eq!(run(&six, format, network), expected, "{format:?} {network:?}");
    }
    assert_eq!(run(&five, Clone, Some(Public)), ["builds.0.network combination?"]);
    assert_eq!(run(&six, Zip, Some(Public)), NONE);
    let cloud = check_after(|setup| build(setup).network = Some(Host));
    assert_eq!(cloud, ["builds.0.network combination"]);
    let public = found(&five, |setup| {
        *wish(setup) = HostWish { network: ServerNetwork::Public, certificate: None, ..wish(setup).clone() };
        build(setup).network = Some(Host);
    });
    assert_eq!(public, ["builds.0.network combination"]);
}

proptest! {
    #[test]
    fn no_host_makes_it_panic(texts in prop::collection::vec(any::<String>(), 6), private in any::<bool>()) {
        let [name, endpoint, certificate, vpc, subnet, group] = texts.try_into().unwrap();
        let mut setup = own(ProviderType::GitHubEnterpriseServer);
        let network = if private { ServerNetwork::Private } else { ServerNetwork::Public };
        setup.host = Some(HostWish { name, endpoint: endpoint.clone(), network, certificate: Some(certificate), ..HostWish::default() });
        let network = Some(HostNetwork { vpc, subnets: vec![subnet.clone(), subnet], security_groups: vec![group] });
        let mut host = there(ProviderType::GitLabSelfManaged, &endpoint, "x", None);
        host.arn.clone_from(&endpoint);
        let facts = Facts { network, host_arn: Some(endpoint), hosts: Some(vec![host]), ..Facts::default() };
        for problem in check(&setup, &facts) {
            prop_assert!(problem.facts.values().all(|fact| serde_json::to_string(fact).unwrap().len() < 800));
        }
    }
}
