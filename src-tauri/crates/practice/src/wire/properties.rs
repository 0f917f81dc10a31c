//! Whatever comes over the wire: an answer, never a panic; and what is written can be read back.

use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::model::{Model, Shape, ShapeKind};
use super::{Request, cbor, chunked, json as wire_json, query, read, too_large, validate, xml};
use crate::services::MODELS;

/// What a client of this protocol would send, with any body.
fn headers(service: &str, protocol: usize, operation: &str) -> HeaderMap {
    let model = MODELS.of(service).expect("a model");
    let scope = format!("AWS4-HMAC-SHA256 Credential=K/20261120/eu-west-1/{service}/aws4_request");
    let target = format!("{}.{operation}", model.metadata.target_prefix);
    let mut headers = vec![("authorization", scope)];
    match protocol {
        0 => headers.push(("smithy-protocol", "rpc-v2-cbor".to_owned())),
        1 => headers.push(("x-amz-target", target)),
        2 => headers.push(("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER".to_owned())),
        _ => {}
    }
    let pair = |(name, value): (&'static str, String)| {
        (HeaderName::from_static(name), HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("?")))
    };
    headers.into_iter().map(pair).collect()
}

/// Reads a request and writes its refusal, or an answer that the model may or may not allow.
fn survive(request: &Request, answer: &Value) {
    match read(&MODELS, request, "http://127.0.0.1:1") {
        Ok(asked) => {
            asked.write(&Ok(answer.clone()), "id");
            asked.write(&Err(crate::call::AwsError::new("Nonsense", "\u{0}<>&")), "id");
        }
        Err(refused) => {
            let response = refused.write("id");
            assert!(response.status.is_client_error() || response.status.is_server_error());
        }
    }
    too_large(request, "id");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let names = prop_oneof![
            Just("ConnectionArn".to_owned()),
            Just("Tags".to_owned()),
            Just("pipeline".to_owned()),
            Just("Buckets".to_owned()),
            ".{0,8}"
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((names, inner), 0..6).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn any_operation() -> impl Strategy<Value = (&'static str, &'static str)> {
    let all: Vec<_> = MODELS
        .services()
        .flat_map(|service| {
            let operations = &MODELS.of(service).expect("a model").operations;
            operations.keys().map(move |operation| (service, operation.as_str()))
        })
        .collect();
    prop::sample::select(all)
}

/// A value that the shape allows by its types.
fn fitting(model: &'static Model, shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    match shape.kind {
        ShapeKind::Structure if depth == 0 => Just(json!({})).boxed(),
        ShapeKind::Structure => {
            let members = shape.members.iter().filter(|(_, member)| member.location.is_none());
            let members: Vec<_> = members
                .map(|(name, member)| {
                    prop::option::of(fitting(model, model.shape(member), depth - 1))
                        .prop_map(move |value| (name.clone(), value))
                })
                .collect();
            let present = |pairs: Vec<(String, Option<Value>)>| {
                pairs.into_iter().filter_map(|(name, value)| Some((name, value?)))
            };
            members.prop_map(move |pairs| Value::Object(present(pairs).collect())).boxed()
        }
        ShapeKind::List => {
            let item = model.shape(shape.item().expect("items"));
            prop::collection::vec(fitting(model, item, depth.saturating_sub(1)), 1..3).prop_map(Value::from).boxed()
        }
        ShapeKind::Map => {
            let item = model.shape(shape.entry().expect("entries").1);
            let entry = ("[a-z]{1,5}", fitting(model, item, depth.saturating_sub(1)));
            prop::collection::vec(entry, 1..3).prop_map(|pairs| Value::Object(pairs.into_iter().collect())).boxed()
        }
        ShapeKind::String => "[ -~é日\n]{1,12}".prop_map(Value::from).boxed(),
        ShapeKind::Blob => prop::sample::select(vec!["", "AA==", "aGVsbG8="]).prop_map(Value::from).boxed(),
        ShapeKind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        ShapeKind::Integer => any::<i32>().prop_map(Value::from).boxed(),
        ShapeKind::Long => any::<i64>().prop_map(Value::from).boxed(),
        ShapeKind::Float | ShapeKind::Double => {
            (-1000i32..1000).prop_map(|number| json!(f64::from(number) / 4.0)).boxed()
        }
        ShapeKind::Timestamp => (0u32..4_000_000_000).prop_map(|seconds| json!(f64::from(seconds))).boxed(),
    }
}

/// A service, an operation's output in it, and a value of that output.
fn any_output(services: &'static [&'static str]) -> impl Strategy<Value = (&'static Model, &'static Shape, Value)> {
    let shapes: Vec<(&'static Model, &'static Shape)> = services
        .iter()
        .flat_map(|service| {
            let model = MODELS.of(service).expect("a model");
            model.operations.values().filter_map(move |operation| Some((model, model.output(operation)?)))
        })
        .collect();
    prop::sample::select(shapes)
        .prop_flat_map(|(model, shape)| fitting(model, shape, 3).prop_map(move |value| (model, shape, value)))
}

