//! The controls: what the Practice screen does, and who may not.

use std::time::{Duration, Instant};

use gangway_practice::control::{
    Client, ControlError, PracticeClock, PracticeCopy, PracticeFault, PracticeFaultKind, PracticeFaults, PracticeFile,
    PracticePush, PracticeSource,
};

use crate::http::{call, pending, practice, send, signed, status, try_send};

fn fault(kind: PracticeFaultKind, operation: &str, times: Option<u32>) -> PracticeFaults {
    PracticeFaults { faults: vec![PracticeFault { kind, operation: operation.to_owned(), times }] }
}

#[tokio::test]
async fn the_world_can_be_seen_and_changed() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    let before = client.state().await.expect("a state");
    assert_eq!(before.endpoint, practice.endpoint());
    assert!(
        before.resources.iter().any(|one| one.status == "AVAILABLE")
            && before.resources.iter().any(|one| one.status == "PENDING")
    );
    let repository = before.repositories.first().expect("a repository").name.clone();
    let push = PracticePush {
        repository: repository.clone(),
        branch: "main".to_owned(),
        message: "Add a file".to_owned(),
        files: vec![PracticeFile { path: "new.txt".to_owned(), text: Some("new".to_owned()) }],
    };
    let after = client.push(&push).await.expect("a push");
    let pushed = after.repositories.iter().find(|one| one.name == repository).expect("still there");
    assert!(
        pushed
            .branches
            .iter()
            .any(|branch| branch.message == "Add a file" && branch.files.contains(&"new.txt".to_owned()))
    );
    let skipped = client.clock(&PracticeClock { speed: Some(1), skip: 3600 }).await.expect("a leap");
    assert_eq!(skipped.speed, 1);
    assert!(skipped.now > before.now);
    pending(&practice).await;
    let reset = client.reset().await.expect("a reset");
    assert_eq!(reset.resources, before.resources);
    practice.stop().await;
}

#[tokio::test]
async fn a_copy_stands_in_for_a_repository() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    let copy = |repository: &str, path: &str, sample| PracticeCopy {
        provider: "GitLab".to_owned(),
        repository: repository.to_owned(),
        branch: "main".to_owned(),
        files: vec![(path.to_owned(), "a".to_owned())],
        sample,
    };
    let own = PracticeCopy { provider: "GitHub".to_owned(), ..copy("gangway-practice/hello-node", "a.txt", false) };
    assert_eq!(client.copy(&own).await.expect("an answer"), PracticeSource::Own);
    let typo = PracticeCopy { branch: "mian".to_owned(), sample: true, ..own };
    assert_eq!(client.copy(&typo).await.expect("an answer"), PracticeSource::NoBranch);
    assert_eq!(client.copy(&copy("new/shop", "src/a.txt", false)).await.expect("a copy"), PracticeSource::Copy);
    let world = client.state().await.expect("a state");
    let shop = world.repositories.into_iter().find(|one| one.name == "new/shop").expect("it is there");
    assert_eq!((shop.provider.as_str(), shop.branches[0].files.as_slice()), ("GitLab", &["src/a.txt".to_owned()][..]));
    for path in ["../a", "/a", "", "a\nb"] {
        let refused = client.copy(&copy("new/shop", path, false)).await;
        assert!(matches!(refused, Err(ControlError::Refused { status: 400, .. })), "{path:?}: {refused:?}");
    }
    practice.stop().await;
}

#[tokio::test]
async fn faults_strike_as_often_as_they_say() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    let expected = [
        (PracticeFaultKind::Throttling, 429, "ThrottlingException"),
        (PracticeFaultKind::ServerError, 500, "InternalServerException"),
        (PracticeFaultKind::AccessDenied, 403, "AccessDeniedException"),
        (PracticeFaultKind::ExpiredToken, 400, "ExpiredTokenException"),
    ];
    for (kind, status, code) in expected {
        client.faults(&fault(kind, "codeconnections:ListConnections", Some(1))).await.expect("a fault");
        let (got, body) = call(&practice, "ListConnections", "{}").await;
        assert_eq!((got, body["__type"].as_str()), (status, Some(code)));
        assert_eq!(call(&practice, "ListConnections", "{}").await.0, 200);
    }
    assert_eq!(client.state().await.expect("a state").faults, []);
    practice.stop().await;
}

