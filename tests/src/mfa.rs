//! The practice account's MFA device, and a role for whoever has its code.

use url::form_urlencoded::Serializer;

use crate::http::exchange;

/// The path of the page that the device shows its code on.
pub const PAGE: &str = "/_device/mfa";

/// The device's ARN, and the code that it shows now.
///
/// # Panics
/// When its page shows neither.
pub async fn device(endpoint: &str) -> (String, String) {
    let page = exchange(endpoint, &format!("GET {PAGE}"), &[], "").await;
    (shown(&page, "<code>").to_owned(), shown(&page, "<strong class=\"code\">").to_owned())
}

/// What a page shows behind a tag: the text of an element.
fn shown<'p>(page: &'p str, begin: &str) -> &'p str {
    let (_, rest) = page.split_once(begin).expect(begin);
    rest.split('<').next().unwrap_or_default()
}

/// Makes the role `guarded`, which whoever has a code may assume. Gives its ARN.
///
/// # Panics
/// When the account refuses.
pub async fn guarded_role(endpoint: &str, account: &str) -> String {
    let condition = r#"{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#;
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{account}"}},"Action":"sts:AssumeRole","Condition":{condition}}}]}}"#
    );
    let form = Serializer::new(String::new())
        .extend_pairs([
            ("Action", "CreateRole"),
            ("Version", "2010-05-08"),
            ("RoleName", "guarded"),
            ("AssumeRolePolicyDocument", &trust),
        ])
        .finish();
    let signed = [
        ("authorization", "AWS4-HMAC-SHA256 Credential=K/20261120/us-east-1/iam/aws4_request"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let answer = exchange(endpoint, "POST /", &signed, &form).await;
    assert!(answer.contains("<RoleName>guarded</RoleName>"), "{answer}");
    format!("arn:aws:iam::{account}:role/guarded")
}
