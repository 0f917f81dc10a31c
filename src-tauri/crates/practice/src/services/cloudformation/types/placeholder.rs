//! Types of resources that the practice account doesn't imitate: a name in the stack, and nothing behind it.

use serde_json::Value;

use super::handler::{Attributes, HandlerRequest, ResourceType, name};
use crate::services::read::Read as _;

/// What the stack's events say of such a resource.
pub(in super::super) const NOT_IMITATED: &str = "Not imitated by the practice account";

pub(super) static PLACEHOLDER: ResourceType = ResourceType {
    name: "",
    imitated: false,
    properties: &[],
    required: &[],
    create_only: &[],
    attributes: &[],
    tagged: false,
    seconds: 4,
    create: |world, request, properties| {
        Ok((name(world, request, properties, &named_by(request, properties), 255), Attributes::new()))
    },
    update: |_, _, _, _| Ok(Attributes::new()),
    delete: |_, _, _, _| Ok(()),
};

/// The property that names the resource: `Name`, or as `FunctionName` of a `Function`.
fn named_by(request: &HandlerRequest, properties: &Value) -> String {
    let last = request.kind.rsplit("::").next().unwrap_or_default();
    let own = format!("{last}Name");
    if properties.given(&own).is_some() { own } else { "Name".to_owned() }
}

/// What Fn::GetAtt reads of such a resource: a text that says which attribute of which resource it stands for.
pub(in super::super) fn attribute(kind: &str, physical: &str, attribute: &str, region: &str, account: &str) -> String {
    if attribute.ends_with("Arn") {
        let service = kind.split("::").nth(1).unwrap_or("custom").to_lowercase();
        return format!("arn:aws:{service}:{region}:{account}:{physical}");
    }
    format!("{physical}/{attribute}")
}

/// Whether CloudFormation takes this for the name of a type, be it one that it knows or not: `Owner::Service::Name`,
/// with `::MODULE` behind it for a module, or `Custom::Name`.
pub(super) fn is_name(kind: &str) -> bool {
    let parts: Vec<&str> = kind.split("::").collect();
    let plain = |part: &&str| (2..=64).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let custom = |part: &str| {
        (1..=60).contains(&part.len())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '-'))
    };
    match parts.as_slice() {
        ["Custom", name] => custom(name),
        [names @ .., "MODULE"] if names.len() == 3 => names.iter().all(plain),
        names => names.len() == 3 && names.iter().all(plain),
    }
}
