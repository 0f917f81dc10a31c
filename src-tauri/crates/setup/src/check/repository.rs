//! The repository: provider, name, and the one branch that a first run builds.

use gangway_catalog::providers::{self, NameForm};
use gangway_catalog::quotas;

use super::{KnownRepository, length, shown};
use crate::document::Repository;
use crate::problem::{Problem, ProblemCode};

/// How CodePipeline begins a variable in the configuration of an action, which a branch's name becomes: "Variables reference".
const PIPELINE_VARIABLE: &str = "#{";

pub(super) fn check(repository: &Repository, known: Option<&KnownRepository>, problems: &mut Vec<Problem>) {
    let provider = repository.provider.map(providers::of);
    match provider {
        None => {
            let values = providers::ALL.iter().map(|provider| provider.api_name).collect::<Vec<_>>().join(", ");
            problems.push(Problem::error("repository.provider", ProblemCode::Missing).with("values", values));
        }
        Some(provider) => {
            let told = known.and_then(|known| known.provider).map(providers::of);
            if let Some(told) = told.filter(|told| told.id != provider.id) {
                let problem = Problem::warning("repository.provider", ProblemCode::ProviderNotOfAddress);
                problems.push(problem.with("provider", told.id));
            }
        }
    }
    let field = "repository.name";
    if length(field, &repository.name, &quotas::ACTION_CONFIGURATION_VALUE, problems)
        && !is_name(&repository.name, provider.map(|provider| provider.name_form))
    {
        problems.push(Problem::error(field, ProblemCode::RepositoryForm));
    }
    let field = "repository.branch";
    let before = problems.len();
    branch(field, &repository.branch, problems);
    let branches = known.and_then(|known| known.branches.as_ref()).filter(|_| problems.len() == before);
    if branches.is_some_and(|branches| !branches.is_empty() && !branches.contains(&repository.branch)) {
        let problem = Problem::warning(field, ProblemCode::BranchNotInClone);
        problems.push(problem.with("branch", shown(&repository.branch)));
    }
}

/// Whether a text names a repository as `FullRepositoryId` wants it. A name on its way into IAM conditions: no wildcard
/// and no `$` passes.
fn is_name(name: &str, form: Option<NameForm>) -> bool {
    let (least, most) = form.map_or((2, NameForm::GroupsName.parts().1), NameForm::parts);
    let parts = name.split('/').count();
    let spaces = matches!(form, Some(NameForm::ProjectName) | None);
    let taken = |c: char| match c {
        '-' | '_' | '.' => true,
        ' ' => spaces,
        _ => c.is_ascii_alphanumeric() || (spaces && c.is_alphanumeric()),
    };
    let part =
        |part: &str| !part.is_empty() && part.chars().all(taken) && part.trim() == part && part != "." && part != "..";
    least <= parts && parts <= most && name.split('/').all(part) && !name.ends_with(".git")
}

fn branch(field: &str, branch: &str, problems: &mut Vec<Problem>) {
    if branch.is_empty() {
        problems.push(Problem::error(field, ProblemCode::Missing));
        return;
    }
    if branch.len() > quotas::BRANCH_NAME.most {
        problems.push(Problem::error(field, ProblemCode::TooLong).with("limit", quotas::BRANCH_NAME.most));
    }
    if branch.contains(PIPELINE_VARIABLE) {
        problems.push(Problem::error(field, ProblemCode::PipelineVariable));
    } else if branch.contains(['*', '?', '[']) {
        problems.push(Problem::error(field, ProblemCode::BranchIsPattern).with("value", shown(branch)));
    } else if !is_branch(branch) {
        problems.push(Problem::error(field, ProblemCode::BranchForm));
    }
}

/// Git's rules for branch names (git-check-ref-format), and no `refs/` before it: CodePipeline wants the bare name.
fn is_branch(branch: &str) -> bool {
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    branch.split('/').all(part)
        && !branch.starts_with('-')
        && !branch.starts_with("refs/")
        && !branch.ends_with('.')
        && branch != "@"
        && branch != "HEAD"
        && !branch.contains("..")
        && !branch.contains("@{")
        && !branch.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '~' | '^' | ':' | '\\'))
}
