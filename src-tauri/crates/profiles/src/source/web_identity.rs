//! A role that is assumed with a token of another identity provider, which lies in a file.

use crate::environment::Environment;
use crate::fault::{Cause, ProfileFault};
use crate::files::Profile;

/// What AssumeRoleWithWebIdentity asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebIdentity {
    /// The role's ARN.
    pub role_arn: String,
    /// The path of the token's file, as it is written. It is read anew each time.
    pub token_file: String,
    /// The session's name; none: whoever assumes the role makes one.
    pub session_name: Option<String>,
}

/// Each of the three may come from a variable (where these count) or from the profile.
pub(crate) fn of(
    profile: Option<&Profile<'_>>,
    variables: Option<&Environment>,
) -> Result<Option<WebIdentity>, ProfileFault> {
    let text = |variable, key| {
        let from_variable = variables.and_then(|environment| environment.get(variable));
        from_variable.or_else(|| profile.and_then(|profile| profile.text(key))).filter(|text| !text.is_empty())
    };
    let Some(token_file) = text("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return Ok(None) };
    let Some(role_arn) = text("AWS_ROLE_ARN", "role_arn") else {
        let cause = Cause::KeysMissing(vec!["role_arn"]);
        return Err(match profile.filter(|profile| profile.has("web_identity_token_file")) {
            Some(profile) => {
                let place = profile.get("web_identity_token_file").map(|setting| setting.place());
                ProfileFault::of(profile.name(), cause).at(place).about("role_arn")
            }
            None => ProfileFault::new(Cause::KeysMissing(vec!["AWS_ROLE_ARN"])).about("AWS_ROLE_ARN"),
        });
    };
    Ok(Some(WebIdentity {
        role_arn: role_arn.to_owned(),
        token_file: token_file.to_owned(),
        session_name: text("AWS_ROLE_SESSION_NAME", "role_session_name").map(str::to_owned),
    }))
}
