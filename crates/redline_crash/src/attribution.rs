//! Which test was it?
//!
//! The stack knows best: a test runs below `testing.tRunner`, and a goroutine that a
//! test started names its creator. `go test -json` names the test that printed last,
//! which with parallel tests may be another. What neither tells is narrowed to the
//! tests that were running.

use crate::{Goroutine, Symbols};

/// How the test is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// Its function is on the stack, or started the goroutine.
    Stack,
    /// The message of `go test` names it.
    Message,
    /// `go test -json` names it beside the output, or it is the only one running.
    Output,
    /// It is one of those that were running.
    Running,
}

impl Evidence {
    /// The word used in every format.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Message => "message",
            Self::Output => "output",
            Self::Running => "running",
        }
    }
}

/// The test that an incident belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestName {
    /// Its name with those of the tests around it: `TestStore/empty`. Several where it
    /// is one of them and nothing tells which.
    pub names: Vec<String>,
    /// Its package, where the output says it.
    pub package: Option<String>,
    /// How it is known.
    pub evidence: Evidence,
}

/// Tests that are kept: more do not run at a time.
const MOST_TESTS: usize = 4096;

/// Tests that are named where nothing tells which it was.
const MOST_CANDIDATES: usize = 64;

/// The tests of one run, as far as its output has come.
#[derive(Debug, Default)]
pub(crate) struct RunningTests {
    running: Vec<String>,
    /// Tests that failed since the last that did not.
    failed: Vec<String>,
}

impl RunningTests {
    /// Takes in a line of `go test -v`; whether it was one.
    pub(crate) fn offer(&mut self, text: &[u8]) -> bool {
        let text = text.strip_prefix(b"\x16").unwrap_or(text).trim_ascii_start();
        let Ok(text) = str::from_utf8(text) else { return false };
        if let Some(rest) = text.strip_prefix("=== ") {
            let Some((verb, name)) = rest.split_once(' ') else { return false };
            return self.begins(verb, name.trim());
        }
        let Some(rest) = text.strip_prefix("--- ") else { return false };
        let Some((verdict, name)) = rest.split_once(": ") else { return false };
        let name = name.split(" (").next().unwrap_or(name);
        self.ends(verdict, name);
        true
    }

    fn begins(&mut self, verb: &str, name: &str) -> bool {
        match verb {
            "RUN" | "CONT" | "NAME" => {
                let known = self.running.iter().any(|it| it == name);
                if !known && !name.is_empty() && self.running.len() < MOST_TESTS {
                    self.running.push(name.to_owned());
                }
            }
            "PAUSE" => self.running.retain(|it| it != name),
            _ => return false,
        }
        true
    }

    fn ends(&mut self, verdict: &str, name: &str) {
        self.running.retain(|it| it != name);
        if verdict == "FAIL" && self.failed.len() < MOST_TESTS {
            self.failed.push(name.to_owned());
        } else {
            self.failed.clear();
        }
    }

    /// The run is over.
    pub(crate) fn clear(&mut self) {
        self.running.clear();
        self.failed.clear();
    }
}

/// What an incident shows of the test it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clues<'a> {
    pub(crate) message: &'a str,
    /// The goroutines that did it, the surest first.
    pub(crate) goroutines: &'a [&'a Goroutine],
    /// All that were printed: creators are among them.
    pub(crate) all: &'a [Goroutine],
    /// The test that `go test -json` names beside the output.
    pub(crate) beside: Option<&'a str>,
}

impl RunningTests {
    /// The test that an incident belongs to, if there is a sign of tests at all.
    pub(crate) fn name(&self, clues: Clues<'_>, symbols: &Symbols) -> Option<TestName> {
        let found = |names: Vec<String>, evidence| TestName { names, package: None, evidence };
        let mut roots: Vec<&str> = Vec::new();
        for goroutine in clues.goroutines {
            roots.extend(root(goroutine, clues.all, symbols));
        }
        roots.sort_unstable();
        roots.dedup();
        if !roots.is_empty() {
            let names = roots.iter().map(|root| self.refined(root, clues.beside)).collect();
            return Some(found(names, Evidence::Stack));
        }
        let listed = listed(clues.message);
        if !listed.is_empty() {
            return Some(found(listed, Evidence::Message));
        }
        if let Some(subject) = self.failed.last() {
            return Some(found(vec![subject.clone()], Evidence::Output));
        }
        let innermost = self.innermost();
        match (innermost.as_slice(), clues.beside) {
            ([only], _) => Some(found(vec![only.clone()], Evidence::Output)),
            ([], Some(test)) => Some(found(vec![test.to_owned()], Evidence::Output)),
            ([], None) => None,
            (several, _) => {
                let several = several.iter().take(MOST_CANDIDATES).cloned().collect();
                Some(found(several, Evidence::Running))
            }
        }
    }

