//! Input that is cut, forged, mixed or too large.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use redline_crash::{Kind, Reader, Report, read};

const CRASH: &str =
    "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:7 +0x2d\nexit status 2\n";

/// Recorded runs that are short and hold a crash.
fn samples() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/recorded/go1.27.3/zoo");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.collect();
    paths.sort();
    let read = |path: PathBuf| {
        let output = std::fs::read(&path).unwrap();
        (path, output)
    };
    let samples = paths.into_iter().map(read);
    samples.filter(|(_, output)| output.len() < 4000 && begin(output).is_some()).collect()
}

/// Where the words of the first crash end that stand first in a line.
fn begin(output: &[u8]) -> Option<usize> {
    let words: [&[u8]; 2] = [b"panic: ", b"fatal error: "];
    let crashes = !redline_crash::read(output).incidents.is_empty();
    let starts = |at: usize| at == 0 || output.get(at - 1) == Some(&b'\n');
    let begins = |at: usize| words.iter().find(|words| output[at..].starts_with(words));
    let at = (0..output.len()).find(|&at| starts(at) && begins(at).is_some())?;
    crashes.then(|| at + begins(at).unwrap().len() + 1)
}

fn is_told(report: &Report) -> bool {
    let noted = report.notes.iter().any(|note| note.text.starts_with("cut off here"));
    noted || !report.incidents.is_empty()
}

#[test]
fn a_crash_cut_anywhere_is_told() {
    let samples = samples();
    assert!(samples.len() >= 50, "{} samples", samples.len());
    for (path, output) in samples.iter().take(60) {
        for end in begin(output).unwrap()..output.len() {
            let report = read(&output[..end]);
            assert!(is_told(&report), "{}: cut at {end}", path.display());
        }
    }
}

#[test]
fn a_long_line_is_passed_over_and_said() {
    let mut reader = Reader::default();
    let part = vec![b'x'; 1 << 20];
    for _ in 0..100 {
        reader.feed(&part);
    }
    reader.feed(b"\n");
    reader.feed(CRASH.as_bytes());
    let report = reader.finish();
    assert_eq!(report.incidents.len(), 1);
    assert_eq!(report.incidents[0].at.line, 2);
    assert_eq!(report.notes.len(), 1);
}

#[test]
fn a_message_cannot_forge_goroutines() {
    let raw = "panic: x\n\ngoroutine 9 [running]:\nmain.fake()\n\t/f.go:1 +0x1\n\ngoroutine 1 [running]:\nmain.main()\n\t/m.go:2 +0x1\n";
    let indented = "panic: x\n\t\n\tgoroutine 9 [running]:\n\tmain.fake()\n\t\t/f.go:1 +0x1\n\ngoroutine 1 [running]:\nmain.main()\n\t/m.go:2 +0x1\n";
    for text in [raw, indented] {
        let report = read(text.as_bytes());
        let [incident] = report.incidents.as_slice() else { panic!("{report:#?}") };
        let ids: Vec<_> = incident.goroutines.iter().map(|goroutine| goroutine.id).collect();
        assert_eq!(ids, [1], "{text}");
    }
}

#[test]
fn nuls_and_escapes_stay_in_the_message() {
    let report =
        read(b"panic: a\0b\x1b[31mc\xff\n\ngoroutine 1 [running]:\nmain.main()\n\t/m.go:2\n");
    assert_eq!(report.incidents[0].message, "a\0b\x1b[31mc\\xff");
}

#[test]
fn text_about_crashes_is_no_crash() {
    let texts = [
        "panic: not really\nanother line\n",
        "the worker said panic: boom\nand went on\n",
        "panic: boom\ngoroutine 7 [running]:\nruntime/debug.Stack()\n\t/go/debug.go:26 +0x5e\nmain.f()\n\t/m.go:2\n",
        "2026/11/23 09:03:06 http: panic serving 127.0.0.1:1: x\ngoroutine 35 [running]:\nnet/http.f()\n\t/s.go:1\n",
        "goroutine 1 is busy [running] around:\nexit status 1\n",
        "SIGSEGV: segmentation violation\nis what it said\n",
    ];
    for text in texts {
        let report = read(format!("{text}{}", "more\n".repeat(60)).as_bytes());
        assert_eq!(report.incidents, [], "{text}");
    }
}

