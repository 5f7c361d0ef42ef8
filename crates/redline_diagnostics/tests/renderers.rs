//! What each renderer makes of plain and of hostile reports.

use redline_base::Span;
use redline_catalogue::{Page, RedLine};
use redline_diagnostics::{
    Applicability, Certainty, Edit, FileId, Finding, Findings, Fix, NotAnalysed, Place, Report,
    SourceFile, Sources, StandardLibrary, Step, Summary, Unknown, UnknownPackage, UnknownReason,
    Verbosity, concise, human, json,
};

static MAP_WRITE: Page = Page {
    code: "NIL109",
    name: "nil-map-write",
    line: RedLine::NilDereference,
    since: "0.1",
    default_on: true,
    text: "",
};

static EXIT: Page = Page {
    code: "PAN503",
    name: "process-exit",
    line: RedLine::UnexpectedExit,
    since: "0.1",
    default_on: true,
    text: "",
};

/// A report that owns what it speaks of.
#[derive(Default)]
struct Case {
    findings: Vec<Finding>,
    sources: Sources,
    not_analysed: Vec<NotAnalysed>,
    summary: Summary,
    unknown: Unknown,
    standard_library: Option<StandardLibrary>,
}

impl Case {
    fn add_file(&mut self, index: usize, path: &str, bytes: &[u8]) -> FileId {
        let id = FileId::new(index);
        self.sources.insert(id, SourceFile::new(path, bytes));
        id
    }

    fn place(&self, file: FileId, text: &[u8]) -> Place {
        let bytes = self.sources.get(file).expect("the file was added").bytes();
        let mut windows = bytes.windows(text.len());
        let start = windows.position(|window| window == text).expect("the text is in it");
        Place { file, span: Span::new(offset(start), offset(start + text.len())) }
    }

    fn step(&self, file: FileId, text: &[u8], words: &str) -> Step {
        Step { at: self.place(file, text), text: words.to_owned() }
    }

    fn report(&self) -> Report<'_> {
        Report {
            findings: &self.findings,
            sources: &self.sources,
            not_analysed: &self.not_analysed,
            summary: self.summary,
            unknown: &self.unknown,
            standard_library: self.standard_library.as_ref(),
        }
    }

    fn human(&self, options: human::Options) -> String {
        drawn(|out| human::write(out, &self.report(), options))
    }

    fn concise(&self) -> String {
        drawn(|out| concise::write(out, &self.report()))
    }

    /// The JSON, which holds to the schema.
    fn json(&self) -> String {
        let text = drawn(|out| json::write(out, &self.report()));
        let schema = include_str!("../schema/findings.schema.json");
        let schema = serde_json::from_str(schema).expect("the schema is JSON");
        let value = serde_json::from_str(&text).expect("what is written is JSON");
        let validator = jsonschema::draft202012::new(&schema).expect("the schema is one");
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
        text
    }
}

fn drawn(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes what is written");
    String::from_utf8(out).expect("every format is UTF-8")
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("test files are small")
}

/// The finding that the plan of the house shows.
fn a_finding_with_a_path() -> Case {
    let mut case = Case::default();
    let index = case.add_file(
        0,
        "store/index.go",
        b"package store\n\nfunc count(seen map[string]int) {\n\tfor _, word := range words {\n\t\tseen[word]++\n\t}\n}\n",
    );
    let open = case.add_file(
        1,
        "store/open.go",
        b"package store\n\nvar seen map[string]int\n\n\n\n\n\n\nfunc open() { count(seen) }\n",
    );
    let steps = [
        case.step(open, b"var seen map[string]int", "`var seen map[string]int` leaves it nil"),
        case.step(open, b"count(seen)", "passed to `count`"),
        case.step(index, b"seen[word]++", "written"),
    ];
    let mut found = Findings::new(&MAP_WRITE, index);
    found
        .report(case.place(index, b"seen[word]++").span, "write to nil map")
        .sure(Certainty::Proved)
        .because(steps)
        .note("the goroutine started at server/serve.go:88 has no recover: the process dies")
        .fix(Fix {
            text: "make the map".to_owned(),
            applicability: Applicability::NeedsALook,
            edits: vec![Edit {
                at: case.place(open, b" map[string]int"),
                replacement: " = make(map[string]int)".to_owned(),
            }],
        });
    case.findings = found.into_vec();
    case.summary = Summary { packages: 1, files: 2, lines: 17, suppressed: 1 };
    let release = "1.27.3".to_owned();
    case.standard_library = Some(StandardLibrary { release, is_embedded: true });
    case
}

/// Everything that a file, a path or a message can hold to trick a reader.
fn a_hostile_report() -> Case {
    let mut case = Case::default();
    let path = "a\u{1b}]0;owned\u{7}/\u{202e}og.x\u{2066}\nfake.go:1:1: PAN503 forged.go";
    let text = b"\xff\xfe\tx := \"\x1b[2J\r\0\xe2\x80\xae\" + \xe4\xb8\x96\xe7\x95\x8c + e\xcc\x81\xe2\x80\x8b; os.Exit(1) // \x9b31m \xc2\x9b31m\r\n";
    let file = case.add_file(0, path, text);
    let exit = case.place(file, b"os.Exit(1)");
    let mut found = Findings::new(&EXIT, file);
    found
        .report(exit.span, "exit\n\u{1b}[31mproved\u{9b}0m \u{202e}forged")
        .because([Step { at: exit, text: "here\r\x08\u{feff}".to_owned() }])
        .note("see\n  = more: rm -rf \u{7f}");
    found.report(Span::new(0, 9000), "a range past the end").sure(Certainty::Possible);
    case.findings = found.into_vec();
    case.not_analysed = vec![NotAnalysed {
        file: "b\u{1b}[0m.go".to_owned(),
        reason: "not UTF-8:\n\u{2028}forged".to_owned(),
    }];
    case.summary = Summary { packages: 1, files: 1, lines: 2, suppressed: 0 };
    let missing = UnknownReason::MissingImport("example.com/\u{202e}".to_owned());
    let package = UnknownPackage {
        path: "example.com/\u{1b}[2J".to_owned(),
        expressions: 1,
        of: 2,
        reasons: [UnknownReason::Cgo, missing].into(),
    };
    case.unknown = Unknown { expressions: 1, of: 2, packages: vec![package] };
    case
}

