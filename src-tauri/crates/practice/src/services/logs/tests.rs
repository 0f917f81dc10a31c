//! Groups, streams, and reading to the end.

use serde_json::json;

use crate::services::read::Read as _;
use crate::world::play::Play;

#[test]
fn the_forward_token_stays_at_the_end_and_goes_on_when_more_comes() {
    let mut play = Play::new();
    super::open(&mut play.world, "us-east-1", "g", "s");
    let lines: Vec<String> = (0..5).map(|number| number.to_string()).collect();
    super::write(&mut play.world, "us-east-1", "g", "s", &lines);
    let read = |play: &mut Play, token: &mut Option<String>| {
        let mut input = json!({ "logGroupName": "g", "logStreamName": "s", "startFromHead": true, "limit": 2 });
        if let Some(token) = token.as_deref() {
            input["nextToken"] = json!(token);
        }
        let page = play.get("logs:GetLogEvents", input);
        let same = token.as_deref() == page.given("nextForwardToken");
        *token = page.given("nextForwardToken").map(str::to_owned);
        (page.list("events").len(), same)
    };
    let mut token = None;
    let pages: Vec<(usize, bool)> = (0..4).map(|_| read(&mut play, &mut token)).collect();
    assert_eq!(pages, [(2, false), (2, false), (1, false), (0, true)]);
    super::write(&mut play.world, "us-east-1", "g", "s", &["more".to_owned()]);
    assert_eq!(read(&mut play, &mut token), (1, false));
}

#[test]
fn groups_keep_lines_as_long_as_they_are_told() {
    let mut play = Play::new();
    play.get("logs:CreateLogGroup", json!({ "logGroupName": "/aws/codebuild/a", "tags": { "k": "v" } }));
    assert!(
        play.refused("logs:CreateLogGroup", json!({ "logGroupName": "/aws/codebuild/a" }))
            .starts_with("ResourceAlreadyExistsException")
    );
    let keep = |days: i64| json!({ "logGroupName": "/aws/codebuild/a", "retentionInDays": days });
    assert!(play.refused("logs:PutRetentionPolicy", keep(2)).starts_with("InvalidParameterException"));
    play.get("logs:PutRetentionPolicy", keep(30));
    let groups = play.get("logs:DescribeLogGroups", json!({ "logGroupNamePrefix": "/aws/codebuild/" }));
    assert_eq!(groups["logGroups"][0]["retentionInDays"], 30);
    let arn = groups["logGroups"][0]["logGroupArn"].clone();
    assert_eq!(play.get("logs:ListTagsForResource", json!({ "resourceArn": arn }))["tags"]["k"], "v");
    play.get("logs:DeleteLogGroup", json!({ "logGroupName": "/aws/codebuild/a" }));
    assert!(
        play.refused("logs:DescribeLogStreams", json!({ "logGroupName": "/aws/codebuild/a" }))
            .starts_with("ResourceNotFoundException")
    );
}

#[test]
fn a_build_that_never_stops_talking_is_cut_off() {
    let mut play = Play::new();
    super::open(&mut play.world, "us-east-1", "g", "s");
    let lines = vec!["x".repeat(1023); 10_000];
    super::write(&mut play.world, "us-east-1", "g", "s", &lines);
    let shown = play.get("logs:DescribeLogGroups", json!({}));
    assert_eq!(shown["logGroups"][0]["storedBytes"], super::LONGEST);
}

#[test]
fn an_answer_holds_a_megabyte_and_every_line_comes_once() {
    let mut play = Play::new();
    super::open(&mut play.world, "us-east-1", "g", "s");
    let lines: Vec<String> = (0..12_000).map(|number| format!("{number:0200}")).collect();
    super::write(&mut play.world, "us-east-1", "g", "s", &lines);
    let mut read = |more: serde_json::Value| {
        let mut input = json!({ "logGroupName": "g", "logStreamName": "s" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        play.get("logs:GetLogEvents", input)
    };
    for (head, token) in [(true, "nextForwardToken"), (false, "nextBackwardToken")] {
        let (mut all, mut pages) = (Vec::new(), 0);
        let mut page = read(json!({ "startFromHead": head }));
        while !page.list("events").is_empty() {
            let texts = page.list("events").iter().map(|event| event.text("message").trim_end().to_owned());
            let texts: Vec<String> = texts.collect();
            let bytes: usize = texts.iter().map(|text| text.len() + 1 + 26).sum();
            assert!(bytes <= 1024 * 1024, "{bytes}");
            pages += 1;
            all = if head { [all, texts].concat() } else { [texts, all].concat() };
            page = read(json!({ "startFromHead": head, "nextToken": page.text(token) }));
        }
        assert_eq!((all == lines, pages), (true, 3), "{token}");
    }
}