proptest! {
    #[test]
    fn nothing_on_the_wire_makes_it_panic(
        (service, operation) in any_operation(),
        protocol in 0usize..4,
        method in prop::sample::select(vec!["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"]),
        path in "(/|/[a-z]{3}|/[a-z]{3}/[ -~]{0,9}|/service/[A-Za-z_0-9]{0,30}/operation/[A-Za-z]{0,12}|/.{0,20})",
        query in "(|tagging|uploads|list-type=2|[ -~]{0,30})",
        body in prop::collection::vec(any::<u8>(), 0..200),
        answer in any_json(),
    ) {
        let headers = headers(service, protocol, operation);
        survive(&Request { method, path: &path, query: &query, headers: &headers, body: &body }, &answer);
    }

    #[test]
    fn nothing_in_a_form_makes_it_panic(
        operation in any_operation(),
        members in prop::collection::vec(("[A-Za-z.0-9]{0,30}|(Tags|Parameters)[.]member[.][0-9]{1,12}[.](Key|Value)", ".{0,20}"), 0..8),
    ) {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("Action", operation.1);
        form.extend_pairs(members);
        let headers = headers(operation.0, 3, operation.1);
        survive(&Request { method: "POST", path: "/", query: "", headers: &headers, body: form.finish().as_bytes() }, &json!({}));
    }

    #[test]
    fn nothing_in_a_document_makes_the_readers_panic(text in ".{0,300}", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = xml::parse(text.as_bytes());
        let _ = xml::parse(&bytes);
        let _ = cbor::read(&bytes);
        let _ = chunked::read(&bytes);
    }

    #[test]
    fn any_json_is_typed_or_refused((service, operation) in any_operation(), input in any_json()) {
        let model = MODELS.of(service).expect("a model");
        let operation = model.operations.get(operation).expect("an operation");
        if let Some(shape) = model.input(operation)
            && let Ok(typed) = wire_json::typed(model, shape, input)
        {
            for violation in validate::violations(model, shape, &typed) {
                let _ = violation.to_string();
            }
        }
    }

    #[test]
    fn cbor_is_read_back_as_it_was_written(
        (model, shape, value) in any_output(&["codeconnections", "codepipeline", "codebuild"]),
    ) {
        let read = cbor::read(&cbor::write(model, Some(shape), &value)).expect("CBOR");
        let typed = wire_json::typed(model, shape, read).expect("the shape's types");
        prop_assert_eq!(numbers_as_floats(typed), numbers_as_floats(value));
    }

    #[test]
    fn xml_is_read_back_as_it_was_written((model, shape, value) in any_output(&["s3"])) {
        let mut out = String::new();
        xml::element(&mut out, "Root", model, shape, &value);
        let read = xml::parse(out.as_bytes()).expect("XML").typed(model, shape).expect("the shape's types");
        prop_assert_eq!(numbers_as_floats(read), numbers_as_floats(value));
    }

    #[test]
    fn query_answers_are_well_formed(
        (service, operation) in any_operation().prop_filter("query", |(service, _)| matches!(*service, "iam" | "sts" | "cloudformation")),
        text in ".{0,40}",
    ) {
        let model = MODELS.of(service).expect("a model");
        let found = model.operations.get(operation).expect("an operation");
        let value = json!({ "StackId": text, "Account": text, "Role": { "RoleName": text } });
        let body = query::write(model, found, operation, &value, "id");
        prop_assert!(xml::parse(&body).is_ok(), "{}", String::from_utf8_lossy(&body));
    }
}

/// An instant is a float on its way and may come back whole.
fn numbers_as_floats(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.into_iter().map(numbers_as_floats).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, numbers_as_floats(value))).collect())
        }
        other => other,
    }
}
