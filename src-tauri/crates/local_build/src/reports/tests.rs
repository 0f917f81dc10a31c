#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

use std::fs;

use super::*;

fn check(format: &str, text: &str) -> String {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("reports")).expect("made");
    fs::write(root.path().join("reports/one.xml"), text).expect("written");
    let report = Report {
        files: vec!["*.xml".to_owned()],
        base: "reports".to_owned(),
        format: format.to_owned(),
        ..Report::default()
    };
    let (group, remarks) = read(root.path(), "unit", &report);
    let mut said: Vec<String> = Vec::new();
    said.extend(group.counts.map(|one| format!("{} passed {} failed {} skipped", one.passed, one.failed, one.skipped)));
    said.extend(group.broken.iter().map(|broken| format!("broken {}", broken.file)));
    said.extend(remarks.iter().map(|remark| format!("{:?}", remark.code)));
    said.join(", ")
}

#[test]
fn junit() {
    let whole = r#"<?xml version="1.0"?><testsuites><testsuite tests="9" failures="0">
        <testcase name="a"/><testcase name="b"><failure>no</failure></testcase><testcase name="c"><error/></testcase>
        <testcase name="d"><skipped/></testcase><testcase name="e"><system-out>failure</system-out></testcase>
        <testcase name="f"><flakyFailure/></testcase><testcase name="g"><failure/><error/></testcase>
        </testsuite></testsuites>"#;
    // what a suite's own numbers say isn't believed
    assert_eq!(check("JUNITXML", whole), "3 passed 3 failed 1 skipped");
    assert_eq!(check("JUNITXML", "<testsuite/>"), "0 passed 0 failed 0 skipped");
    for broken in ["", "no", "<html></html>", "<testsuite><testcase>", "<testsuite></other>"] {
        assert_eq!(check("JUNITXML", broken), "broken reports/one.xml", "{broken}");
    }
}

#[test]
fn other_formats() {
    let three = r#"<test-run><test-suite><test-case result="Passed"/><test-case result="Failed"/><test-case result="Skipped"/><test-case result="Inconclusive"/></test-suite></test-run>"#;
    assert_eq!(check("NUNIT3XML", three), "1 passed 1 failed 2 skipped");
    let two = r#"<test-results><test-case executed="True" success="True" result="Success"/><test-case executed="True" success="False"/><test-case executed="False" result="Ignored"/></test-results>"#;
    assert_eq!(check("NUNITXML", two), "1 passed 1 failed 1 skipped");
    let testng = r#"<testng-results><suite><test-method status="PASS"/><test-method is-config="true" status="PASS"/><test-method status="FAIL"/><test-method status="SKIP"/></suite></testng-results>"#;
    assert_eq!(check("TESTNGXML", testng), "1 passed 1 failed 1 skipped");
    let trx = r#"<TestRun xmlns="x"><Results><UnitTestResult outcome="Passed"/><UnitTestResult outcome="Failed"/><UnitTestResult outcome="NotExecuted"/></Results></TestRun>"#;
    assert_eq!(check("VISUALSTUDIOTRX", trx), "1 passed 1 failed 1 skipped");
    let step = |status: &str| format!(r#"{{"result":{{"status":"{status}"}}}}"#);
    let scenario = |steps: &[String]| format!(r#"{{"type":"scenario","steps":[{}]}}"#, steps.join(","));
    let cucumber = format!(
        r#"[{{"elements":[{{"type":"background","steps":[]}},{},{},{}]}}]"#,
        scenario(&[step("passed")]),
        scenario(&[step("passed"), step("failed")]),
        scenario(&[step("undefined")])
    );
    assert_eq!(check("CUCUMBERJSON", &cucumber), "1 passed 1 failed 1 skipped");
    assert_eq!(check("CUCUMBERJSON", "{}"), "broken reports/one.xml");
    assert_eq!(check("JACOCOXML", "<report/>"), "FormatNotRead");
    assert_eq!(check("OTHER", "<report/>"), "FormatNotRead");
}