#[tokio::test]
async fn a_lost_answer_leaves_its_work_done() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    client
        .faults(&fault(PracticeFaultKind::LostAnswer, "codeconnections:CreateConnection", Some(1)))
        .await
        .expect("a fault");
    let authorization = signed("codeconnections");
    let headers =
        [("authorization", authorization.as_str()), ("x-amz-target", "CodeConnections_20231201.CreateConnection")];
    let body = br#"{"ConnectionName":"lost","ProviderType":"GitHub"}"#;
    assert!(try_send(&practice, "POST", "/", &headers, body).await.is_err());
    let (_, list) = call(&practice, "ListConnections", "{}").await;
    assert_eq!(list["Connections"].as_array().map(Vec::len), Some(3));
    practice.stop().await;
}

#[tokio::test]
async fn a_slow_answer_comes_late_but_comes() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    client.faults(&fault(PracticeFaultKind::SlowAnswer, "", Some(1))).await.expect("a fault");
    let started = Instant::now();
    assert_eq!(call(&practice, "ListConnections", "{}").await.0, 200);
    assert!(started.elapsed() > Duration::from_secs(3));
    practice.stop().await;
}

#[tokio::test]
async fn a_revoked_authorization_turns_connections_to_error() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    client.faults(&fault(PracticeFaultKind::ProviderRevoked, "", Some(1))).await.expect("a fault");
    let (_, list) = call(&practice, "ListConnections", r#"{"MaxResults":1}"#).await;
    let arn = list["Connections"][0]["ConnectionArn"].as_str().expect("an ARN").to_owned();
    assert_eq!(status(&practice, &arn).await, "ERROR");
    practice.stop().await;
}

#[tokio::test]
async fn other_origins_are_kept_out() {
    let practice = practice().await;
    const JSON: (&str, &str) = ("content-type", "application/json");
    let check = async |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        send(&practice, method, path, headers, body.as_bytes()).await.status.as_u16()
    };
    assert_eq!(check("GET", "/_practice/state", &[], "").await, 200);
    assert_eq!(check("GET", "/_practice/state", &[("host", "evil.example")], "").await, 403);
    assert_eq!(check("POST", "/_practice/reset", &[("origin", "http://evil.example")], "").await, 403);
    assert_eq!(check("POST", "/_practice/reset", &[("origin", "null")], "").await, 403);
    assert_eq!(check("POST", "/_practice/faults", &[("content-type", "text/plain")], r#"{"faults":[]}"#).await, 415);
    assert_eq!(check("POST", "/_practice/faults", &[JSON], r#"{"faults":[]}"#).await, 200);
    assert_eq!(check("POST", "/_practice/faults", &[JSON], "{").await, 400);
    assert_eq!(check("POST", "/_practice/clock", &[JSON], r#"{"speed":0,"skip":0}"#).await, 400);
    let push = |repository: &str, branch: &str, path: &str| {
        format!(
            r#"{{"repository":"{repository}","branch":"{branch}","message":"","files":[{{"path":"{path}","text":""}}]}}"#
        )
    };
    assert_eq!(check("POST", "/_practice/push", &[JSON], &push("a/b", "main", "x/y")).await, 200);
    for bad in [
        push("a", "main", "x"),
        push("a/", "main", "x"),
        push("a/b", "", "x"),
        push("a/b", "main", "../x"),
        push("a/b", "main", "/x"),
    ] {
        assert_eq!(check("POST", "/_practice/push", &[JSON], &bad).await, 400, "{bad}");
    }
    let large = push("a/b", &"x".repeat(5 * 1024 * 1024), "x");
    assert_eq!(check("POST", "/_practice/push", &[JSON], &large).await, 413);
    let deep = "[".repeat(10_000);
    assert_eq!(check("POST", "/_practice/push", &[JSON], &deep).await, 400);
    let request = r#"{"repository":"a/b","from":"main","into":"main","title":"","event":"MERGED"}"#;
    assert_eq!(check("POST", "/_practice/pull-request", &[JSON], request).await, 400);
    for skip in ["31622401", "4294967295", "4294967296", "-1"] {
        assert_eq!(check("POST", "/_practice/clock", &[JSON], &format!(r#"{{"skip":{skip}}}"#)).await, 400);
    }
    assert_eq!(check("GET", "/_practice/reset", &[], "").await, 405);
    assert_eq!(check("POST", "/_practice/nonsense", &[JSON], "{}").await, 404);
    practice.stop().await;
}

#[tokio::test]
async fn a_client_says_when_nobody_is_there() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    practice.stop().await;
    assert!(matches!(client.state().await, Err(ControlError::Unreachable { .. })));
}
