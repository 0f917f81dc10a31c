//! Buckets, objects, versions.

use serde_json::{Value, json};

use crate::services::read::Read as _;
use crate::world::play::Play;

fn bucket(name: &str) -> Value {
    json!({ "Bucket": name })
}

fn object(key: &str, text: &str) -> Value {
    use base64::Engine as _;
    let body = base64::engine::general_purpose::STANDARD.encode(text);
    json!({ "Bucket": "hello-a", "Key": key, "Body": body })
}

#[test]
fn a_bucket_has_one_owner_and_one_region() {
    let mut play = Play::new();
    play.get("s3:CreateBucket", bucket("hello-a"));
    play.get("s3:CreateBucket", bucket("hello-a"));
    let code = |text: String| text.split(':').next().unwrap_or_default().to_owned();
    assert_eq!(code(play.refused("s3:CreateBucket", bucket("test"))), "BucketAlreadyExists");
    assert_eq!(code(play.refused("s3:CreateBucket", bucket("Nope"))), "InvalidBucketName");
    let here = json!({ "Bucket": "hello-b", "CreateBucketConfiguration": { "LocationConstraint": "us-east-1" } });
    assert_eq!(code(play.refused("s3:CreateBucket", here)), "InvalidLocationConstraint");
    let there = json!({ "Bucket": "hello-b", "CreateBucketConfiguration": { "LocationConstraint": "eu-west-1" } });
    play.get("s3:CreateBucket", there.clone());
    assert_eq!(play.get("s3:GetBucketLocation", bucket("hello-b"))["LocationConstraint"], "eu-west-1");
    assert_eq!(code(play.refused("s3:CreateBucket", there)), "BucketAlreadyOwnedByYou");
    let foreign = json!({ "Bucket": "hello-a", "ExpectedBucketOwner": "999999999999" });
    assert_eq!(code(play.refused("s3:HeadBucket", foreign)), "AccessDenied");
    assert_eq!(
        code(play.refused("s3:GetBucketLifecycleConfiguration", bucket("hello-a"))),
        "NoSuchLifecycleConfiguration"
    );
    assert_eq!(
        code(play.refused("s3:PutBucketPolicy", json!({ "Bucket": "hello-a", "Policy": "{}" }))),
        "MalformedPolicy"
    );
}

#[test]
fn a_deleted_object_with_versions_is_only_hidden() {
    let mut play = Play::new();
    play.get("s3:CreateBucket", bucket("hello-a"));
    play.get(
        "s3:PutBucketVersioning",
        json!({ "Bucket": "hello-a", "VersioningConfiguration": { "Status": "Enabled" } }),
    );
    play.get("s3:PutObject", object("k", "one"));
    play.get("s3:PutObject", object("k", "two"));
    assert_eq!(
        play.get("s3:GetObject", json!({ "Bucket": "hello-a", "Key": "k" }))["Body"],
        object("k", "two")["Body"]
    );
    play.get("s3:DeleteObject", json!({ "Bucket": "hello-a", "Key": "k" }));
    assert!(play.refused("s3:GetObject", json!({ "Bucket": "hello-a", "Key": "k" })).starts_with("NoSuchKey"));
    assert_eq!(play.get("s3:ListObjectsV2", bucket("hello-a"))["KeyCount"], 0);
    let all = play.get("s3:ListObjectVersions", bucket("hello-a"));
    assert_eq!((all.list("Versions").len(), all.list("DeleteMarkers").len()), (2, 1));
    assert!(play.refused("s3:DeleteBucket", bucket("hello-a")).starts_with("BucketNotEmpty"));
    let every = all.list("Versions").iter().chain(all.list("DeleteMarkers"));
    let objects: Vec<Value> = every.map(|one| json!({ "Key": "k", "VersionId": one.text("VersionId") })).collect();
    play.get("s3:DeleteObjects", json!({ "Bucket": "hello-a", "Delete": { "Objects": objects, "Quiet": true } }));
    play.get("s3:DeleteBucket", bucket("hello-a"));
}

