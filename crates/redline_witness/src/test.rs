//! The text of a test.

use redline_catalogue::RedLine;
use redline_types::{PackageId, Store, TypeId};

use crate::call::Callee;
use crate::death::Death;
use crate::imports::Imports;
use crate::search::Attempt;
use crate::spelling::Spelling;
use crate::target::Target;
use crate::value::Values;

/// A test that makes a finding happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Test {
    /// The base name of a file for it, to be put beside the package.
    pub file: String,
    /// The name of the test function.
    pub name: String,
    /// The whole file.
    pub text: String,
    /// Whether it has to run with `-timeout 0`: that all goroutines wait is seen only where
    /// no timer runs.
    pub without_timeout: bool,
}

/// How a test comes to a place.
#[derive(Clone, Debug)]
pub(crate) struct Approach {
    /// What it calls; `None` if the initialization of the package does.
    pub callee: Option<Callee>,
    /// Whether goroutines are to be waited for.
    pub waits: bool,
}

/// The package that is tested.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub store: &'a Store,
    /// The package.
    pub own: PackageId,
    /// Its types with methods.
    pub implementers: &'a [TypeId],
}

/// How long goroutines are waited for, in seconds.
const WAIT: u32 = 2;

impl Approach {
    /// The statements of an attempt and what they import; the error is a type of which no
    /// value can be written.
    pub(crate) fn statements(
        &self,
        scene: &Scene<'_>,
        attempt: &Attempt,
    ) -> Result<(Vec<String>, Imports), String> {
        let spelling = Spelling::new(scene.store, scene.own);
        let lines = self.lines(&spelling, scene, attempt)?;
        Ok((lines, spelling.into_imports()))
    }

    fn lines(
        &self,
        spelling: &Spelling<'_>,
        scene: &Scene<'_>,
        attempt: &Attempt,
    ) -> Result<Vec<String>, String> {
        let values =
            Values { spelling, filling: attempt.filling, implementers: scene.implementers };
        let call = self.callee.as_ref().map(|callee| callee.text(&values, &attempt.wants));
        let mut lines: Vec<String> = call.transpose()?.into_iter().collect();
        if self.waits {
            let [sleep, second] =
                ["Sleep", "Second"].map(|name| spelling.member("time", "time", name));
            lines.push(format!("{sleep}({WAIT} * {second}) // goroutines were started"));
        }
        Ok(lines)
    }

    /// The name of a test for a place.
    fn name(&self, target: &Target) -> String {
        let callee = self.callee.as_ref().map_or("Initialization", |callee| &callee.name);
        let mut letters = callee.chars();
        let first: String =
            letters.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
        format!("TestWitness{first}{}Line{}", letters.as_str(), target.first)
    }
}

impl Test {
    /// The test file for an attempt; the error is a type of which no value can be written.
    pub(crate) fn new(
        scene: &Scene<'_>,
        target: &Target,
        approach: &Approach,
        attempt: &Attempt,
        death: Option<&Death>,
    ) -> Result<Self, String> {
        let spelling = Spelling::new(scene.store, scene.own);
        let testing = spelling.member("testing", "testing", "T");
        let mut lines = approach.lines(&spelling, scene, attempt)?;
        if target.red_line == Some(RedLine::StackOverflow) {
            let limit = spelling.member("runtime/debug", "debug", "SetMaxStack");
            lines.insert(0, format!("{limit}(1 << 26) // the usual gigabyte takes its time"));
        }
        let name = approach.name(target);
        let without_timeout = death.is_some_and(|death| death.is_deadlock);
        let comment = comment(&name, target, death);
        let package = scene.store.names().text(scene.store[scene.own].name);
        let imports = spelling.into_imports().declaration();
        let lines = lines.join("\n\t");
        let text = format!(
            "package {package}\n\n{imports}{comment}func {name}(t *{testing}) {{\n\t{lines}\n}}\n"
        );
        let file = format!("witness_{}_{}_test.go", stem(target), target.first);
        Ok(Self { file, name, text, without_timeout })
    }
}

/// What is said before the test.
fn comment(name: &str, target: &Target, death: Option<&Death>) -> String {
    let Some(death) = death else { return String::new() };
    let message: Vec<&str> = death.message.split_whitespace().collect();
    let mut text = format!("// {name} dies at {}: {}\n", target.text(), message.join(" "));
    if death.is_deadlock {
        text.push_str(
            "// Run it with -timeout 0: where a timer runs, nobody sees that all wait.\n",
        );
    }
    text
}

/// The base name of a target's file without its ending. What stands behind the last `_` in
/// the name of a file may choose platforms: `_test` does not.
fn stem(target: &Target) -> String {
    target.file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
