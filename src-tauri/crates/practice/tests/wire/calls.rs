//! Each protocol, its errors, and what comes broken.

use serde_json::json;

use crate::http::{Answer, call, pending, practice, send, signed, try_send};

async fn cbor(operation: &str, body: &[u8]) -> Answer {
    let practice = practice().await;
    let authorization = signed("codeconnections");
    let headers = [
        ("authorization", authorization.as_str()),
        ("smithy-protocol", "rpc-v2-cbor"),
        ("content-type", "application/cbor"),
    ];
    let path = format!("/service/CodeConnections_20231201/operation/{operation}");
    let answer = send(&practice, "POST", &path, &headers, body).await;
    practice.stop().await;
    answer
}

fn decoded(answer: &Answer) -> serde_json::Value {
    let value: ciborium::Value = ciborium::from_reader(&answer.body[..]).expect("CBOR");
    value.deserialized().expect("text, numbers, maps")
}

#[tokio::test]
async fn rpc_v2_cbor_as_the_rust_sdk_speaks_it() {
    let mut body = Vec::new();
    ciborium::into_writer(&json!({ "ConnectionName": "mine", "ProviderType": "GitHub" }), &mut body).expect("memory");
    let answer = cbor("CreateConnection", &body).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("smithy-protocol"), "rpc-v2-cbor");
    assert_eq!(answer.header("content-type"), "application/cbor");
    assert!(!answer.header("x-amzn-requestid").is_empty());
    let value = decoded(&answer);
    assert!(
        value["ConnectionArn"].as_str().expect("an ARN").starts_with("arn:aws:codeconnections:eu-west-1:"),
        "{value}"
    );

    let refused = cbor("CreateConnection", &[0xa0]).await;
    assert_eq!((refused.status.as_u16(), decoded(&refused)["__type"].clone()), (400, json!("ValidationException")));
    for broken in
        [&b"\xff"[..], b"\xbf", b"\x5a\xff\xff\xff\xff", b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", &[0x81; 100_000]]
    {
        let refused = cbor("ListConnections", broken).await;
        assert_eq!(
            (refused.status.as_u16(), decoded(&refused)["__type"].clone()),
            (400, json!("SerializationException"))
        );
    }
    let unknown = cbor("MakeCoffee", &[0xa0]).await;
    assert_eq!(
        (unknown.status.as_u16(), decoded(&unknown)["__type"].clone()),
        (404, json!("UnknownOperationException"))
    );
}