#[test]
fn lists_come_in_pages_and_folders() {
    let mut play = Play::new();
    play.get("s3:CreateBucket", bucket("hello-a"));
    for key in ["a", "f/1", "f/2", "g/1", "z"] {
        play.get("s3:PutObject", object(key, ""));
    }
    let mut token = Value::Null;
    let mut seen = Vec::new();
    loop {
        let mut input = json!({ "Bucket": "hello-a", "Delimiter": "/", "MaxKeys": 2 });
        if token.is_string() {
            input["ContinuationToken"] = token;
        }
        let page = play.get("s3:ListObjectsV2", input);
        seen.extend(page.list("Contents").iter().map(|one| one.text("Key").to_owned()));
        seen.extend(page.list("CommonPrefixes").iter().map(|one| one.text("Prefix").to_owned()));
        token = page["NextContinuationToken"].clone();
        if token.is_null() {
            break;
        }
    }
    seen.sort();
    assert_eq!(seen, ["a", "f/", "g/", "z"]);
    let mut keys = 0;
    let mut marker = json!({ "Bucket": "hello-a", "MaxKeys": 2 });
    loop {
        let page = play.get("s3:ListObjectVersions", marker);
        keys += page.list("Versions").len();
        if !page.flag("IsTruncated") {
            break;
        }
        marker = json!({ "Bucket": "hello-a", "MaxKeys": 2, "KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"] });
    }
    assert_eq!(keys, 5);
}

#[test]
fn a_large_object_comes_in_parts() {
    let mut play = Play::new();
    play.get("s3:CreateBucket", bucket("hello-a"));
    let code = |text: String| text.split(':').next().unwrap_or_default().to_owned();
    let begin = json!({ "Bucket": "hello-a", "Key": "k", "ContentType": "text/plain", "Tagging": "a=b" });
    let id = play.get("s3:CreateMultipartUpload", begin.clone()).text("UploadId").to_owned();
    let of = |id: &str, more: Value| {
        let mut input = json!({ "Bucket": "hello-a", "Key": "k", "UploadId": id });
        input.as_object_mut().expect("members").extend(more.as_object().expect("members").clone());
        input
    };
    let part = |number: i64, text: &str| of(&id, json!({ "PartNumber": number, "Body": object("k", text)["Body"] }));
    let large = "x".repeat(5 * 1024 * 1024);
    let tags: Vec<Value> = [(7, "end"), (2, large.as_str()), (1, "small")]
        .map(|(number, text)| json!({ "PartNumber": number, "ETag": play.get("s3:UploadPart", part(number, text))["ETag"] }))
        .to_vec();
    let [end, start, small] = tags.as_slice() else { panic!("three parts") };
    let listed = play.get("s3:ListParts", of(&id, json!({ "MaxParts": 2 })));
    assert_eq!(
        (listed.list("Parts").len(), listed.flag("IsTruncated"), &listed["NextPartNumberMarker"]),
        (2, true, &json!(2))
    );
    assert_eq!(play.get("s3:ListMultipartUploads", bucket("hello-a")).list("Uploads").len(), 1);

    let complete = |parts: &[&Value]| of(&id, json!({ "MultipartUpload": { "Parts": parts } }));
    let wrong = json!({ "PartNumber": 2, "ETag": "other" });
    for (parts, refused) in [
        (vec![], "MalformedXML"),
        (vec![end, start], "InvalidPartOrder"),
        (vec![&wrong], "InvalidPart"),
        (vec![small, start], "EntityTooSmall"),
    ] {
        assert_eq!(code(play.refused("s3:CompleteMultipartUpload", complete(&parts))), refused);
    }
    assert_eq!(code(play.refused("s3:UploadPart", part(10_001, ""))), "InvalidArgument");
    let other = json!({ "Bucket": "hello-a", "Key": "other", "UploadId": id, "PartNumber": 1 });
    assert_eq!(code(play.refused("s3:UploadPart", other)), "NoSuchUpload");
    assert!(play.refused("s3:HeadObject", json!({ "Bucket": "hello-a", "Key": "k" })).starts_with("NotFound"));

    let done = play.get("s3:CompleteMultipartUpload", complete(&[start, end]));
    assert!(done.text("ETag").ends_with("-2\""), "{done}");
    let found = play.get("s3:GetObject", json!({ "Bucket": "hello-a", "Key": "k" }));
    assert_eq!(
        (&found["Body"], found.text("ContentType")),
        (&object("k", &format!("{large}end"))["Body"], "text/plain")
    );
    let tagging = play.get("s3:GetObjectTagging", json!({ "Bucket": "hello-a", "Key": "k" }));
    assert_eq!(tagging["TagSet"], json!([{ "Key": "a", "Value": "b" }]));
    assert_eq!(code(play.refused("s3:ListParts", of(&id, json!({})))), "NoSuchUpload");

    let id = play.get("s3:CreateMultipartUpload", begin).text("UploadId").to_owned();
    play.get("s3:AbortMultipartUpload", of(&id, json!({})));
    assert_eq!(code(play.refused("s3:AbortMultipartUpload", of(&id, json!({})))), "NoSuchUpload");
    assert_eq!(play.get("s3:ListMultipartUploads", bucket("hello-a")).list("Uploads").len(), 0);
}

