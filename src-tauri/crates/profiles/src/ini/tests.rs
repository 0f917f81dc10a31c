use super::*;

/// Sections as `name: key=value …`, nested ones in braces, or the line and the mistake.
fn check(text: &str, expected: &str) {
    let shown = match parse(text) {
        Ok(ini) => shown(&ini),
        Err(broken) => format!("{}: {:?}", broken.line, broken.why),
    };
    assert_eq!(shown, expected, "{text:?}");
}

fn shown(ini: &Ini) -> String {
    let options = |options: &Options| {
        let one = |(key, entry): (&String, &Entry)| match &entry.value {
            Value::Text(text) => format!(" {key}={text:?}"),
            Value::Nested(pairs) => format!(" {key}={pairs:?}"),
        };
        options.iter().map(one).collect::<String>()
    };
    let sections = ini.sections.iter().map(|section| format!("[{}]{}", section.name, options(&section.options)));
    let defaults = if ini.defaults.is_empty() { String::new() } else { format!("*{}", options(&ini.defaults)) };
    [defaults].into_iter().filter(|text| !text.is_empty()).chain(sections).collect::<Vec<_>>().join(" ")
}

#[test]
fn sections_and_keys() {
    check("", "");
    check("# nothing\n ; at all\n\n", "");
    check("[a]\nb = c\nD : e=f\n", "[a] b=\"c\" d=\"e=f\"");
    check("[a]\r\nb=c\r\rd=e", "[a] b=\"c\" d=\"e\"");
    check("[a]\nb = c # no comment\n#d = e\n", "[a] b=\"c # no comment\"");
    check("  [a]  \n  b = c\n  d = e\n", "[a] b=\"c\" d=\"e\"");
    check("[a] # [b] c\nd = e\n", "[a] # [b] d=\"e\"");
    check("[a]]\nb =\n", "[a]] b=\"\"");
    check("[]x\n", "1: NoHeadingYet");
    check("[a]\n[]x = y\n", "[a] []x=\"y\"");
    check("[DEFAULT]\na = b\n[c]\n[DEFAULT]\nd = e\n", "* a=\"b\" d=\"e\" [c]");
}

#[test]
fn values_of_several_lines() {
    check("[a]\nb = c\n  d\n\te = f\ng = h\n", "[a] b=\"c\\nd\\ne = f\" g=\"h\"");
    check("[a]\nb = c\n\n  d\n\n\ne = f\n", "[a] b=\"c\\n\\nd\" e=\"f\"");
    check("[a]\nb = c\n# comment\n  d\n", "[a] b=\"c\\nd\"");
    check("[a]\nb = c\n [d]\n", "[a] b=\"c\\n[d]\"");
    check("[a]\n    b = c\n  d = e\n   f = g\n", "[a] b=\"c\" d=\"e\\nf = g\"");
    check("[a]\nb =\n\n\n", "[a] b=\"\"");
}

#[test]
fn values_that_are_nested() {
    check("[a]\ns3 =\n  Max = 1\n  max=2=3\n  Max = 4\n", "[a] s3={\"Max\": \"4\", \"max\": \"2=3\"}");
    check("[a]\ns3 =\n\n  max = 1\n", "[a] s3={\"max\": \"1\"}");
    check("[a]\ns3 =\n  a = 1\u{b}b = 2\n", "[a] s3={\"a\": \"1\", \"b\": \"2\"}");
    check("[a]\ns3 =\n  = 1\n", "[a] s3={\"\": \"1\"}");
    check("[a]\ns3 =\n  a = 1\n  max: 1\nx = y\n", "4: NestedWithoutEquals");
}

#[test]
fn mistakes_have_their_line() {
    check("a = b\n", "1: NoHeadingYet");
    check("\n# x\n  a\n[b]\n", "3: NoHeadingYet");
    check("[a\nb = c\n", "1: NoHeadingYet");
    check("[a]\nb\n", "2: NoDelimiter");
    check("[a]\n= b\n", "2: NoKey");
    check("[a]\nb = c\n\n[d]\n[a]\n", "5: SectionAgain { first: 1 }");
    check("[a]\nb = c\nB: d\n", "3: KeyAgain { first: 2 }");
    check("[DEFAULT]\na = b\n[DEFAULT]\na = c\n", "4: KeyAgain { first: 2 }");
    check("[a]\nb\n[a]\n", "2: NoDelimiter");
}

#[test]
fn a_large_file_takes_linear_time() {
    let text: String = (0..100_000).map(|n| format!("[profile p{n}]\nregion = eu-central-1\n")).collect();
    let begin = std::time::Instant::now();
    assert_eq!(parse(&text).unwrap().sections.len(), 100_000);
    // it takes a tenth of it where nothing else runs; what isn't linear takes minutes
    assert!(begin.elapsed().as_secs() < 10, "{:?}", begin.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_a_line_of_its_own(text in "([ -~\\n\\r\\t\\u{85}\\u{1c}é]|\\[a\\]\n|\nb *= *c){0,60}") {
        let lines = lines(&text).count();
        match parse(&text) {
            Ok(ini) => proptest::prop_assert!(ini.sections.iter().all(|section| section.line <= lines)),
            Err(broken) => proptest::prop_assert!((1..=lines).contains(&broken.line)),
        }
    }
}