#[test]
fn a_panic_without_goroutines_needs_a_mark_of_the_runtime() {
    let crashes = [
        "panic: out of work\nexit status 2\n",
        "panic: one\n\ttwo\nexit status 2\nFAIL\tshop\t0.1s\n",
        "panic: x [recovered]\n\tpanic: y\n",
        "panic: (main.order) 0xc000012120\n",
        "panic: runtime error: index out of range [5] with length 3\n",
    ];
    for text in crashes {
        let report = read(text.as_bytes());
        let [incident] = report.incidents.as_slice() else { panic!("{text}: {report:#?}") };
        assert_eq!((incident.kind, incident.goroutines.len()), (Kind::Panic, 0), "{text}");
        let status = text.contains("exit status 2").then_some(2);
        assert_eq!(incident.exit_status, status, "{text}");
    }
    let others = [
        "panic: out of work\n",
        "panic: out of work\nexit status 1\n",
        "panic: out of work\nwent on\nexit status 2\n",
        "panic: out of work\n\nwent on\nexit status 2\n",
        "it said panic: out of work\nexit status 2\n",
        "panic: (main.order) was late\n",
    ];
    for text in others {
        let incidents = read(text.as_bytes()).incidents;
        assert!(incidents.iter().all(|it| it.kind == Kind::Exit), "{text}: {incidents:#?}");
    }
}

#[test]
fn streams_that_are_mixed_are_read_apart() {
    let mut mixed = String::new();
    for (line, name) in CRASH.lines().flat_map(|line| [(line, "a"), (line, "b")]) {
        writeln!(mixed, "[pod/shop-{name}/api] {line}").unwrap();
        writeln!(mixed, "2026-11-23T08:39:30.04Z stdout F served {name}").unwrap();
        writeln!(mixed, "2026-11-23T08:39:30.04Z stderr F {line}").unwrap();
    }
    // The third stream has each line twice: it is no longer one crash.
    let report = read(mixed.as_bytes());
    let whole =
        report.incidents.iter().filter(|it| it.exit_status == Some(2) && it.frame_count() == 1);
    assert!(whole.count() >= 2, "{report:#?}");
}

#[test]
fn several_crashes_of_one_file_are_several_incidents() {
    let text = format!("{CRASH}restarted\n{CRASH}{}", CRASH.replace("panic: ", "fatal error: "));
    let kinds: Vec<_> = read(text.as_bytes()).incidents.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [Kind::Panic, Kind::Panic, Kind::Throw]);
}

#[test]
fn a_dump_of_many_goroutines_is_whole() {
    let mut text = String::from("panic: boom\n");
    for id in 1..=30_000 {
        let state = if id == 1 { "running" } else { "select" };
        write!(text, "\ngoroutine {id} [{state}]:\nmain.work({id:#x})\n\t/src/main.go:{} +0x1d\ncreated by main.main in goroutine 1\n\t/src/main.go:3 +0x1\n", id % 97).unwrap();
    }
    let report = read(text.as_bytes());
    let [incident] = report.incidents.as_slice() else { panic!("{}", report.incidents.len()) };
    assert_eq!((incident.goroutines.len(), incident.frame_count()), (30_000, 30_000));
    assert!(incident.goroutines.iter().all(|it| it.created_by.is_some()));
}

#[test]
fn the_same_crash_of_another_build_has_the_same_fingerprint() {
    let of = |text: &str| read(text.as_bytes()).incidents[0].fingerprint.clone();
    let one = "panic: user 7\n\ngoroutine 8 [running]:\nmain.f.func1()\n\t/a/main.go:7 +0x2d\ncreated by main.main in goroutine 1\n\t/a/main.go:3 +0x1\n";
    let other = "panic: user 12\n\ngoroutine 19 [running]:\nmain.f.func2({0x1, 0x2})\n\t/b/x/main.go:9 +0x4d\ncreated by main.main\n\t/b/x/main.go:4 +0x1\n";
    let elsewhere = one.replace("main.f.func1", "main.g.func1");
    assert_eq!(of(one), of(other));
    assert_ne!(of(one), of(&elsewhere));
}
