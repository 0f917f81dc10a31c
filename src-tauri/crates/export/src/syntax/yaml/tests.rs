use gangway_blueprint::text::Part;
use proptest::prelude::*;

use super::*;
use crate::syntax::json;

/// Texts that YAML readers take for something else, or that try to leave their place.
const NASTY: &[&str] = &[
    "",
    " ",
    "yes",
    "No",
    "ON",
    "y",
    "null",
    "~",
    "true",
    "2012-10-17",
    "3.10",
    "1_000",
    "0o14",
    "012",
    "0x1F",
    "1e3",
    ".5",
    ".inf",
    ".NaN",
    "12:30:45",
    "=",
    "<<",
    "*",
    "*alias",
    "&anchor",
    "!Ref x",
    "!!str x",
    "%TAG",
    "@at",
    "`tick`",
    "- item",
    "-",
    "--- doc",
    "...",
    "?",
    "? key",
    ":",
    "a: b",
    "a:",
    "key #comment",
    "#comment",
    " lead",
    "trail ",
    "'single'",
    "\"double\"",
    "back\\slash",
    "[a, b]",
    "{a: b}",
    "a, b",
    "${AWS::Region}",
    "$(id)",
    "`id`",
    "| x",
    "> x",
    "tab\there",
    "line\nbreak",
    "line\n",
    "two\n\n",
    "\nfirst",
    " first\nsecond",
    "a\n \nb",
    "a\n  indented\nb",
    "a \nb",
    "cr\rhere",
    "crlf\r\nhere",
    "nul\0",
    "bell\u{7}",
    "nel\u{85}here",
    "ls\u{2028}here",
    "ps\u{2029}here",
    "\u{feff}bom",
    "rtl\u{202e}evil",
    "zero\u{200b}width",
    "nbsp\u{a0}",
    "日本語",
    "日本\n  字下げ\n\n\ttab\n \"q\" \\ # x\n---\n最後",
    "日本\n",
    "é\nü \n😀",
    "日本語：説明",
    "\u{3000}全角",
    "😀",
    "\u{fffe}",
    "\u{1ffff}",
    "\u{e0041}tag",
    "<script>alert(1)</script>",
    "key: |\n  block",
    "a\n---\nb",
    "a\n...\nb",
    "a\n# no comment\nb",
];

fn read(yaml: &str) -> serde_json::Value {
    match serde_saphyr::from_str(yaml) {
        Ok(value) => value,
        Err(error) => panic!("{error}\n{yaml}"),
    }
}

fn check(comment: &str, node: &Node) {
    let yaml = write(comment, node, &literal);
    assert_eq!(read(&yaml), json::value(node, &json::literal), "{yaml}");
    let strange = |yaml: &str| yaml.chars().find(|c| !is_visible(*c) && *c != '\n' && *c != '\t');
    assert!(strange(&yaml).is_none() && yaml.is_ascii(), "{yaml}");
    let visible = write_visible(comment, node, &literal);
    assert_eq!(read(&visible), json::value(node, &json::literal), "{visible}");
    assert_eq!(strange(&visible), None, "{visible}");
}

#[test]
fn nasty_texts_come_back_from_every_place() {
    for text in NASTY {
        check("", &Node::map([(text, Node::from(*text))]));
        check(text, &Node::map([("list", Node::list([*text, "after"])), ("after", "x".into())]));
        let inner = Node::map([("first", Node::from(*text)), ("second", "x".into())]);
        let item = |value| Item { comment: Some((*text).to_owned()), value };
        check(
            text,
            &Node::Map(vec![
                Member::of("items", Node::List(vec![item(inner.clone()), item(Node::list([inner]))]))
                    .commented(*text)
                    .apart(),
                Member::of("after", "x").commented(*text),
            ]),
        );
    }
}

