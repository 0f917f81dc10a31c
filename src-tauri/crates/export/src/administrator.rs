//! What an administrator allows the person, as documents to create policies from.

use gangway_blueprint::administrator;
use gangway_blueprint::policy::Policy;
use gangway_catalog::quotas::MANAGED_POLICY;
use gangway_setup::document::Setup;
use gangway_setup::target::Target;

use crate::policy;
use crate::syntax::json;

/// One managed policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyDocument {
    /// A name for the policy, from the setup's.
    pub name: String,
    /// The statements, all references resolved.
    pub policy: Policy,
    /// `policy` as JSON text.
    pub text: String,
}

/// The policies that an administrator gives the person: one, unless it would be larger than IAM takes.
pub fn administrator_documents(setup: &Setup, target: &Target) -> Vec<PolicyDocument> {
    let policies = split(administrator::policy(setup, target), MANAGED_POLICY.most);
    let several = policies.len() > 1;
    let named = |(index, policy): (usize, Policy)| {
        let number = if several { format!("-{}", index + 1) } else { String::new() };
        let name = format!("gangway-{}", setup.name);
        PolicyDocument { name: format!("{}{number}", name.trim_end_matches('-')), text: text(&policy), policy }
    };
    policies.into_iter().enumerate().map(named).collect()
}

/// Statements in their order, as many a policy as fit. One that is too large by itself stays whole.
fn split(policy: Policy, limit: usize) -> Vec<Policy> {
    let mut policies: Vec<Policy> = Vec::new();
    for statement in policy.statements {
        if let Some(last) = policies.last_mut() {
            last.statements.push(statement);
            if size(last) <= limit {
                continue;
            }
            let statement = last.statements.pop();
            policies.push(Policy { statements: statement.into_iter().collect() });
        } else {
            policies.push(Policy { statements: vec![statement] });
        }
    }
    policies
}

/// In characters, as IAM counts: without white space.
fn size(policy: &Policy) -> usize {
    text(policy).chars().filter(|character| !character.is_whitespace()).count()
}

fn text(policy: &Policy) -> String {
    json::write(&policy::document(policy, &|_| None), &json::literal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup() -> Setup {
        Setup { name: "shop".to_owned(), ..Setup::default() }
    }

    #[test]
    fn a_policy_that_is_too_large_becomes_several() {
        let whole = administrator::policy(&setup(), &Target::default());
        for limit in [size(&whole), size(&whole) - 1, 2000, 1500] {
            let policies = split(whole.clone(), limit);
            assert!(policies.iter().all(|policy| size(policy) <= limit), "{limit}");
            assert_eq!(policies.len() == 1, limit == size(&whole), "{limit}");
            // no policy could have taken the first statement of the next
            for pair in policies.windows(2) {
                let mut fuller = pair[0].clone();
                fuller.statements.extend(pair[1].statements.first().cloned());
                assert!(size(&fuller) > limit, "{limit}");
            }
            let statements: Vec<_> = policies.into_iter().flat_map(|policy| policy.statements).collect();
            assert_eq!(statements, whole.statements, "{limit}");
        }
        assert_eq!(split(whole.clone(), 1).len(), whole.statements.len());
    }

    #[test]
    fn documents_have_names() {
        let names = |documents: Vec<PolicyDocument>| documents.into_iter().map(|document| document.name);
        let documents = administrator_documents(&setup(), &Target::default());
        assert_eq!(names(documents).collect::<Vec<_>>(), ["gangway-shop"]);
    }
}
