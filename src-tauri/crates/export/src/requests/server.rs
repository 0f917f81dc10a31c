//! The request to whoever runs the Git server.

use gangway_catalog::addresses;
use gangway_words::Words;

use super::Subject;
use crate::readme::Readme;

pub(super) fn request(subject: &Subject<'_>, words: &Words) -> String {
    let mut readme = Readme::new(words, "file-request-server-title");
    let provider = [("provider", subject.provider.id.into())];
    readme.say("file-request-server-what", &provider);
    readme.block("text", &subject.endpoint.to_string());
    readme.section("file-request-server-reach");
    reach(subject, &mut readme);
    readme.section("file-request-server-certificate");
    readme.say("file-request-server-chain", &[]);
    readme.section("file-request-server-steps");
    readme.say("file-request-server-version", &provider);
    readme.say("file-request-server-who", &provider);
    readme.say("file-host-set-up", &provider);
    readme.say("file-request-server-secret", &provider);
    readme.text()
}

/// The server's own firewall: towards the VPC, or towards AWS's addresses.
fn reach(subject: &Subject<'_>, readme: &mut Readme<'_>) {
    let port = subject.endpoint.port().to_string();
    if subject.is_private {
        readme.say("file-request-server-from-vpc", &[("port", port.into())]);
        let subnets = subject.target.network.as_ref().map(|network| network.subnets.join("\n")).unwrap_or_default();
        if !subnets.is_empty() {
            readme.block("text", &subnets);
        }
        readme.say("file-request-server-webhooks", &[("provider", subject.provider.id.into())]);
        return;
    }
    let region = subject.target.region.as_str();
    let known = addresses::of_connections(region);
    let told = if known.is_empty() { "no" } else { "yes" };
    readme.say(
        "file-request-server-from-internet",
        &[("port", port.into()), ("region", region.into()), ("known", told.into())],
    );
    if !known.is_empty() {
        readme.block("text", &known.join("\n"));
    }
}
