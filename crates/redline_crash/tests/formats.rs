//! Every format, from recorded and from hostile input.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::io::{self, Write};

use redline_crash::read;
use redline_crash::redact::Redaction;
use redline_crash::render::{Foresight, Input, Shown, Snippet, html, human, json, markdown, sarif};
use serde_json::Value;

/// Something that writes what was read.
type Format = fn(&mut Vec<u8>, &Shown<'_>) -> io::Result<()>;

/// A crash with everything that a format has to draw.
const PLAIN: &str = "\
gc 1 @0.012s 3%: 0.047+0.21+0.006 ms clock, 0.09+0.1/0.2/0+0.01 ms cpu, 4->4->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
gc 2 @0.112s 3%: 0.047+0.21+0.006 ms clock, 0.09+0.1/0.2/0+0.01 ms cpu, 8->9->3 MB, 9 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)
SCHED 103ms: gomaxprocs=2 idleprocs=1 threads=5 runqueue=3 [1 4]
=== RUN   TestStore
panic: first [recovered]
\tpanic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x4c7367]

goroutine 7 [running, locked to thread] {tenant: a, \"odd key\": \"b\"}:
panic({0x1?, 0x2?})
\t/go/src/runtime/panic.go:860 +0x13a
example.com/shop/store.(*Index).Add(0xc000012345, {0x1, 0x2})
\t/src/shop/store/index.go:31 +0x7
created by example.com/shop/store.TestStore in goroutine 6
\t/src/shop/store/index_test.go:12 +0x7

goroutine 8 [chan receive (leaked), 12 minutes]:
example.com/shop/store.wait(...)
\t/src/shop/store/wait.go:3
[originating from goroutine 6]:
example.com/shop/store.TestStore(...)
\t/src/shop/store/index_test.go:12 +0x7
exit status 2
==================
WARNING: DATA RACE
Read at 0x00c0000a6248 by goroutine 12:
  main.f()
      /src/main.go:5 +0x7b

Previous write at 0x00c0000a6248 by main goroutine:
  main.main()
      /src/main.go:9 +0x8d
==================
panic: password=hunter2
";

const HOSTILE: &[u8] = b"panic: \x1b[2J<script>alert(1)</script>\0\xff \xe2\x80\xae`|*_~~~~ DB_PASSWORD=hunter2\n\ngoroutine 1 [\x1b[31mrunning]:\nmain.<b>\x1b()\n\t/src/\x1b]0;x\x07.go:1 +0x1\n";

fn shown(
    input: &[u8],
    on: bool,
    format: impl FnOnce(&mut Vec<u8>, &Shown<'_>) -> io::Result<()>,
) -> String {
    let inputs = [Input { name: "a\u{1b}.log".to_owned(), report: read(input) }];
    let key = ("/src/shop/store/index.go".to_owned(), 31);
    let lines = vec!["func f() {".to_owned(), "\tseen[word]++ // \u{1b}".to_owned()];
    let snippet = Snippet { path: "store/index.go".to_owned(), first: 30, lines };
    let snippets = BTreeMap::from([(key, snippet)]);
    let foresight = BTreeMap::from([
        ((0, 0), Foresight::Missed { note: "a <note>".to_owned() }),
        ((0, 1), Foresight::NotChecked("elsewhere".to_owned())),
    ]);
    let shown = Shown {
        inputs: &inputs,
        rules: &[],
        snippets: &snippets,
        foresight: &foresight,
        redaction: Redaction { on },
    };
    let mut out = Vec::new();
    format(&mut out, &shown).unwrap();
    String::from_utf8(out).unwrap()
}

fn as_human(out: &mut Vec<u8>, shown: &Shown<'_>) -> io::Result<()> {
    let options = human::Options { color: false, width: 100, verbose: true };
    human::write(out, shown, options)
}

fn as_json(input: &[u8]) -> Value {
    let text = shown(input, false, |out, shown| json::write(out, shown));
    serde_json::from_str(&text).unwrap()
}

fn faults(value: &Value) -> Vec<String> {
    let schema = include_str!("../schema/incidents.schema.json");
    let validator = jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

#[test]
fn json_holds_to_its_schema() {
    for input in [PLAIN.as_bytes(), HOSTILE, b""] {
        assert_eq!(faults(&as_json(input)), [""; 0]);
    }
    assert!(!faults(&serde_json::json!({"schema": "redline.incidents/2"})).is_empty());
}

#[test]
fn json_says_what_was_printed() {
    let value = as_json(PLAIN.as_bytes());
    let crash = &value["incidents"][0];
    assert_eq!(crash["red_line"], "nil-dereference");
    assert_eq!((&crash["kind"], &crash["recoverable"]), (&"panic".into(), &"yes".into()));
    assert_eq!((&crash["guilty"], &crash["exit_status"]), (&7.into(), &2.into()));
    assert_eq!(crash["signal"]["address"], "0x8");
    assert_eq!(crash["panics"][0]["recovered"], true);
    assert_eq!(crash["site"]["line"], 31);
    assert_eq!(crash["test"]["names"][0], "TestStore");
    let goroutines = &crash["goroutines"];
    assert_eq!(goroutines[0]["labels"]["odd key"], "b");
    assert_eq!(goroutines[0]["frames"][1]["args"], "0xc000012345, {0x1, 0x2}");
    assert_eq!(goroutines[1]["leaked"], true);
    assert_eq!(goroutines[1]["ancestors"][0]["id"], 6);
    assert_eq!(value["incidents"][1]["kind"], "race");
    assert_eq!(value["gc"][1]["forced"], true);
    assert_eq!(value["sched"][0]["counts"]["threads"], 5);
    assert_eq!(crash["span"]["line"], 5);
}

/// Characters that a terminal obeys, but for the ends of lines.
fn obeyed(text: &str) -> Vec<char> {
    text.chars().filter(|&c| c != '\n' && redline_diagnostics::is_hidden(c)).collect()
}

#[test]
fn no_format_lets_hostile_text_through() {
    let formats: [Format; 5] = [
        as_human,
        |out, shown| json::write(out, shown),
        |out, shown| sarif::write(out, shown),
        |out, shown| markdown::write(out, shown),
        |out, shown| html::write(out, shown),
    ];
    for format in formats {
        for input in [HOSTILE, PLAIN.as_bytes()] {
            let text = shown(input, true, format);
            assert_eq!(obeyed(&text), [], "{text}");
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
    let pages: [Format; 2] =
        [|out, shown| markdown::write(out, shown), |out, shown| html::write(out, shown)];
    for format in pages {
        let text = shown(HOSTILE, true, format);
        assert!(!text.contains("<script"), "{text}");
    }
}

#[test]
fn sarif_has_a_result_an_incident() {
    let text = shown(PLAIN.as_bytes(), false, |out, shown| sarif::write(out, shown));
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let location = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "store/index.go");
    assert_eq!(location["region"]["startLine"], 31);
    assert_eq!(results[1]["stacks"].as_array().unwrap().len(), 2);
}

#[test]
fn people_read_what_happened_and_what_to_do() {
    let text = shown(PLAIN.as_bytes(), false, as_human);
    let parts = [
        "panic CRS101 nil-used: runtime error: invalid memory",
        "--> store/index.go:31 in example.com/shop/store.(*Index).Add",
        ">   31 | ",
        "= signal: SIGSEGV, code 0x1, address 0x8: close to 0",
        "= test: TestStore (known by its stack)",
        "= recover: yes",
        "1 [chan receive, 12 minutes, 1 leaked]",
        "2 runs of the collector",
        ": cut off here: the input ends behind `panic: password=hunter2`",
    ];
    for part in parts {
        assert!(text.contains(part), "{part}:\n{text}");
    }
}

#[test]
fn a_writer_that_fails_is_told() {
    struct Broken;
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (snippets, foresight) = (BTreeMap::new(), BTreeMap::new());
    let redaction = Redaction { on: false };
    let shown =
        Shown { inputs: &[], rules: &[], snippets: &snippets, foresight: &foresight, redaction };
    assert!(json::write(&mut Broken, &shown).is_err());
}