#[test]
fn what_is_too_much_is_refused_as_s3_refuses_it() {
    let mut play = Play::new();
    play.get("s3:CreateBucket", bucket("hello-a"));
    let mut check = |operation: &str, more: Value| {
        let mut input = json!({ "Bucket": "hello-a" });
        input.as_object_mut().expect("members").extend(more.as_object().expect("members").clone());
        let refused = play.ask(operation, input).err();
        refused.map(|error| format!("{} {}", error.status, error.code)).unwrap_or_default()
    };
    let put = |key: &str| json!({ "Key": key, "Body": "" });
    assert_eq!(check("s3:PutObject", put(&"k".repeat(1024))), "");
    // 512 letters of two bytes each are at the limit.
    assert_eq!(check("s3:PutObject", put(&"ü".repeat(512))), "");
    let long = "k".repeat(1025);
    for (operation, more) in [
        ("s3:PutObject", put(&long)),
        ("s3:PutObject", put(&"ü".repeat(513))),
        ("s3:GetObject", json!({ "Key": long })),
        ("s3:HeadObject", json!({ "Key": long })),
        ("s3:DeleteObject", json!({ "Key": long })),
        ("s3:CreateMultipartUpload", json!({ "Key": long })),
        ("s3:CopyObject", json!({ "Key": long, "CopySource": "hello-a/k" })),
        ("s3:CopyObject", json!({ "Key": "k", "CopySource": format!("hello-a/{long}") })),
    ] {
        assert_eq!(check(operation, more), "400 KeyTooLongError", "{operation}");
    }
    let described = |metadata: Value| json!({ "Key": "k", "Body": "", "Metadata": metadata });
    assert_eq!(check("s3:PutObject", described(json!({ "name": "x".repeat(2044) }))), "");
    assert_eq!(check("s3:PutObject", described(json!({ "name": "x".repeat(2045) }))), "400 MetadataTooLarge");
    let halves = json!({ "a": "x".repeat(1024), "b": "x".repeat(1024) });
    assert_eq!(check("s3:CreateMultipartUpload", described(halves)), "400 MetadataTooLarge");

    let numbered = |count: usize| (0..count).map(|at| format!("k{at}=v")).collect::<Vec<_>>().join("&");
    let (key, value) = ("k".repeat(128), "v".repeat(256));
    for (header, expected) in [
        (numbered(10), ""),
        (format!("{key}={value}"), ""),
        ("k=".to_owned(), ""),
        (numbered(11), "400 BadRequest"),
        ("k=1&k=2".to_owned(), "400 InvalidArgument"),
        (format!("{key}k=v"), "400 InvalidTag"),
        (format!("k={value}v"), "400 InvalidTag"),
        ("=v".to_owned(), "400 InvalidTag"),
        ("aws%3Aname=v".to_owned(), "400 InvalidTag"),
    ] {
        let tagged = json!({ "Key": "k", "Body": "", "Tagging": header });
        assert_eq!(check("s3:PutObject", tagged), expected, "{header}");
    }
    let tag = |key: &str, value: &str| json!({ "Key": key, "Value": value });
    let many = |count: usize| (0..count).map(|at| tag(&at.to_string(), "v")).collect::<Vec<_>>();
    for (tags, expected) in [
        (many(50), ""),
        (vec![tag("k", ""), tag("K", "")], ""),
        (many(51), "400 BadRequest"),
        (vec![tag("k", "1"), tag("k", "2")], "400 InvalidTag"),
        (vec![tag("", "v")], "400 InvalidTag"),
        (vec![tag(&format!("{key}k"), "v")], "400 InvalidTag"),
        (vec![tag("k", &format!("{value}v"))], "400 InvalidTag"),
        (vec![tag("aws:createdBy", "v")], "400 InvalidTag"),
    ] {
        assert_eq!(check("s3:PutBucketTagging", json!({ "Tagging": { "TagSet": tags } })), expected, "{tags:?}");
    }

    let policy = |room: usize| {
        let statement =
            json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::hello-a" });
        let text = json!({ "Id": "", "Statement": statement }).to_string();
        text.replacen("\"\"", &format!("\"{}\"", "x".repeat(room - text.len())), 1)
    };
    assert_eq!(check("s3:PutBucketPolicy", json!({ "Policy": policy(20_480) })), "");
    assert_eq!(check("s3:PutBucketPolicy", json!({ "Policy": policy(20_481) })), "400 PolicyTooLarge");
    let rule = |id: &str| json!({ "ID": id, "Status": "Enabled", "Filter": {}, "Expiration": { "Days": 1 } });
    for (rules, expected) in [
        (vec![rule("a"), rule("b")], ""),
        (vec![rule(&"r".repeat(255))], ""),
        (vec![rule(&"r".repeat(256))], "400 InvalidArgument"),
        (vec![rule("a"), rule("b"), rule("a")], "400 InvalidArgument"),
        ((0..1001).map(|at| rule(&at.to_string())).collect(), "400 MalformedXML"),
    ] {
        let count = rules.len();
        let rules = json!({ "LifecycleConfiguration": { "Rules": rules } });
        assert_eq!(check("s3:PutBucketLifecycleConfiguration", rules), expected, "{count}");
    }
    for (operation, member) in [
        ("s3:ListObjectsV2", "MaxKeys"),
        ("s3:ListObjectVersions", "MaxKeys"),
        ("s3:ListMultipartUploads", "MaxUploads"),
    ] {
        assert_eq!(check(operation, json!({ member: 0 })), "", "{operation}");
        assert_eq!(check(operation, json!({ member: -1 })), "400 InvalidArgument", "{operation}");
    }
}

#[test]
fn a_bucket_is_made_with_its_tags() {
    let mut play = Play::new();
    let made = |name: &str, tags: Value| json!({ "Bucket": name, "CreateBucketConfiguration": { "Tags": tags } });
    play.get("s3:CreateBucket", made("hello-a", json!([{ "Key": "team", "Value": "shop" }])));
    assert_eq!(play.get("s3:GetBucketTagging", bucket("hello-a"))["TagSet"][0]["Value"], "shop");
    let twice = json!([{ "Key": "team", "Value": "a" }, { "Key": "team", "Value": "b" }]);
    assert!(play.refused("s3:CreateBucket", made("hello-b", twice)).starts_with("InvalidTag"));
    assert!(play.refused("s3:HeadBucket", bucket("hello-b")).starts_with("NoSuchBucket"), "nothing was made");
}
