//! A deployment's place in the setup, as far as a target's rules ask for it.

/// What stands around a target.
pub(crate) struct TargetContext<'a> {
    /// The name at AWS of what the target brings.
    pub(crate) name: &'a str,
    pub(crate) pipeline: &'a str,
    /// May be empty.
    pub(crate) environment: &'a str,
    /// From 0, within its environment.
    pub(crate) number: usize,
    /// Whether a file of this path can be among those that are deployed; none where that isn't known.
    pub(crate) can_hold: &'a dyn Fn(&str) -> Option<bool>,
    /// `pipelines.0`.
    pub(crate) pipeline_field: String,
    /// `pipelines.0.environments.0`.
    pub(crate) environment_field: String,
}

impl TargetContext<'_> {
    /// The field of one of the target's members.
    pub(crate) fn field(&self, member: &str) -> String {
        format!("{}.deploy.{}.{member}", self.environment_field, self.number)
    }
}
