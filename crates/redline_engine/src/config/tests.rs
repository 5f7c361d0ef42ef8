use redline_catalogue::{Page, RedLine};

use super::*;

const fn page(code: &'static str, name: &'static str, line: RedLine, default_on: bool) -> Page {
    Page { code, name, line, since: "0.1", default_on, text: "" }
}

static EXIT: Page = page("PAN503", "process-exit", RedLine::UnexpectedExit, true);
static CALL: Page = page("PAN511", "panic-call", RedLine::ExplicitPanic, false);
static NIL: Page = page("PAN507", "panic-nil", RedLine::ExplicitPanic, true);
static REASON: Page =
    page("SUP002", "suppression-without-reason", RedLine::UnjustifiedSuppression, false);
static PAGES: [&Page; 4] = [&EXIT, &CALL, &NIL, &REASON];

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(text.as_bytes(), Path::new("redline.toml")).map_err(|error| error.to_string())
}

fn problems(text: &[u8]) -> String {
    match Config::parse(text, Path::new("redline.toml")) {
        Ok(config) => panic!("{config:?} has no problem"),
        Err(problems) => problems.to_string(),
    }
}

/// The codes reported in the file at `path`.
fn reported(text: &str, path: &str) -> Vec<&'static str> {
    let selection = Selection::new(&parse(text).unwrap(), &PAGES).unwrap();
    let reported = PAGES.iter().filter(|page| selection.reports_in(page, path));
    reported.map(|page| page.code).collect()
}

#[test]
fn an_empty_file_changes_nothing() {
    assert_eq!(parse(""), Ok(Config::default()));
    assert_eq!(parse("# nothing\r\n"), Ok(Config::default()));
}

#[test]
fn every_key_is_taken_over() {
    let config = parse(
        r#"
        select = ["PAN"]
        ignore = ["process-exit"]
        tests = false
        tags = ["integration", "go1.21"]
        platforms = ["linux/amd64", "js/wasm"]
        require-suppression-reason = true
        per-file-ignores = { "cmd/**" = ["PAN503"], "*.pb.go" = ["all"] }
        "#,
    )
    .unwrap();
    let words = |selectors: &[Selector]| -> Vec<String> {
        selectors.iter().map(|selector| selector.word.clone()).collect()
    };
    assert_eq!(words(&config.select), ["PAN"]);
    assert_eq!(config.select[0].origin.to_string(), "redline.toml:2:19");
    assert_eq!(words(&config.ignore), ["process-exit"]);
    assert!(!config.tests && config.require_suppression_reason);
    assert_eq!(config.tags, ["integration", "go1.21"]);
    let platforms: Vec<_> = config.platforms.iter().map(ToString::to_string).collect();
    assert_eq!(platforms, ["linux/amd64", "js/wasm"]);
    let patterns: Vec<_> = config.per_file_ignores.iter().map(|entry| entry.files.glob()).collect();
    assert_eq!(patterns, ["cmd/**", "*.pb.go"]);
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let cases: [(&[u8], &str); 12] = [
        (b"selct = []", "1:1: unknown key `selct`; did you mean `select`?"),
        (b"\ncolour = true", "2:1: unknown key `colour`"),
        (b"[rules]\nPAN503 = 1", "1:2: unknown key `rules`"),
        (b"tests = 'yes'", "1:9: expected `true` or `false`, found string"),
        (b"select = 'PAN'", "1:10: expected a list of strings, found string"),
        (b"select = ['PAN', 3]", "1:18: expected a string, found integer"),
        (b"platforms = ['linux', 'js/wasm']", "1:14: \"linux\" is not of the form os/arch"),
        (b"tags = ['a b']", "1:9: \"a b\" is no build tag: letters, digits, `_` and `.`"),
        (
            b"per-file-ignores = ['x']",
            "1:20: expected a table from file patterns to lists of codes, found array",
        ),
        (
            b"[per-file-ignores]\n'a[' = ['PAN']",
            "2:1: error parsing glob 'a[': unclosed character class; missing ']'",
        ),
        (b"tests = true\n\xff = 1", "2:1: this byte is not UTF-8, which TOML is written in"),
        (b"'\xe2\x80\xae' = 1", "1:1: unknown key `\\u{202e}`"),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), format!("redline.toml:{expected}"));
    }
}

