//! Answers in pages, as AWS gives them: empty ones that aren't the last, tokens that hold no more, logs that are long,
//! not there yet, or deleted while they are read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use gangway_aws::configuration::CallSettings;
use gangway_aws::executions::{ExecutionPage, ExecutionPlace};
use gangway_aws::session::{Credentials, Session};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::stage::REGION;

/// Gives the answers that it was given, one after the other, and keeps what it was asked.
struct ScriptedAws {
    endpoint: String,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl ScriptedAws {
    async fn new(answers: Vec<(u16, Value)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answers, kept) = (Arc::new(Mutex::new(VecDeque::from(answers))), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut bytes = Vec::new();
                let body = loop {
                    let mut more = [0; 4096];
                    let read = stream.read(&mut more).await.unwrap_or(0);
                    bytes.extend_from_slice(&more[..read]);
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    let whole = text.split_once("\r\n\r\n").and_then(|(head, body)| {
                        let length =
                            head.to_lowercase().split("content-length: ").nth(1)?.lines().next()?.parse().ok()?;
                        (body.len() >= length).then(|| body.to_owned())
                    });
                    match whole {
                        Some(body) => break body,
                        None if read == 0 => return,
                        None => {}
                    }
                };
                kept.lock().unwrap().push(serde_json::from_str(&body).unwrap_or_default());
                let (status, answer) = answers.lock().unwrap().pop_front().unwrap_or((500, json!({})));
                let answer = answer.to_string();
                let head = format!(
                    "HTTP/1.1 {status} x\r\ncontent-type: application/x-amz-json-1.1\r\nx-amzn-requestid: 1\r\n\
                     connection: close\r\ncontent-length: {}\r\n\r\n",
                    answer.len()
                );
                let _ = stream.write_all(format!("{head}{answer}").as_bytes()).await;
            }
        });
        Self { endpoint, asked }
    }

    async fn session(&self) -> Session {
        let settings = CallSettings::default().replaced(Some(&self.endpoint));
        Session::open(Credentials::Practice, REGION, &settings).await.unwrap()
    }

    /// The tokens that were passed on, one a question.
    fn tokens(&self) -> Vec<Option<String>> {
        let token = |asked: &Value| asked["nextToken"].as_str().map(str::to_owned);
        self.asked.lock().unwrap().iter().map(token).collect()
    }
}

fn runs(ids: &[&str], next: Option<&str>) -> (u16, Value) {
    let one = |id: &&str| json!({ "pipelineExecutionId": id, "status": "Succeeded", "startTime": 1_795_132_800 });
    let mut answer = json!({ "pipelineExecutionSummaries": ids.iter().map(one).collect::<Vec<_>>() });
    if let Some(next) = next {
        answer["nextToken"] = json!(next);
    }
    (200, answer)
}

fn stale() -> (u16, Value) {
    (
        400,
        json!({ "__type": "InvalidNextTokenException", "message": "The next token was specified in an invalid format." }),
    )
}

/// The ids of a page and where the next one begins; and the tokens that were passed on.
async fn check_runs(answers: Vec<(u16, Value)>, from: Option<(&str, &str)>) -> (Vec<String>, Option<String>, usize) {
    let aws = ScriptedAws::new(answers).await;
    let place = from.map(|(token, after)| ExecutionPlace { token: token.to_owned(), after: after.to_owned() });
    let page = aws.session().await.pipelines().executions_from("shop", place.as_ref(), 100).await.unwrap();
    let ExecutionPage { executions, next } = page;
    let ids = executions.into_iter().map(|run| run.id).collect();
    (ids, next.map(|place| format!("{} after {}", place.token, place.after)), aws.tokens().len())
}

#[tokio::test]
async fn runs_come_page_by_page_and_an_empty_page_ends_nothing() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let first = check_runs(vec![runs(&["c", "b"], Some("1"))], None).await;
    assert_eq!(first, (ids(&["c", "b"]), Some("1 after b".to_owned()), 1));
    let empty = vec![runs(&[], Some("2")), runs(&[], Some("3")), runs(&["a"], None)];
    assert_eq!(check_runs(empty, Some(("1", "b"))).await, (ids(&["a"]), None, 3));
    let none = check_runs(vec![runs(&[], None)], None).await;
    assert_eq!(none, (ids(&[]), None, 1));
    // the same token again leads nowhere
    let circle = check_runs(vec![runs(&["a"], Some("1"))], Some(("1", "b"))).await;
    assert_eq!(circle, (ids(&["a"]), None, 1));
}

#[tokio::test]
async fn a_token_that_holds_no_more_loses_no_run_and_shows_none_twice() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    // a run began meanwhile, which moved all others on
    let again = vec![stale(), runs(&["d", "c"], Some("9")), runs(&["b", "a"], Some("8"))];
    assert_eq!(check_runs(again, Some(("1", "b"))).await, (ids(&["a"]), Some("8 after a".to_owned()), 3));
    let at_the_end = vec![stale(), runs(&["c", "b"], Some("9")), runs(&["a"], None)];
    assert_eq!(check_runs(at_the_end, Some(("1", "b"))).await, (ids(&["a"]), None, 3));
    // the run that was the last is gone: nothing is known to be older
    assert_eq!(check_runs(vec![stale(), runs(&["d"], None)], Some(("1", "b"))).await, (ids(&[]), None, 2));
    // a token that is stale once more is a failure, not a circle
    let aws = ScriptedAws::new(vec![stale(), runs(&["c"], Some("9")), stale()]).await;
    let place = ExecutionPlace { token: "1".to_owned(), after: "b".to_owned() };
    assert!(aws.session().await.pipelines().executions_from("shop", Some(&place), 100).await.is_err());
}

#[tokio::test]
async fn a_log_is_read_over_pages_that_are_empty() {
    let lines = |texts: &[&str], next: &str| {
        let one = |text: &&str| json!({ "timestamp": 1_795_132_800_000_i64, "message": format!("{text}\n") });
        (200, json!({ "events": texts.iter().map(one).collect::<Vec<_>>(), "nextForwardToken": next }))
    };
    let gone =
        (400, json!({ "__type": "ResourceNotFoundException", "message": "The specified log stream does not exist." }));
    let answers = vec![lines(&["a", "b\nc"], "f/1"), lines(&[], "f/2"), lines(&["d"], "f/3"), lines(&[], "f/3"), gone];
    let aws = ScriptedAws::new(answers).await;
    let session = aws.session().await;
    let (mut texts, mut since) = (Vec::new(), None);
    loop {
        let page = session.logs().lines("g", "s", since.as_deref()).await.unwrap();
        assert!(page.there);
        texts.extend(page.lines.into_iter().map(|(_, text)| text));
        if page.next == since {
            break;
        }
        since = page.next;
    }
    assert_eq!(texts, ["a", "b", "c", "d"]);
    let after = session.logs().lines("g", "s", since.as_deref()).await.unwrap();
    assert_eq!((after.there, after.next), (false, since), "deleted while it is read");
    let passed: Vec<Option<String>> = aws.tokens();
    assert_eq!(
        passed.iter().map(Option::as_deref).collect::<Vec<_>>(),
        [None, Some("f/1"), Some("f/2"), Some("f/3"), Some("f/3")]
    );
}
