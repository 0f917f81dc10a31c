//! Keys as they stand in variables, in a file, or as somebody typed them.

use aws_credential_types::Credentials;
use gangway_profiles::source::keys::Keys;

const NAME: &str = "gangway";

pub(super) fn credentials(keys: &Keys) -> Credentials {
    let token = keys.session_token.as_ref().map(|token| token.reveal().to_owned());
    typed(&keys.access_key_id, keys.secret_access_key.reveal(), token)
}

pub(super) fn typed(id: &str, secret: &str, token: Option<String>) -> Credentials {
    Credentials::new(id, secret, token, None, NAME)
}