#[test]
fn plain_or_quoted_or_block() {
    let texts = [
        "AWS::S3::Bucket",
        "2012-10-17",
        "3.10",
        "npm test --if-present",
        "a: b",
        "off",
        "s3:GetObject",
        "日本語",
        "二\n  行 \"\n\n",
        "二\n  行 \"\n\n- 最後",
        "two\nlines\n",
        "no end\nhere",
        "end \n\n",
    ];
    let members = texts.iter().enumerate().map(|(index, text)| Member::of(format!("t{index}"), *text));
    insta::assert_snapshot!(write("", &Node::Map(members.collect()), &literal), @r#"
    t0: AWS::S3::Bucket
    t1: "2012-10-17"
    t2: "3.10"
    t3: npm test --if-present
    t4: "a: b"
    t5: "off"
    t6: s3:GetObject
    t7: "\u65E5\u672C\u8A9E"
    t8: "\u4E8C\n  \u884C \"\n\n"
    t9: "\u4E8C\n\
      \  \u884C \"\n\
      \n\
      - \u6700\u5F8C"
    t10: |
      two
      lines
    t11: |-
      no end
      here
    t12: "end \n\n"
    "#);
}

#[test]
fn references_comments_and_empty_lines() {
    let text = Text::from_iter([Part::Literal("a-".into()), Part::Region]);
    let tree = Node::Map(vec![
        Member::of("Literal", "a"),
        Member::of("Above", &text).commented("Above"),
        Member::of("Apart", Text::from(Part::Account)).apart().commented("説明です。"),
        Member::of("Empty", Node::List(vec![])),
        Member::of("Nothing", Node::Map(vec![])),
        Member::of(
            "Items",
            Node::List(vec![
                Item { comment: Some("First".into()), value: Node::map([("A", true.into()), ("B", 2.into())]) },
                Item { comment: None, value: Node::list([&text]) },
            ]),
        ),
    ]);
    let references = |text: &Text| format!("<{}>", text.parts().len());
    insta::assert_snapshot!(write("On top.\nKey: value\n\nEnd\u{2028}of it", &tree, &references), @r#"
    # On top.
    # Key: value
    #
    # End\u2028of it

    Literal: a
    # Above
    Above: <2>

    # \u8AAC\u660E\u3067\u3059\u3002
    Apart: <1>
    Empty: []
    Nothing: {}
    Items:
      # First
      - A: true
        B: 2
      -
        - <2>
    "#);
}

#[test]
fn long_comments_are_wrapped() {
    let words = "word ".repeat(60);
    let japanese = "接続が利用可能になるまで待ってください。".repeat(10);
    for comment in [words.as_str(), &japanese, &"x".repeat(500)] {
        for write in [write, write_visible] {
            let yaml = write(comment, &Node::map([("a", "b".into())]), &literal);
            for line in yaml.lines().filter(|line| line.starts_with('#')) {
                assert!(textwrap::core::display_width(line) <= comment::WIDTH, "{line}");
                assert!(!line.starts_with("# 。"), "{line}");
            }
        }
    }
}

#[test]
fn what_is_indented_in_a_comment_can_be_copied() {
    let command = format!("  aws cloudformation deploy --parameter-overrides Arn=arn:aws:{}", "x-".repeat(60));
    let yaml = write(&format!("Type:\n\n{command}"), &Node::map([("a", "b".into())]), &literal);
    assert!(yaml.lines().any(|line| line == format!("# {command}")), "{yaml}");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::sample::select(NASTY).prop_map(str::to_owned),
        "[ \t\n\r:#'\"!&*|>%@`{}\\[\\],?=<~$\\\\\u{85}\u{2028}\u{202e}ab0-]{0,12}",
        "[a-z0-9 .:/-]{0,20}",
    ]
}

fn leaf() -> impl Strategy<Value = Node> {
    prop_oneof![
        8 => text().prop_map(Node::from),
        1 => any::<u32>().prop_map(Node::Number),
        1 => any::<bool>().prop_map(Node::Bool),
    ]
}

fn comment() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn map(value: impl Strategy<Value = Node>) -> impl Strategy<Value = Node> {
    // YAML ends the search for a key's colon after 1,024 characters; ours are all short and known.
    let key = text().prop_map(|text| text.chars().take(40).collect::<String>());
    proptest::collection::btree_map(key, (value, comment(), any::<bool>()), 1..5).prop_map(|members| {
        let member = |(key, (value, comment, apart))| Member { apart, comment, key, value };
        Node::Map(members.into_iter().map(member).collect())
    })
}

fn tree() -> impl Strategy<Value = Node> {
    let inner = leaf().prop_recursive(4, 40, 5, |inner| {
        let item = (inner.clone(), comment()).prop_map(|(value, comment)| Item { comment, value });
        prop_oneof![proptest::collection::vec(item, 0..5).prop_map(Node::List), map(inner)]
    });
    map(inner)
}

proptest! {
    #[test]
    fn any_tree_comes_back(comment in text(), tree in tree()) {
        check(&comment, &tree);
    }
}
