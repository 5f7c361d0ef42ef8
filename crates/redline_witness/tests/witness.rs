//! Programs that die where their comments say, and places for which no test can be
//! written, each with the reason.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use redline_catalogue::RedLine;
use redline_project::Environment;
use redline_witness::{Obstacle, Request, Target, Witness, witness};

/// What a comment in the programs says of its line.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Wanted {
    /// `// witness: LINE`: a test dies there, in the interpreter and run by Go.
    Both,
    /// `// only Go: LINE`: the interpreter has no model of what it needs.
    OnlyGo,
    /// `// by Go otherwise: LINE`: only the interpreter sees it die.
    OnlyInterpreted,
    /// `// no witness: REASON`: there is none, and the reason holds these words.
    Nothing(String),
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/dying")
}

/// The settings of Go, with the tree that the tests are told, and with cgo.
fn environment() -> Environment {
    let goroot = std::env::var_os("REDLINE_GOROOT").map(PathBuf::from);
    let text = |text: std::ffi::OsString| text.into_string().ok();
    let variables =
        std::env::vars_os().filter_map(|(name, value)| Some((text(name)?, text(value)?)));
    let cgo = ("CGO_ENABLED".to_owned(), "1".to_owned());
    Environment::new(variables.chain([cgo]), goroot.as_deref())
}

fn go_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(go_files(&path));
        } else if path.extension().is_some_and(|it| it == "go") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The places that comments name.
fn wanted() -> Vec<(Target, Wanted)> {
    let mut all = Vec::new();
    for file in go_files(&folder()) {
        let text = fs::read_to_string(&file).unwrap();
        for (line, content) in (1..).zip(text.lines()) {
            let Some((_, comment)) = content.split_once("// ") else { continue };
            let Some((kind, rest)) = comment.split_once(": ") else { continue };
            let of_line = |id: &str| Some(RedLine::from_id(id).expect("a red line"));
            let (red_line, wanted) = match kind {
                "witness" => (of_line(rest), Wanted::Both),
                "only Go" => (of_line(rest), Wanted::OnlyGo),
                "by Go otherwise" => (of_line(rest), Wanted::OnlyInterpreted),
                "no witness" => (Some(RedLine::NilDereference), Wanted::Nothing(rest.to_owned())),
                _ => continue,
            };
            let red_line =
                if rest.contains("[0]") { Some(RedLine::IndexOutOfRange) } else { red_line };
            all.push((Target { file: file.clone(), first: line, last: line, red_line }, wanted));
        }
    }
    all
}

fn run(dir: &Path, targets: &[Target], runs: bool) -> Vec<Result<Witness, Obstacle>> {
    let environment = environment();
    let request = Request { dir, environment: &environment, tags: &[], runs };
    witness(&request, targets).unwrap().all
}

/// What is wrong with what came of a place, if something is.
fn problem(
    target: &Target,
    wanted: &Wanted,
    found: &Result<Witness, Obstacle>,
    runs: bool,
) -> Option<String> {
    let is_right = match (wanted, found) {
        (Wanted::Both, Ok(found)) => found.interpreted && found.ran.is_some() == runs,
        (Wanted::OnlyGo, Ok(found)) => !found.interpreted && runs,
        (Wanted::OnlyGo, Err(obstacle)) => !runs && matches!(obstacle, Obstacle::NotModelled(_)),
        (Wanted::OnlyInterpreted, Ok(_)) => !runs,
        (Wanted::OnlyInterpreted, Err(obstacle)) => matches!(obstacle, Obstacle::NotConfirmed(_)),
        (Wanted::Nothing(words), Err(obstacle)) => {
            let reason = obstacle.to_string();
            reason.contains(words.as_str()) || !runs && matches!(obstacle, Obstacle::NotModelled(_))
        }
        _ => false,
    };
    let place = format!("{}:{}", target.file.display(), target.first);
    (!is_right).then(|| match found {
        Ok(found) => format!("{place}: {wanted:?}, but:\n{}", found.test.text),
        Err(obstacle) => format!("{place}: {wanted:?}, but: {obstacle}"),
    })
}

fn check(runs: bool) {
    let (targets, wanted): (Vec<Target>, Vec<Wanted>) = wanted().into_iter().unzip();
    let found = run(&folder(), &targets, runs);
    let problems: Vec<String> = targets
        .iter()
        .zip(&wanted)
        .zip(&found)
        .filter_map(|((target, wanted), found)| problem(target, wanted, found, runs))
        .collect();
    assert!(problems.is_empty(), "{}\n{} problems", problems.join("\n"), problems.len());
    assert!(found.iter().filter(|it| it.is_ok()).count() >= 30);
}

/// The files of the programs, with their bytes.
fn contents() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    let mut open = vec![folder()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                all.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

#[test]
fn the_interpreter_sees_the_deaths() {
    check(false);
}

/// Whether a Go toolchain is there to run tests.
fn has_go() -> bool {
    let goroot = environment().goroot;
    let has = goroot.is_ok_and(|goroot| goroot.dir.join("bin/go").is_file());
    assert!(has || std::env::var_os("CI").is_none(), "there is no Go toolchain");
    has
}

#[test]
fn go_runs_the_tests_and_the_files_stay_as_they_are() {
    if !has_go() {
        return;
    }
    let before = contents();
    check(true);
    assert_eq!(contents(), before);
}

#[test]
fn what_ends_no_process_has_no_test() {
    let file = folder().join("nils/nils.go");
    let target = Target { file, first: 24, last: 24, red_line: Some(RedLine::LostCleanup) };
    assert_eq!(run(&folder(), &[target], false), [Err(Obstacle::NoDeath)]);
}

#[test]
fn what_the_toolchain_does_not_build_is_told() {
    if !has_go() {
        return;
    }
    let dir = folder().join("hurdles/newer");
    let file = dir.join("newer.go");
    let target = Target { file, first: 4, last: 4, red_line: None };
    let [found] = run(&dir, &[target], true).try_into().unwrap();
    let Err(Obstacle::DoesNotBuild(why)) = found else { panic!("{found:?}") };
    assert!(why.contains("go.mod requires go >= 1.99"), "{why}");
}

#[test]
fn the_same_test_is_found_each_time() {
    let (mut targets, _): (Vec<Target>, Vec<Wanted>) = wanted().into_iter().unzip();
    targets.retain(|target| !target.file.starts_with(folder().join("hurdles")));
    let first = run(&folder(), &targets, false);
    assert_eq!(first, run(&folder(), &targets, false));
}
