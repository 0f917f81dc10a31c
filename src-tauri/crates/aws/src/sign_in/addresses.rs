//! The addresses of a portal: where the browser is sent, and which addresses may be those of a device code.

use aws_sdk_ssooidc::config::endpoint::{DefaultResolver, Params, ResolveEndpoint as _};
use gangway_catalog::fault::Fault;
use gangway_catalog::regions;
use gangway_profiles::endpoints::{Service, is_private};
use gangway_profiles::source::identity_center::Portal;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use super::faults;
use crate::route::Route;

/// Everything but RFC 3986's unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Domains of Identity Center's portals: <https://docs.aws.amazon.com/singlesignon/latest/userguide/using-the-portal.html>
const PORTALS: &[&str] = &["awsapps.com", "awsapps.cn", "app.aws"];

/// The page that gives an authorization code, with these values in its query. It isn't in AWS's API model: it lies beside
/// the operations.
///
/// # Errors
/// [`gangway_catalog::fault::FaultCode::AddressNotAllowed`] where somebody named an address over the network without TLS.
pub(super) async fn authorize(route: &Route, portal: &Portal, query: &[(&str, &str)]) -> Result<String, Fault> {
    let base = match route.endpoint(Service::SsoOidc) {
        Some(endpoint) => endpoint.to_owned(),
        None => aws_address(route, &portal.region).await,
    };
    let url = Url::parse(&base).ok().filter(is_private).ok_or_else(|| faults::address_not_allowed(&base))?;
    let query: Vec<String> =
        query.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, ENCODED))).collect();
    Ok(format!("{}/authorize?{}", url.origin().ascii_serialization(), query.join("&")))
}

/// AWS's own, by AWS's rules.
async fn aws_address(route: &Route, region: &str) -> String {
    let params = Params::builder().region(region).use_fips(route.fips()).use_dual_stack(route.dual_stack()).build();
    let found = match params {
        Ok(params) => DefaultResolver::new().resolve_endpoint(&params).await.ok(),
        Err(_) => None,
    };
    let suffix = regions::partition(region).dns_suffix;
    found.map_or_else(|| format!("https://oidc.{region}.{suffix}"), |endpoint| endpoint.url().to_owned())
}

/// An address that the portal gave for a device code, when it is one of AWS's or of the portal itself. Whoever answers in
/// AWS's place may give any.
///
/// # Errors
/// [`gangway_catalog::fault::FaultCode::AddressNotAllowed`]
pub(super) fn of_device<'a>(address: &'a str, route: &Route, portal: &Portal) -> Result<&'a str, Fault> {
    let named = [route.endpoint(Service::SsoOidc), Some(portal.start_url.as_str())];
    let origins: Vec<_> =
        named.into_iter().flatten().filter_map(|it| Url::parse(it).ok()).map(|it| it.origin()).collect();
    let allowed = Url::parse(address).is_ok_and(|url| {
        let plain = url.username().is_empty() && url.password().is_none() && is_private(&url);
        plain && (origins.contains(&url.origin()) || is_aws(&url, &portal.region))
    });
    if allowed { Ok(address) } else { Err(faults::address_not_allowed(address)) }
}

fn is_aws(url: &Url, region: &str) -> bool {
    let Some(Host::Domain(host)) = url.host() else { return false };
    let below = |domain: &&str| host.strip_suffix(*domain).is_some_and(|rest| rest.ends_with('.'));
    let device = format!("device.sso.{region}.{}", regions::partition(region).dns_suffix);
    url.scheme() == "https" && url.port().is_none() && (host == device || PORTALS.iter().any(below))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::CallSettings;

    fn portal(region: &str) -> Portal {
        Portal {
            session: Some("s".to_owned()),
            start_url: "https://login.corp.example/start".to_owned(),
            region: region.to_owned(),
            scopes: vec![],
        }
    }

    #[tokio::test]
    async fn the_page_is_aws_s_and_its_values_are_encoded() {
        for (region, origin) in [
            ("eu-west-1", "https://oidc.eu-west-1.amazonaws.com"),
            ("us-gov-west-1", "https://oidc.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://oidc.cn-north-1.amazonaws.com.cn"),
        ] {
            let route = Route::new(region, &CallSettings::default()).unwrap();
            let address = authorize(&route, &portal(region), &[("scopes", "a:b c"), ("x", "&=é")]).await.unwrap();
            assert_eq!(address, format!("{origin}/authorize?scopes=a%3Ab%20c&x=%26%3D%C3%A9"));
        }
    }

    #[test]
    fn a_device_code_is_compared_at_aws_or_at_the_portal() {
        let route = Route::new("eu-west-1", &CallSettings::default()).unwrap();
        let portal = portal("eu-west-1");
        for good in [
            "https://device.sso.eu-west-1.amazonaws.com/?user_code=A",
            "https://d-9067.awsapps.com/start/#/device?user_code=A",
            "https://ssoins-1.portal.eu-west-1.app.aws/#/device",
            "https://login.corp.example/device",
        ] {
            assert_eq!(of_device(good, &route, &portal), Ok(good));
        }
        for bad in [
            "",
            "device.sso.eu-west-1.amazonaws.com",
            "http://device.sso.eu-west-1.amazonaws.com/",
            "https://device.sso.eu-west-1.amazonaws.com.evil.example/",
            "https://device.sso.eu-west-1.amazonaws.com:8443/",
            "https://u:p@d-9067.awsapps.com/",
            "https://evilawsapps.com/",
            "https://evil.s3.amazonaws.com/",
            "http://127.0.0.1:1/",
            "javascript:alert(1)",
            "file:///etc/passwd",
        ] {
            assert!(of_device(bad, &route, &portal).is_err(), "{bad}");
        }
    }
}
