//! What ties a browser's answer to the question: RFC 7636's proof, with S256, and the state.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gangway_profiles::secret::Secret;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Made for one sign-in.
#[derive(Debug)]
pub(super) struct Proof {
    /// Only whoever asked knows it: AWS is told when the code is exchanged.
    pub(super) verifier: Secret,
    /// Its digest, for the address.
    pub(super) challenge: String,
}

impl Proof {
    pub(super) fn new() -> Self {
        // three times 122 random bits, in letters that the grammar of a verifier knows; 128 are the most
        let verifier: String = (0..3).map(|_| Uuid::new_v4().simple().to_string()).collect();
        Self { challenge: challenge(&verifier), verifier: Secret::new(verifier) }
    }
}

/// What an answer must bring back.
pub(super) fn state() -> String {
    Uuid::new_v4().to_string()
}

fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7636, appendix B.
    #[test]
    fn a_challenge_is_the_digest_of_its_verifier() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn each_proof_is_new_and_as_long_as_it_may_be() {
        let (one, other) = (Proof::new(), Proof::new());
        assert_ne!(one.verifier, other.verifier);
        assert!((43..=128).contains(&one.verifier.reveal().len()));
        assert_eq!(one.challenge, challenge(one.verifier.reveal()));
        assert!(!format!("{one:?}").contains(one.verifier.reveal()));
    }
}
