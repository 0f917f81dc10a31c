//! What outlives a stack, read from its template.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser};

/// A map or list that isn't over yet.
enum Open {
    /// With the key whose value comes next.
    Map(Option<String>),
    List,
}

/// The logical ids of the resources that CloudFormation keeps when their stack is deleted. Of what can't be read, none.
pub(crate) fn retained(template: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // JSON is YAML, too
    let mut parser = Parser::new_from_str(template);
    let mut open: Vec<Open> = Vec::new();
    while let Some(Ok((event, _))) = parser.next_event() {
        match event {
            Event::Scalar(text, ..) => match open.last_mut() {
                Some(Open::Map(key @ None)) => *key = Some(text.into_owned()),
                _ => {
                    if let [Open::Map(Some(section)), Open::Map(Some(id)), Open::Map(Some(member))] = open.as_slice()
                        && section == "Resources"
                        && member == "DeletionPolicy"
                        && text.starts_with("Retain")
                    {
                        found.insert(id.clone());
                    }
                    value_ends(&mut open);
                }
            },
            Event::Alias(_) => value_ends(&mut open),
            Event::MappingStart(..) => open.push(Open::Map(None)),
            Event::SequenceStart(..) => open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                value_ends(&mut open);
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
        }
    }
    found
}

/// After a value comes the next key. A key that isn't a text is none that is looked for.
fn value_ends(open: &mut [Open]) {
    if let Some(Open::Map(key)) = open.last_mut() {
        *key = match key {
            Some(_) => None,
            None => Some(String::new()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, expected: &[&str]) {
        assert_eq!(retained(template).into_iter().collect::<Vec<_>>(), expected, "{template}");
    }

    #[test]
    fn what_a_template_keeps() {
        let yaml = "\
# a comment
Parameters: {A: {Type: String, DeletionPolicy: Retain}}
Resources:
  Role:
    Type: AWS::IAM::Role
    DeletionPolicy: RetainExceptOnCreate
    Properties:
      Policies:
        - DeletionPolicy: Retain
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Delete
    Properties: {BucketName: !Sub 'a-${AWS::Region}', DeletionPolicy: Retain}
  Connection: {Type: A::B::C, DeletionPolicy: Retain}
Outputs:
  Role: {DeletionPolicy: Retain, Value: !GetAtt Role.Arn}
";
        check(yaml, &["Connection", "Role"]);
        check(r#"{"Resources": {"A": {"DeletionPolicy": "Retain"}, "B": {"Type": "x"}}}"#, &["A"]);
        check("Resources: {? [a]: {DeletionPolicy: Retain}, B: {DeletionPolicy: Retain}}", &["", "B"]);
    }

    #[test]
    fn what_cannot_be_read_keeps_nothing() {
        for template in ["", "a: [", "- Resources", "Resources", "Resources: {A: &x {DeletionPolicy: Delete}, B: *x}"] {
            check(template, &[]);
        }
    }
}
