//! The requests to the network team and to the server's administrator.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first surprise")]

use gangway_catalog::providers::ProviderType;
use gangway_export::requests::{Cidr, NETWORK_REQUEST, NETWORK_TEMPLATE, SERVER_REQUEST, requests};
use gangway_export::{File, Language, Words};
use gangway_setup::document::{BuildNetwork, HostWish, ServerNetwork, Setup};
use gangway_setup::target::{HostNetwork, Target};
use serde_json::{Value, json};

fn setup(provider: ProviderType, network: ServerNetwork) -> Setup {
    let mut setup = Setup { name: "shop".to_owned(), ..Setup::default() };
    setup.repository.provider = Some(provider);
    setup.host = Some(HostWish {
        name: "gitlab-corp".to_owned(),
        endpoint: "https://gitlab.corp.example:8443".to_owned(),
        network,
        ..HostWish::default()
    });
    setup
}

fn target() -> Target {
    let network = HostNetwork {
        vpc: "vpc-1a2b3c4d".to_owned(),
        subnets: vec!["subnet-1a2b3c4d".to_owned(), "subnet-5e6f7a8b".to_owned()],
        security_groups: vec![],
    };
    Target { region: "eu-central-1".to_owned(), network: Some(network), ..Target::default() }
}

fn addresses(texts: &[&str]) -> Vec<Cidr> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn files(setup: &Setup, server: &[&str], language: Language) -> Vec<File> {
    requests(setup, &target(), &addresses(server), &Words::new(language))
}

fn text(files: &[File], path: &str) -> String {
    files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).text.clone()
}

fn private() -> Setup {
    setup(ProviderType::GitLabSelfManaged, ServerNetwork::Private)
}

fn template(setup: &Setup, server: &[&str]) -> Value {
    serde_saphyr::from_str(&text(&files(setup, server, Language::Ja), NETWORK_TEMPLATE)).unwrap()
}

#[test]
fn who_is_asked_depends_on_where_the_server_is() {
    let paths = |setup: &Setup| files(setup, &[], Language::En).into_iter().map(|file| file.path).collect::<Vec<_>>();
    assert_eq!(paths(&private()), [NETWORK_REQUEST, NETWORK_TEMPLATE, SERVER_REQUEST]);
    assert_eq!(paths(&setup(ProviderType::GitHubEnterpriseServer, ServerNetwork::Public)), [SERVER_REQUEST]);
    assert_eq!(paths(&setup(ProviderType::GitHub, ServerNetwork::Private)), [""; 0]);
    let mut unreadable = private();
    unreadable.host.as_mut().unwrap().endpoint = "https://ada:hunter2@gitlab".to_owned();
    assert_eq!(paths(&unreadable), [""; 0]);
}

#[test]
fn both_languages_are_whole_and_say_the_same() {
    for provider in [ProviderType::GitLabSelfManaged, ProviderType::GitHubEnterpriseServer] {
        for network in [ServerNetwork::Private, ServerNetwork::Public] {
            for server in [&[][..], &["10.0.4.7"], &["10.0.4.7", "fd00::7"]] {
                let [en, ja] = Language::ALL else { panic!("two languages") };
                let [en, ja] = [en, ja].map(|language| files(&setup(provider, network), server, *language));
                for (en, ja) in en.iter().zip(&ja) {
                    for file in [en, ja] {
                        assert!(!file.text.contains('⟦') && !file.text.contains("{$"), "{}", file.text);
                    }
                    let sections = |file: &File| file.text.matches("\n## ").count();
                    let blocks = |file: &File| file.text.matches("```").count();
                    assert_eq!((sections(en), blocks(en)), (sections(ja), blocks(ja)), "{}", en.path);
                    assert!(!en.path.ends_with(".yaml") || (en == ja && en.text.is_ascii()), "{}", en.text);
                }
            }
        }
    }
}

/// Text and template say the same: the rules are one list.
#[test]
fn the_security_group_has_the_rules_that_are_told() {
    let properties = |setup: &Setup, server: &[&str]| {
        template(setup, server)["Resources"]["HostSecurityGroup"]["Properties"].clone()
    };
    let rule = |port: u16, key: &str, peer: &str, reason: &str| json!({ "IpProtocol": "tcp", "FromPort": port, "ToPort": port, key: peer, "Description": format!("Gangway: {reason}") });
    let one = properties(&private(), &["10.0.4.7"]);
    assert_eq!(one["SecurityGroupEgress"], json!([rule(8443, "CidrIp", "ServerCidr", "server")]));
    assert_eq!(one["SecurityGroupIngress"], json!([rule(443, "CidrIp", "ServerCidr", "webhooks")]));
    let two = properties(&private(), &["10.0.4.7", "fd00::/8"]);
    assert_eq!(two["SecurityGroupIngress"][1], rule(443, "CidrIpv6", "ServerCidr2", "webhooks"));
    let mut builds = private();
    builds.builds[0].network = Some(BuildNetwork::Host);
    let egress = &properties(&builds, &[])["SecurityGroupEgress"];
    assert_eq!(egress[1], rule(443, "CidrIp", "0.0.0.0/0", "builds"));
    let told = text(&files(&builds, &["10.0.4.7"], Language::En), NETWORK_REQUEST);
    for line in [
        "- Outbound, TCP port 8443, to 10.0.4.7/32: ",
        "- Inbound, TCP port 443, from 10.0.4.7/32: ",
        "- Outbound, TCP port 443, to 0.0.0.0/0: ",
    ] {
        assert!(told.contains(line), "{told}");
    }
    let without = text(&files(&private(), &[], Language::En), NETWORK_REQUEST);
    assert!(!without.contains("0.0.0.0/0") && without.contains("to gitlab.corp.example: "), "{without}");
}

#[test]
fn what_is_known_is_proposed_and_the_rest_is_asked() {
    let parameters = |server: &[&str]| template(&private(), server)["Parameters"].clone();
    assert_eq!(parameters(&[])["ServerCidr"]["Default"], Value::Null);
    assert_eq!(parameters(&["10.0.4.7"])["ServerCidr"]["Default"], "10.0.4.7/32");
    assert_eq!(parameters(&["10.0.4.7", "10.0.4.8"])["ServerCidr2"]["Default"], "10.0.4.8/32");
    assert_eq!(parameters(&[])["VpcId"]["Default"], "vpc-1a2b3c4d");
    let told = text(&files(&private(), &[], Language::En), NETWORK_REQUEST);
    for line in
        ["Server: https://gitlab.corp.example:8443\n", "Addresses of the server: still open\n", "VPC: vpc-1a2b3c4d\n"]
    {
        assert!(told.contains(line), "{told}");
    }
}

#[test]
fn the_administrator_learns_who_must_do_what() {
    let of = |provider, network| text(&files(&setup(provider, network), &[], Language::En), SERVER_REQUEST);
    let gitlab = of(ProviderType::GitLabSelfManaged, ServerNetwork::Private);
    assert!(
        gitlab.contains("scope api")
            && gitlab.contains("admin_mode")
            && gitlab.contains("on AWS's page and nowhere else")
    );
    assert!(gitlab.contains("subnet-1a2b3c4d\nsubnet-5e6f7a8b"), "{gitlab}");
    let github = of(ProviderType::GitHubEnterpriseServer, ServerNetwork::Public);
    assert!(
        github.contains("site administrator or an owner of the organization") && !github.contains("token"),
        "{github}"
    );
    assert!(github.contains("18.196.145.164"), "AWS's addresses of the Region: {github}");
}