    /// The subtest of a test that it was: one that just failed, that is named beside the
    /// output, or that alone was running.
    fn refined(&self, root: &str, beside: Option<&str>) -> String {
        let below = |name: &str| name.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let failed = self.failed.iter().rev().find(|name| below(name));
        let running: Vec<_> = self.innermost().into_iter().filter(|name| below(name)).collect();
        let only = match running.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        };
        let name =
            failed.map(String::as_str).or(only).or_else(|| beside.filter(|name| below(name)));
        name.unwrap_or(root).to_owned()
    }

    /// Running tests without those that only wait for tests inside them.
    fn innermost(&self) -> Vec<String> {
        let waits = |name: &str| {
            self.running
                .iter()
                .any(|other| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')))
        };
        self.running.iter().filter(|name| !waits(name)).cloned().collect()
    }
}

/// The test function on a stack, or the one that started the goroutine, directly or by
/// goroutines that were printed as well.
fn root<'a>(
    goroutine: &'a Goroutine,
    all: &'a [Goroutine],
    symbols: &'a Symbols,
) -> Option<&'a str> {
    let mut goroutine = goroutine;
    for _ in 0..8 {
        let mut frames = goroutine.frames.iter().rev();
        if let Some(test) = frames.find_map(|frame| test_of(symbols.text(frame.function))) {
            return Some(test);
        }
        let creator = goroutine.created_by.as_ref()?;
        if let Some(test) = test_of(symbols.text(creator.function)) {
            return Some(test);
        }
        goroutine = all.iter().find(|it| it.id == creator.goroutine && it.id != goroutine.id)?;
    }
    None
}

/// `TestStore` of `example.com/shop/store.TestStore.func1`.
fn test_of(function: &str) -> Option<&str> {
    let last = function.rsplit('/').next().unwrap_or(function);
    let (package, name) = last.split_once('.')?;
    let name = name.split(['.', '[']).next()?;
    let is_test = ["Test", "Benchmark", "Fuzz", "Example"].iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase()))
    });
    (is_test && package != "testing").then_some(name)
}

/// The tests that the message of a timeout lists.
fn listed(message: &str) -> Vec<String> {
    let mut lines = message.lines().skip_while(|line| line.trim() != "running tests:").skip(1);
    let names = lines.by_ref().map(|line| line.trim().split(" (").next().unwrap_or_default());
    names.filter(|name| !name.is_empty()).take(MOST_CANDIDATES).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_of_tests_are_known_by_their_names() {
        assert_eq!(test_of("a.com/b/c.TestStore.func1"), Some("TestStore"));
        assert_eq!(test_of("c_test.FuzzX"), Some("FuzzX"));
        assert_eq!(test_of("main.Testing"), None);
        assert_eq!(test_of("main.(*T).TestX"), None);
    }

    #[test]
    fn tests_that_run_are_followed() {
        let mut tests = RunningTests::default();
        let lines = [
            "=== RUN   TestA",
            "=== PAUSE TestA",
            "=== RUN   TestB",
            "=== CONT  TestA",
            "=== RUN   TestB/sub",
            "--- PASS: TestA (0.0s)",
        ];
        for line in lines {
            assert!(tests.offer(line.as_bytes()), "{line}");
        }
        assert_eq!(tests.innermost(), ["TestB/sub"]);
        assert!(!tests.offer(b"=== what"));
    }

    #[test]
    fn a_timeout_lists_its_tests() {
        let message = "test timed out after 1s\nrunning tests:\n\tTestC (1s)\n\tTestD/x (0s)";
        assert_eq!(listed(message), ["TestC", "TestD/x"]);
    }
}