#[tokio::test]
async fn json_errors_are_said_as_aws_says_them() {
    let practice = practice().await;
    let check = async |operation: &str, body: &str| {
        let (status, answer) = call(&practice, operation, body).await;
        (status, answer["__type"].as_str().unwrap_or_default().to_owned())
    };
    let serialization = (400, "SerializationException".to_owned());
    let validation = (400, "ValidationException".to_owned());
    for broken in
        ["{", "[]", "3", "\u{0}", r#"{"ConnectionArn":7}"#, r#"{"ConnectionArn":{"a":[]}}"#, &"[".repeat(100_000)]
    {
        assert_eq!(check("GetConnection", broken).await, serialization, "{broken:.40}");
    }
    for invalid in ["", "{}", r#"{"ConnectionArn":null}"#, r#"{"ConnectionArn":"x"}"#] {
        assert_eq!(check("GetConnection", invalid).await, validation, "{invalid}");
    }
    let absent = r#"{"ConnectionArn":"arn:aws:codeconnections:eu-west-1:111122223333:connection/none"}"#;
    assert_eq!(check("GetConnection", absent).await, (404, "ResourceNotFoundException".to_owned()));
    assert_eq!(check("ListRepositoryLinks", "{}").await, (404, "UnknownOperationException".to_owned()));
    let long = json!({ "ConnectionName": "x".repeat(33), "ProviderType": "GitHub" }).to_string();
    assert_eq!(check("CreateConnection", &long).await, validation);
    let at_the_limit = json!({ "ConnectionName": "é".repeat(32), "ProviderType": "GitHub" }).to_string();
    assert_eq!(check("CreateConnection", &at_the_limit).await.0, 200);
    practice.stop().await;
}

#[tokio::test]
async fn lists_come_in_pages() {
    let practice = practice().await;
    for _ in 0..3 {
        pending(&practice).await;
    }
    let mut seen = Vec::new();
    let mut input = json!({ "MaxResults": 2 });
    let pages = loop {
        let (status, page) = call(&practice, "ListConnections", &input.to_string()).await;
        assert_eq!(status, 200, "{page}");
        seen.push(page["Connections"].as_array().expect("a list").len());
        match page.get("NextToken") {
            Some(token) => input["NextToken"] = token.clone(),
            None => break seen,
        }
    };
    assert_eq!(pages, [2, 2, 1]);
    let (status, refused) = call(&practice, "ListConnections", r#"{"NextToken":"nonsense"}"#).await;
    assert_eq!((status, refused["__type"].as_str()), (400, Some("InvalidInputException")));
    practice.stop().await;
}

#[tokio::test]
async fn the_twin_shares_the_connections_but_not_azure() {
    let practice = practice().await;
    let (_, made) =
        call(&practice, "CreateConnection", r#"{"ConnectionName":"azure","ProviderType":"AzureDevOps"}"#).await;
    assert!(made["ConnectionArn"].is_string(), "{made}");
    let twin = async |operation: &str, body: &str| {
        let authorization = signed("codestar-connections");
        let target = format!("com.amazonaws.codestar.connections.CodeStar_connections_20191201.{operation}");
        let headers = [("authorization", authorization.as_str()), ("x-amz-target", target.as_str())];
        let answer = send(&practice, "POST", "/", &headers, body.as_bytes()).await;
        serde_json::from_slice::<serde_json::Value>(&answer.body).expect("JSON")
    };
    assert_eq!(twin("ListConnections", "{}").await["Connections"].as_array().map(Vec::len), Some(2));
    let refused = twin("CreateConnection", r#"{"ConnectionName":"x","ProviderType":"AzureDevOps"}"#).await;
    assert_eq!(refused["__type"], "ValidationException");
    let made = twin("CreateConnection", r#"{"ConnectionName":"x","ProviderType":"GitLab"}"#).await;
    assert!(made["ConnectionArn"].as_str().is_some_and(|arn| arn.contains(":codestar-connections:")), "{made}");
    practice.stop().await;
}

#[tokio::test]
async fn the_query_protocol_and_s3_say_what_is_wrong() {
    let practice = practice().await;
    let check = async |service: &str, method: &str, path: &str, body: &str| {
        let authorization = signed(service);
        let headers =
            [("authorization", authorization.as_str()), ("content-type", "application/x-www-form-urlencoded")];
        let answer = send(&practice, method, path, &headers, body.as_bytes()).await;
        let text = answer.text();
        let code =
            text.split("<Code>").nth(1).and_then(|rest| rest.split("</Code>").next()).unwrap_or_default().to_owned();
        (answer.status.as_u16(), code)
    };
    let said = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(check("sts", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15").await, said(200, ""));
    assert_eq!(check("sts", "POST", "/", "").await, said(400, "MissingAction"));
    assert_eq!(check("sts", "POST", "/", "Action=No&Version=2011-06-15").await, said(400, "InvalidAction"));
    assert_eq!(check("sts", "POST", "/", "Action=AssumeRole").await, said(400, "ValidationError"));
    assert_eq!(
        check("sts", "POST", "/", &format!("Action=AssumeRole&{}=1", "a.".repeat(200_000))).await,
        said(400, "MalformedInput")
    );
    assert_eq!(check("iam", "POST", "/", "Action=ListRoles&MaxItems=many").await, said(400, "MalformedInput"));
    assert_eq!(check("s3", "GET", "/no-such-bucket-here", "").await, said(404, "NoSuchBucket"));
    assert_eq!(check("s3", "GET", "/some-bucket?acl", "").await, said(501, "NotImplemented"));
    assert_eq!(check("s3", "PATCH", "/some-bucket", "").await, said(405, "MethodNotAllowed"));
    assert_eq!(check("s3", "PUT", "/some-bucket?tagging", "<a><b></a>").await, said(400, "MalformedXML"));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Tagging>&a;</Tagging>";
    assert_eq!(check("s3", "PUT", "/some-bucket?tagging", bomb).await, said(400, "MalformedXML"));
    assert_eq!(check("s3", "PUT", "/some-bucket?tagging", &"<a>".repeat(100_000)).await, said(400, "MalformedXML"));
    assert_eq!(check("rds", "POST", "/", "Action=DescribeEvents&Version=2014-10-31").await, said(400, "InvalidAction"));
    practice.stop().await;
}

#[tokio::test]
async fn a_signature_says_whom_a_request_is_for() {
    let practice = practice().await;
    let check = async |headers: &[(&str, &str)]| {
        let mut all = vec![("x-amz-target", "CodeConnections_20231201.ListConnections")];
        all.extend(headers);
        let answer = send(&practice, "POST", "/", &all, b"{}").await;
        let body: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
        (answer.status.as_u16(), body["__type"].as_str().unwrap_or_default().to_owned())
    };
    let said = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(check(&[]).await, said(403, "MissingAuthenticationToken"));
    assert_eq!(check(&[("authorization", "Bearer x")]).await, said(400, "IncompleteSignature"));
    assert_eq!(check(&[("authorization", "AWS4-HMAC-SHA256 Credential=a/b")]).await, said(400, "IncompleteSignature"));
    assert_eq!(check(&[("authorization", &signed("codeconnections"))]).await, said(200, ""));
    assert_eq!(check(&[("authorization", &signed("codepipeline"))]).await, said(404, "UnknownOperationException"));
    assert_eq!(check(&[("authorization", &signed("logs"))]).await, said(404, "UnknownOperationException"));
    let presigned = "/?X-Amz-Credential=AKID%2F20261120%2Feu-west-1%2Fsts%2Faws4_request&Action=GetCallerIdentity&Version=2011-06-15";
    assert_eq!(send(&practice, "GET", presigned, &[], b"").await.status, 200);
    practice.stop().await;
}

#[tokio::test]
async fn no_web_page_calls_a_service() {
    let practice = practice().await;
    let presigned = "/?X-Amz-Credential=AKID%2F20261120%2Feu-west-1%2Fsts%2Faws4_request&Action=GetCallerIdentity&Version=2011-06-15";
    for stranger in [
        ("host", "evil.example"),
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let refused = send(&practice, "GET", presigned, &[stranger], b"").await;
        assert!(refused.status == 403 && refused.text().contains("AccessDenied"), "{stranger:?}: {}", refused.text());
        let authorization = signed("codeconnections");
        let headers = [
            stranger,
            ("authorization", authorization.as_str()),
            ("x-amz-target", "CodeConnections_20231201.CreateConnection"),
        ];
        let body = br#"{"ConnectionName":"mine","ProviderType":"GitHub"}"#;
        assert_eq!(send(&practice, "POST", "/", &headers, body).await.status, 403, "{stranger:?}");
    }
    let (_, list) = call(&practice, "ListConnections", "{}").await;
    assert_eq!(list["Connections"].as_array().map(Vec::len), Some(2));
    practice.stop().await;
}

/// Browsers of before 2023 say nothing of the page that holds an image.
#[tokio::test]
async fn no_address_changes_anything() {
    let practice = practice().await;
    let check = async |service: &str, action: &str, header: Option<&str>| {
        let scope = format!("AKID%2F20261120%2Feu-west-1%2F{service}%2Faws4_request");
        let path =
            format!("/?Action={action}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={scope}&X-Amz-Signature=0");
        let headers: Vec<_> = header.map(|value| ("authorization", value)).into_iter().collect();
        let answer = send(&practice, "GET", &path, &headers, b"").await;
        (answer.status.as_u16(), answer.text().contains("signed address"))
    };
    for (service, action) in [
        ("cloudformation", "DeleteStack&StackName=hello"),
        ("cloudformation", "CreateStack&StackName=hello&TemplateBody=%7B%7D"),
        ("cloudformation", "CreateChangeSet&StackName=hello&ChangeSetName=c"),
        ("cloudformation", "ExecuteChangeSet&StackName=hello&ChangeSetName=c"),
        ("cloudformation", "DeleteChangeSet&StackName=hello&ChangeSetName=c"),
        ("iam", "CreateRole&RoleName=a"),
        ("iam", "DeleteRole&RoleName=a"),
        ("iam", "PutRolePolicy&RoleName=a"),
    ] {
        assert_eq!(check(service, action, None).await, (403, true), "{action}");
    }
    for (service, action) in [
        ("cloudformation", "ListStacks"),
        ("cloudformation", "DescribeStacks"),
        ("cloudformation", "ValidateTemplate&TemplateBody=x"),
        ("iam", "ListRoles"),
        ("iam", "GetRole&RoleName=none"),
        ("sts", "GetCallerIdentity"),
    ] {
        assert!(!check(service, action, None).await.1, "{action}");
    }
    let signed = signed("cloudformation");
    assert_eq!(check("cloudformation", "DeleteStack&StackName=hello", Some(&signed)).await, (200, false));
    practice.stop().await;
}

#[tokio::test]
async fn bodies_end_where_they_must() {
    let practice = practice().await;
    let large = vec![b' '; 64 * 1024 * 1024 + 1];
    let authorization = signed("s3");
    let headers = [("authorization", authorization.as_str())];
    // The server may close the connection while the client still sends.
    if let Ok(refused) = try_send(&practice, "PUT", "/some-bucket/key", &headers, &large).await {
        assert!(refused.status == 400 && refused.text().contains("EntityTooLarge"), "{}", refused.text());
    }
    assert_eq!(call(&practice, "ListConnections", "{}").await.0, 200);
    practice.stop().await;
}

#[tokio::test]
async fn a_client_that_stalls_does_not_hold_up_the_end() {
    use std::io::Write;
    let practice = practice().await;
    let authority = practice.endpoint().strip_prefix("http://").expect("http");
    let mut stalled = std::net::TcpStream::connect(authority).expect("it listens");
    let head = format!("POST /_practice/reset HTTP/1.1\r\nhost: {authority}\r\ncontent-length: 100\r\n\r\n{{");
    stalled.write_all(head.as_bytes()).expect("sent");
    assert_eq!(call(&practice, "ListConnections", "{}").await.0, 200);
    tokio::time::timeout(std::time::Duration::from_secs(30), practice.stop()).await.expect("it ends");
}

#[tokio::test]
async fn what_arrives_changed_is_refused() {
    let practice = practice().await;
    let authorization = signed("s3");
    let put = async |hash: &str, path: &str, body: &[u8]| {
        let headers = [("authorization", authorization.as_str()), ("x-amz-content-sha256", hash)];
        send(&practice, "PUT", path, &headers, body).await
    };
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let located =
        b"<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>";
    assert_eq!(put("UNSIGNED-PAYLOAD", "/a-whole-bucket", located).await.status, 200);
    assert_eq!(put(empty, "/a-whole-bucket/key", b"").await.status, 200);
    let changed = put(empty, "/a-whole-bucket/key", b"changed").await;
    assert!(changed.status == 400 && changed.text().contains("XAmzContentSHA256Mismatch"), "{}", changed.text());
    let chunks = b"3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n";
    assert_eq!(put("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "/a-whole-bucket/chunks", chunks).await.status, 200);
    let get = [("authorization", authorization.as_str())];
    assert_eq!(send(&practice, "GET", "/a-whole-bucket/chunks", &get, b"").await.text(), "abc");
    practice.stop().await;
}