#[test]
fn all_problems_are_given_in_the_order_of_the_file() {
    let text = b"tests = 1\nselect = [1, 2]\nignroe = []\n";
    insta::assert_snapshot!(problems(text), @r"
    redline.toml:1:9: expected `true` or `false`, found integer
    redline.toml:2:11: expected a string, found integer
    redline.toml:2:14: expected a string, found integer
    redline.toml:3:1: unknown key `ignroe`; did you mean `ignore`?
    ");
}

#[test]
fn what_is_not_toml_is_said_where_it_is() {
    let cases: [(&[u8], &str); 3] = [
        (
            b"select = [\"PAN\"\ntests = true\n",
            "2:1: missing comma between array elements, expected `,`",
        ),
        (b"tests = true\ntests = false\n", "2:1: duplicate key"),
        (
            b"a = \"\x1b[31m\"\n",
            "1:6: invalid basic string, expected non-double-quote visible characters, `\\`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), format!("redline.toml:{expected}"));
    }
}

#[test]
fn nesting_without_end_is_an_error_and_no_overflow() {
    let deep = format!("select = {}", "[".repeat(1_000_000));
    assert!(problems(deep.as_bytes()).starts_with("redline.toml:1:"));
}

#[test]
fn what_is_off_by_default_has_to_be_named() {
    assert_eq!(reported("", "a.go"), ["PAN503", "PAN507"]);
    assert_eq!(reported("select = ['PAN']", "a.go"), ["PAN503", "PAN507"]);
    assert_eq!(reported("select = ['explicit-panic']", "a.go"), ["PAN507"]);
    assert_eq!(reported("select = ['PAN511']", "a.go"), ["PAN511"]);
    assert_eq!(
        reported("select = ['default', 'panic-call']", "a.go"),
        ["PAN503", "PAN511", "PAN507"]
    );
    assert_eq!(
        reported("select = ['all']\nignore = ['SUP']", "a.go"),
        ["PAN503", "PAN511", "PAN507"]
    );
    assert_eq!(
        reported("require-suppression-reason = true", "a.go"),
        ["PAN503", "PAN507", "SUP002"]
    );
    assert_eq!(reported("select = ['nil-dereference']", "a.go"), [""; 0]);
}

#[test]
fn per_file_ignores_match_paths_from_the_root() {
    let text =
        "[per-file-ignores]\n'cmd/**' = ['PAN503']\n'*.pb.go' = ['all']\n'a*/*.go' = ['PAN507']";
    assert_eq!(reported(text, "cmd/server/main.go"), ["PAN507"]);
    assert_eq!(reported(text, "api.pb.go"), [""; 0]);
    assert_eq!(reported(text, "x/api.pb.go"), ["PAN503", "PAN507"]);
    assert_eq!(reported(text, "api/x.go"), ["PAN503"]);
    assert_eq!(reported(text, "api/v1/x.go"), ["PAN503", "PAN507"]);
}

#[test]
fn a_selector_that_stands_for_nothing_is_a_problem() {
    let mut config = parse("ignore = ['PAN504', 'nil-derefrence']").unwrap();
    config.select = vec![Selector::option("--select", "proces-exit")];
    let problems = Selection::new(&config, &PAGES).unwrap_err().to_string();
    insta::assert_snapshot!(problems, @r"
    --select: no code, name, family or red line is called `proces-exit`; did you mean `process-exit`?
    redline.toml:1:11: no code, name, family or red line is called `PAN504`; did you mean `PAN503`?
    redline.toml:1:21: no code, name, family or red line is called `nil-derefrence`; did you mean `nil-dereference`?
    ");
}

#[test]
fn the_nearest_file_above_is_found() {
    let root = tempfile::tempdir().unwrap();
    let below = root.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    let file = root.path().join("a").join(Config::FILE_NAME);
    fs::write(&file, "tests = false").unwrap();
    fs::create_dir(below.join(Config::FILE_NAME)).unwrap();
    assert_eq!(Config::find(&below), Some(file.clone()));
    assert!(!Config::load(&file).unwrap().tests);
    let problem = Config::load(&root.path().join("none.toml")).unwrap_err().to_string();
    assert!(problem.contains("none.toml: cannot be read: "), "{problem}");
}

/// The schema that editors read says the same as the reader.
mod schema {
    use super::*;

    const SCHEMA: &str = include_str!("../../schema/redline.schema.json");

    fn schema() -> serde_json::Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    #[test]
    fn it_has_the_same_keys() {
        let schema = schema();
        let mut keys: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
        keys.sort_unstable();
        let mut expected: Vec<_> = read::KEYS.iter().map(|&(key, _)| key).collect();
        expected.sort_unstable();
        assert_eq!(keys, expected);
    }

    #[test]
    fn it_accepts_what_the_reader_accepts() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let texts = [
            "{}",
            r#"{"select": ["PAN", "default"], "ignore": [], "tests": true}"#,
            r#"{"tags": ["go1.21", "a_b"], "platforms": ["linux/amd64"]}"#,
            r#"{"per-file-ignores": {"cmd/**": ["PAN503"]}, "require-suppression-reason": true}"#,
            r#"{"selct": []}"#,
            r#"{"select": "PAN"}"#,
            r#"{"select": [1]}"#,
            r#"{"tests": "yes"}"#,
            r#"{"tags": ["a b"]}"#,
            r#"{"tags": [""]}"#,
            r#"{"platforms": ["linux"]}"#,
            r#"{"platforms": ["linux/"]}"#,
            r#"{"per-file-ignores": ["x"]}"#,
            r#"{"per-file-ignores": {"x": "PAN"}}"#,
            r#"{"require-suppression-reason": 1}"#,
        ];
        let verdicts = texts.map(|text| {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            let accepted = validator.is_valid(&value);
            assert_eq!(accepted, parse(&as_toml(&value)).is_ok(), "{text}");
            accepted
        });
        assert_eq!(verdicts.iter().filter(|&&accepted| accepted).count(), 4);
    }

    /// A JSON object as TOML: its values are written alike but for tables.
    fn as_toml(value: &serde_json::Value) -> String {
        let entry = |(key, value): (&String, &serde_json::Value)| match value.as_object() {
            Some(table) => {
                let inner = table.iter().map(|(key, value)| format!("'{key}' = {value}"));
                format!("{key} = {{ {} }}\n", inner.collect::<Vec<_>>().join(", "))
            }
            None => format!("{key} = {value}\n"),
        };
        value.as_object().unwrap().iter().map(entry).collect()
    }
}
