//! What every role has: IAM's path, and the policy that bounds it.

use std::sync::LazyLock;

use gangway_catalog::quotas;
use regex::Regex;

use super::{length, shown};
use crate::document::{Boundary, Setup};
use crate::problem::{Problem, ProblemCode};

/// iam 2010-05-08, `policyPathType`. A role's `pathType` takes more, such as `*` and `$`, which would be patterns in the
/// policies that name the role.
static PATH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(/[A-Za-z0-9.,+@=_-]+)*/$").ok());

/// iam 2010-05-08, `policyNameType`, whose `\w` is ASCII's.
static POLICY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[A-Za-z0-9_+=,.@-]+$").ok());

const PATH_CHARACTERS: &str = "A-Z a-z 0-9 / . , + @ = _ -";

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    path(setup.role_path(), problems);
    if let Some(policy) = setup.boundary() {
        boundary(policy, problems);
    }
}

fn path(path: &str, problems: &mut Vec<Problem>) {
    const FIELD: &str = "roles.path";
    length(FIELD, path, &quotas::ROLE_PATH, problems);
    problems.extend(form(FIELD, path, ProblemCode::RolePathForm));
}

/// What keeps a text from being a path of IAM.
fn form(field: &str, path: &str, wrong: ProblemCode) -> Option<Problem> {
    if fits(&PATH, path) {
        return None;
    }
    let taken = |c: char| c.is_ascii_alphanumeric() || "/.,+@=_-".contains(c);
    Some(match path.chars().all(taken) {
        true => Problem::error(field, wrong),
        false => Problem::error(field, ProblemCode::Characters).with("allowed", PATH_CHARACTERS),
    })
}

fn boundary(policy: Boundary<'_>, problems: &mut Vec<Problem>) {
    const FIELD: &str = "roles.boundary";
    // the account isn't the setup's
    if let ["arn", _, "iam", _, account, resource] = policy.name.splitn(6, ':').collect::<Vec<_>>().as_slice() {
        let of_aws = if *account == "aws" { Boundary::AWS } else { "" };
        let name = format!("{of_aws}{}", resource.strip_prefix("policy/").unwrap_or(resource));
        problems.push(Problem::error(FIELD, ProblemCode::BoundaryArn).with("name", shown(&name)));
        return;
    }
    let (path, name) = policy.name.rsplit_once('/').unwrap_or(("", policy.name));
    let path = if path.is_empty() && !policy.name.starts_with('/') { "/".to_owned() } else { format!("/{path}/") };
    length(FIELD, &path, &quotas::POLICY_PATH, problems);
    if let Some(problem) = form(FIELD, &path, ProblemCode::BoundaryForm) {
        problems.push(problem);
    } else if name.is_empty() {
        problems.push(Problem::error(FIELD, ProblemCode::BoundaryForm));
    } else if length(FIELD, name, &quotas::POLICY_NAME, problems) && !fits(&POLICY, name) {
        problems.push(Problem::error(FIELD, ProblemCode::Characters).with("allowed", PATH_CHARACTERS));
    }
}

fn fits(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Roles;

    fn found(path: &str, boundary: &str) -> Vec<(String, ProblemCode)> {
        let roles = Roles { path: Some(path.to_owned()), boundary: Some(boundary.to_owned()), ..Roles::default() };
        let mut problems = Vec::new();
        check(&Setup { roles: Some(roles), ..Setup::default() }, &mut problems);
        problems.into_iter().map(|problem| (problem.field, problem.code)).collect()
    }

    #[test]
    fn paths_as_iam_takes_them() {
        let longest = format!("/{}/", "p".repeat(510));
        for good in ["", "/", "/teams/", "/teams/shop/", "/a.b,c+d@e=f_g-h/", &longest] {
            assert_eq!(found(good, ""), [], "{good}");
        }
        let check = |path: &str, code| assert_eq!(found(path, ""), [("roles.path".to_owned(), code)], "{path}");
        for bad in ["teams", "/teams", "teams/", "//", "/teams//shop/"] {
            check(bad, ProblemCode::RolePathForm);
        }
        for bad in ["/a*/", "/$x/", "/店/", "/a b/", "/a\n/", "/${AWS::Region}/", "/a?/"] {
            check(bad, ProblemCode::Characters);
        }
        check(&format!("/{}/", "p".repeat(511)), ProblemCode::TooLong);
    }

    #[test]
    fn boundaries_as_iam_names_policies() {
        let longest = "n".repeat(128);
        for good in ["DeveloperBoundary", "teams/shop/Boundary", "aws:PowerUserAccess", "aws:job-function/x", &longest]
        {
            assert_eq!(found("", good), [], "{good}");
        }
        let check = |name: &str, code| assert_eq!(found("", name), [("roles.boundary".to_owned(), code)], "{name}");
        for bad in ["teams/", "/Boundary", "a//b", "aws:", "aws:/x", "/"] {
            check(bad, ProblemCode::BoundaryForm);
        }
        for bad in ["a b", "店", "a*", "aws:aws:x", "x:y", "${AWS::AccountId}", "境/B"] {
            check(bad, ProblemCode::Characters);
        }
        check(&"n".repeat(129), ProblemCode::TooLong);
        check(&format!("{}/n", "p".repeat(511)), ProblemCode::TooLong);
        for arn in ["arn:aws:iam::123456789012:policy/teams/Boundary", "arn:aws-cn:iam::aws:policy/PowerUserAccess"] {
            check(arn, ProblemCode::BoundaryArn);
        }
    }

    #[test]
    fn an_arn_is_answered_with_the_name_to_write() {
        let name = |arn: &str| {
            let roles = Roles { boundary: Some(arn.to_owned()), ..Roles::default() };
            let mut problems = Vec::new();
            check(&Setup { roles: Some(roles), ..Setup::default() }, &mut problems);
            problems.remove(0).facts.remove("name").map(|fact| serde_json::json!(fact))
        };
        assert_eq!(name("arn:aws:iam::123456789012:policy/teams/B"), Some("teams/B".into()));
        assert_eq!(name("arn:aws:iam::aws:policy/PowerUserAccess"), Some("aws:PowerUserAccess".into()));
    }
}