/// A call over many lines, in a file whose line numbers gain a digit.
fn a_call_over_several_lines() -> Case {
    let mut case = Case::default();
    let text = format!("{}log.Fatal(\n\t\"世界\",\n\terr,\n)\n", "\n".repeat(97));
    let file = case.add_file(0, "main.go", text.as_bytes());
    let mut found = Findings::new(&EXIT, file);
    let call = case.place(file, "log.Fatal(\n\t\"世界\",\n\terr,\n)".as_bytes());
    found.report(call.span, "exit outside main");
    found.report(Span::empty(0), "at the very start");
    found.report(Span::empty(offset(text.len())), "at the very end").sure(Certainty::Possible);
    case.findings = found.into_vec();
    case.sources.sort(&mut case.findings);
    case.not_analysed = ["x.go", "y.go"]
        .map(|file| NotAnalysed { file: file.to_owned(), reason: "needs cgo".to_owned() })
        .into();
    case.summary = Summary { packages: 2, files: 1, lines: 101, suppressed: 0 };
    case
}

const PLAIN: human::Options =
    human::Options { color: false, width: 100, verbosity: Verbosity::Normal };
const VERBOSE: human::Options = human::Options { verbosity: Verbosity::Verbose, ..PLAIN };
const COLOR: human::Options = human::Options { color: true, ..PLAIN };

#[test]
fn a_finding_is_drawn_with_its_path() {
    let case = a_finding_with_a_path();
    insta::assert_snapshot!("path_human", case.human(PLAIN));
    insta::assert_snapshot!("path_concise", case.concise());
    insta::assert_snapshot!("path_json", case.json());
}

#[test]
fn colour_changes_nothing_but_colour() {
    let case = a_finding_with_a_path();
    let colored = case.human(COLOR);
    insta::assert_snapshot!("path_color", colored.replace('\u{1b}', "ESC"));
    let mut plain = String::new();
    for (index, part) in colored.split('\u{1b}').enumerate() {
        let after = if index == 0 { part } else { part.split_once('m').unwrap().1 };
        plain.push_str(after);
    }
    assert_eq!(plain, case.human(PLAIN));
}

#[test]
fn a_hostile_report_cannot_forge_output() {
    let case = a_hostile_report();
    insta::assert_snapshot!("hostile_human", case.human(VERBOSE));
    insta::assert_snapshot!("hostile_concise", case.concise());
    insta::assert_snapshot!("hostile_json", case.json());
    let colorless = [case.human(VERBOSE), case.concise(), case.json()];
    for text in colorless {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }
    assert_eq!(case.concise().lines().count(), 2);
}

#[test]
fn what_spans_several_lines_is_drawn_by_its_ends() {
    let case = a_call_over_several_lines();
    insta::assert_snapshot!("several_lines_human", case.human(PLAIN));
    insta::assert_snapshot!("several_lines_concise", case.concise());
}

#[test]
fn an_empty_report_says_what_was_looked_at() {
    let summary = Summary { packages: 3, files: 12, lines: 400, suppressed: 0 };
    let case = Case { summary, ..Case::default() };
    assert_eq!(case.human(PLAIN), "no findings in 12 files of 3 packages\n");
    assert_eq!(case.human(human::Options { verbosity: Verbosity::Quiet, ..PLAIN }), "");
    assert_eq!(case.concise(), "");
    insta::assert_snapshot!("empty_json", case.json());
}

#[test]
fn a_finding_in_a_file_that_is_not_held_is_still_shown() {
    let mut case = a_finding_with_a_path();
    case.sources = Sources::new();
    assert!(case.human(PLAIN).contains("--> (unknown file):1:1\n"));
    case.json();
}

#[test]
fn findings_on_a_line_of_megabytes_are_cheap() {
    let mut case = Case::default();
    let line = "os.Exit(1); ".repeat(500_000);
    let file = case.add_file(0, "min.go", line.as_bytes());
    let mut found = Findings::new(&EXIT, file);
    for index in 0..5_000_u32 {
        found.report(Span::new(index * 1200, index * 1200 + 10), "exit");
    }
    case.findings = found.into_vec();
    let drawn = case.human(PLAIN);
    assert!(drawn.len() < 5_000 * 600, "{} bytes", drawn.len());
}

#[test]
fn the_order_of_findings_does_not_depend_on_that_of_reporting() {
    let mut case = a_call_over_several_lines();
    let other = case.add_file(7, "a.go", b"x");
    let mut found = Findings::new(&MAP_WRITE, other);
    found.report(Span::empty(0), "b");
    found.report(Span::empty(0), "a").note("2");
    found.report(Span::empty(0), "a").note("1");
    case.findings.extend(found.into_vec());
    let mut reversed = case.findings.clone();
    reversed.reverse();
    case.sources.sort(&mut case.findings);
    case.sources.sort(&mut reversed);
    assert_eq!(case.findings, reversed);
    let words: Vec<_> = reversed.iter().map(|f| (f.message.as_str(), f.notes.concat())).collect();
    let first = [("a", "1"), ("a", "2"), ("b", "")].map(|(m, n)| (m, n.to_owned()));
    assert_eq!(words[..3], first);
}
