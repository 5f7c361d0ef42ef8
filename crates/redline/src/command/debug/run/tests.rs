//! The programs of the interpreter: each ends as real releases of Go end it.

mod normal;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use redline_interp::{Argument, End, Limits, Machine, Outcome};
use redline_project::Environment;

use super::program::{Programs, Source, imported_paths};
use super::{library, with};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../redline_interp/testdata/programs")
}

/// The Go files below a folder, as `TOPIC/NAME.go`.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for topic in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if topic.is_dir() {
            let files = fs::read_dir(topic).unwrap().map(|entry| entry.unwrap().path());
            found.extend(files.filter(|file| file.extension().is_some_and(|it| it == "go")));
        }
    }
    found.sort();
    found
}

/// How a program must end with a release: `None` if nothing is stored.
fn expected(program: &Path, release: u32) -> Option<Vec<u8>> {
    let own = program.with_extension(format!("go1.{release}.out"));
    fs::read(own).or_else(|_| fs::read(program.with_extension("out"))).ok()
}

/// Whether a release takes a program.
fn is_taken(program: &Path, release: u32) -> bool {
    let text = fs::read_to_string(program).unwrap();
    let stated = text.lines().find_map(|line| line.strip_prefix("//go:build go1."));
    stated.is_none_or(|stated| stated.trim().parse::<u32>().unwrap() <= release)
}

/// The outcome in the form in which it is stored.
fn stored_form(outcome: &Outcome) -> Vec<u8> {
    let status = match &outcome.end {
        End::NotModelled(what) => format!("not modelled: {what}"),
        End::OutOfSteps => "out of steps".to_owned(),
        End::OutOfMemory => "out of memory".to_owned(),
        _ => format!("exit status {}", outcome.status().unwrap()),
    };
    let mut text = format!("{status}\n").into_bytes();
    for (name, content) in
        [("stdout", outcome.stdout.clone()), ("stderr", normal::normal(&outcome.stderr))]
    {
        if !content.is_empty() {
            if !text.ends_with(b"\n") {
                text.push(b'\n');
            }
            text.extend(format!("-- {name} --\n").bytes());
            text.extend(content);
        }
    }
    text
}

/// What is wrong with how a program ends; `None` if nothing is.
fn problem(library: &Programs<'_>, program: &Path, release: u32) -> Option<String> {
    let name = program.strip_prefix(folder()).unwrap().display().to_string();
    let Some(expected) = expected(program, release) else {
        return Some(format!("{name}: nothing is stored"));
    };
    let limits = Limits { steps: 300_000_000, ..Limits::default() };
    let sources = Source::read(&[program.to_owned()]).unwrap();
    let ended = match library.run(sources, limits) {
        Ok(outcome) => stored_form(&outcome),
        Err(errors) => errors.join("\n").into_bytes(),
    };
    let same = normal::agree(&ended, &expected);
    (!same).then(|| {
        let [ended, expected] = [&ended, &expected].map(|it| String::from_utf8_lossy(it));
        format!("=== {name}\n{ended}\n--- not\n{expected}")
    })
}

/// The settings of Go in this process, with the tree that the tests are told.
fn environment() -> Environment {
    let goroot = std::env::var_os("REDLINE_GOROOT");
    Environment::of_process(goroot.as_ref().map(Path::new))
}

/// How calls of the function `at` of a package with these arguments end.
fn calls(text: &str, calls: &[&[Argument]]) -> Vec<End> {
    let packages = library(&folder(), [], &environment());
    let ends = with(&packages, |library| {
        let library = Programs(library);
        let package = library.compiled(vec![Source::of("p.go", text)]).unwrap();
        let program = library.program(&package);
        let store = library.0.typing.store();
        let function = store[package.package].member(store.names().intern("at")).unwrap();
        let call = |args: &&[Argument]| {
            Machine::new(&program, Limits::default()).call(function, &[], args).end
        };
        calls.iter().map(call).collect()
    });
    ends.unwrap()
}

#[test]
fn functions_are_called_with_arguments() {
    let text = "package main
type pair struct { list []int; by *int }
func at(p pair, index int, e error) int {
    if e != nil { panic(e) }
    return p.list[index] / *p.by
}
func main() {}
";
    let pair = |by| {
        let list = Argument::Parts(vec![Argument::Int(4), Argument::Int(6)]);
        Argument::Parts(vec![list, Argument::Address(Box::new(Argument::Int(by)))])
    };
    let ends = calls(
        text,
        &[
            &[pair(2), Argument::Int(1)],
            &[pair(0)],
            &[pair(2), Argument::Int(-1)],
            &[],
            &[Argument::Text(vec![])],
        ],
    );
    let panic = |text: &str| End::Panic(format!("panic: runtime error: {text}"));
    assert_eq!(ends[0], End::Returned);
    assert_eq!(ends[1], panic("integer divide by zero"));
    assert_eq!(ends[2], panic("index out of range [-1]"));
    assert_eq!(ends[3], panic("index out of range [0] with length 0"));
    assert!(matches!(ends[4], End::NotModelled(_)));
}

#[test]
fn a_run_that_takes_too_much_is_stopped() {
    let text = "package main
var kept [][]byte
func at(forever, memory bool) {
    for forever {}
    for memory { kept = append(kept, make([]byte, 1<<16)) }
}
func main() {}
";
    let packages = library(&folder(), [], &environment());
    let ends = with(&packages, |library| {
        let library = Programs(library);
        let package = library.compiled(vec![Source::of("p.go", text)]).unwrap();
        let program = library.program(&package);
        let store = library.0.typing.store();
        let function = store[package.package].member(store.names().intern("at")).unwrap();
        let limits = Limits { steps: 100_000, memory: 100 << 20, ..Limits::default() };
        [[true, false], [false, true], [false, false]].map(|args| {
            let args = args.map(Argument::Bool);
            Machine::new(&program, limits).call(function, &[], &args).end
        })
    });
    assert_eq!(ends.unwrap(), [End::OutOfSteps, End::OutOfMemory, End::Returned]);
}

#[test]
fn programs_end_as_go_ends_them() {
    let chosen = std::env::var("REDLINE_PROGRAMS").unwrap_or_default();
    let mut programs = programs(&folder());
    programs.retain(|program| program.display().to_string().contains(&chosen));
    let sources = Source::read(&programs).unwrap();
    let paths: BTreeSet<String> = imported_paths(&sources);
    let packages = library(&folder(), paths, &environment());
    let problems: Vec<String> = with(&packages, |library| {
        let library = Programs(library);
        let release = library.0.project.release.as_ref().unwrap().minor();
        let taken: Vec<&PathBuf> =
            programs.iter().filter(|program| is_taken(program, release)).collect();
        taken.par_iter().filter_map(|program| problem(&library, program, release)).collect()
    })
    .unwrap();
    assert!(
        problems.is_empty(),
        "{}\n{} of {} programs",
        problems.join("\n"),
        problems.len(),
        programs.len()
    );
}
