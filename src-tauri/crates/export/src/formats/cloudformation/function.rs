//! References as CloudFormation's functions: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::Join`, `Fn::Split`.

use gangway_blueprint::id::Id;
use gangway_blueprint::text::{Part, Text};

use crate::syntax::yaml::{quoted, scalar};

/// A text with references in YAML's short form: one function, or a `Sub` around its pieces. Where a literal holds `${`,
/// which `Sub` would read, a `Join`. `arn`: the attribute that holds the ARN of a resource.
pub(crate) fn yaml(text: &Text, arn: &dyn Fn(&Id) -> &'static str) -> String {
    if let Some((before, parameter)) = text.list().filter(|(before, _)| !before.is_empty()) {
        // joined with what stands before each entry, and parted again: no function does so entry by entry
        let entries = format!("!Join [{}, !Ref {}]", quoted(&format!(",{before}")), parameter.name());
        return format!("!Split [\",\", !Join [\"\", [{}, {entries}]]]", quoted(before));
    }
    if let [part] = text.parts() {
        return alone(part, arn);
    }
    let subs = |part: &Part| matches!(part, Part::Literal(literal) if literal.contains("${"));
    if text.parts().iter().any(subs) {
        let values = text.parts().iter().map(|part| match part {
            Part::Literal(literal) => quoted(literal),
            reference => alone(reference, arn),
        });
        return format!("!Join [\"\", [{}]]", values.collect::<Vec<_>>().join(", "));
    }
    let pieces = text.parts().iter().map(|part| match part {
        Part::Literal(literal) => literal.clone(),
        reference => format!("${{{}}}", target(reference, arn)),
    });
    format!("!Sub {}", quoted(&pieces.collect::<String>()))
}

fn alone(part: &Part, arn: &dyn Fn(&Id) -> &'static str) -> String {
    match part {
        Part::Literal(literal) => scalar(literal),
        Part::Arn(_) => format!("!GetAtt {}", scalar(&target(part, arn))),
        reference => format!("!Ref {}", scalar(&target(reference, arn))),
    }
}

/// The argument of a function: a resource, an attribute of one, a parameter or a pseudo parameter.
fn target(part: &Part, arn: &dyn Fn(&Id) -> &'static str) -> String {
    match part {
        Part::Literal(literal) => literal.clone(),
        Part::Partition => "AWS::Partition".to_owned(),
        Part::Region => "AWS::Region".to_owned(),
        Part::Account => "AWS::AccountId".to_owned(),
        Part::Parameter(parameter) => parameter.name().to_owned(),
        Part::Name(id) => id.to_string(),
        Part::Arn(id) => format!("{id}.{}", arn(id)),
    }
}

#[cfg(test)]
mod tests {
    use gangway_blueprint::text::Parameter;

    use super::*;

    #[test]
    fn references_become_functions() {
        let id = Id::of(&["connection"]);
        let check = |parts: Vec<Part>, expected: &str| {
            assert_eq!(yaml(&parts.into_iter().collect(), &|_| "ConnectionArn"), expected);
        };
        let literal = |text: &str| Part::Literal(text.to_owned());
        check(vec![Part::Region], "!Ref AWS::Region");
        check(vec![Part::Name(id.clone())], "!Ref Connection");
        check(vec![Part::Arn(id.clone())], "!GetAtt Connection.ConnectionArn");
        check(vec![literal("a-"), Part::Region, literal("-\"b\"")], r#"!Sub "a-${AWS::Region}-\"b\"""#);
        check(vec![Part::Arn(id), literal("/*")], r#"!Sub "${Connection.ConnectionArn}/*""#);
        check(vec![Part::Parameter(Parameter::SubnetIds)], "!Ref SubnetIds");
        check(
            vec![literal("arn:*:subnet/"), Part::Parameter(Parameter::SubnetIds)],
            r#"!Split [",", !Join ["", ["arn:*:subnet/", !Join [",arn:*:subnet/", !Ref SubnetIds]]]]"#,
        );
        check(vec![literal("${x}"), Part::Account], r#"!Join ["", ["${x}", !Ref AWS::AccountId]]"#);
    }
}
