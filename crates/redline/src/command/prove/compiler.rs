//! Which of the same checks the Go compiler eliminates.
//!
//! The compiler says of each nil check that it meets whether it is eliminated
//! (`-d=nil`), and names the bounds checks that are left (`-d=ssa/check_bce/debug=1`;
//! `cmd/compile/internal/ssa`, files `nilcheck.go` and `checkbce.go`). That a load or
//! store does the work of the check before it, since it faults, is no elimination here:
//! the pass that makes use of it is off.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use redline_base::{LineColumn, LineTable, Span};
use redline_flow::{Kind, Operation, Verdict};
use redline_ir::Body;
use redline_project::Project;
use serde::Serialize;

use super::operator::operator;

/// What the compiler is asked to say.
const FLAGS: &str = "-gcflags=-d=nil,ssa/check_bce/debug=1,ssa/late_nilcheck/off=1";

/// Lines of its errors that are shown.
const SHOWN: usize = 5;

/// What it says about checks, by their places.
pub(super) struct Compiler {
    told: BTreeMap<(PathBuf, u32, u32, Check), bool>,
}

/// The checks of which the compiler tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Check {
    Nil,
    Index,
    /// Bounds of a slice expression, or the length of an array that a slice becomes.
    Slice,
}

/// How many operations of a kind are eliminated by whom.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub(super) struct Comparison {
    /// By the compiler, and discharged.
    pub(super) both: u64,
    pub(super) only_compiler: u64,
    pub(super) only_redline: u64,
    pub(super) neither: u64,
    /// Operations of which the compiler says nothing.
    pub(super) not_told: u64,
}

impl Compiler {
    /// Builds the packages of a project that patterns match, with the `go` of its tree.
    pub(super) fn ask(project: &Project, patterns: &[String]) -> Result<Self> {
        let program = match &project.goroot {
            Some(root) => root.join("bin").join(format!("go{}", std::env::consts::EXE_SUFFIX)),
            None => PathBuf::from("go"),
        };
        let mut command = Command::new(&program);
        command.args(["build", FLAGS, "-o", null()]).current_dir(&project.dir);
        // None means all packages below the folder, as elsewhere in redline.
        if patterns.is_empty() {
            command.arg("./...");
        }
        command.args(patterns);
        command.env("GOTOOLCHAIN", "local").stdin(Stdio::null());
        let output = command.output().with_context(|| {
            format!("--compiler needs a Go release, and cannot start {}", program.display())
        })?;
        let text = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            let errors: Vec<&str> =
                text.lines().filter(|line| !is_told(line)).take(SHOWN).collect();
            bail!("--compiler: the packages cannot be built: {}", errors.join("; "));
        }
        Ok(Self::parse(&text, &project.dir))
    }

    /// Reads lines `file:line:column: what`, whose files are in a folder.
    fn parse(text: &str, dir: &Path) -> Self {
        let mut told = BTreeMap::new();
        for (file, line, column, check, is_gone) in text.lines().filter_map(told_by) {
            let here = told.entry((clean(&dir.join(file)), line, column, check)).or_insert(true);
            // Where code is inlined, a check may be needed in one place and not in others.
            *here &= is_gone;
        }
        Self { told }
    }

    /// Whether a check is eliminated, if something is known of it. Of bounds checks those
    /// are named that are left, in functions that are compiled.
    fn eliminates(&self, file: &Path, at: LineColumn, check: Check) -> Option<bool> {
        let LineColumn { line, column } = at;
        let told = self.told.get(&(file.to_owned(), line, column, check)).copied();
        told.or((check != Check::Nil).then_some(true))
    }
}

/// A file that is analysed.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a [u8],
    pub(super) lines: &'a LineTable,
}

impl Comparison {
    fn count(&mut self, is_discharged: bool, is_eliminated: Option<bool>) {
        let number = match (is_eliminated, is_discharged) {
            (None, _) => &mut self.not_told,
            (Some(true), true) => &mut self.both,
            (Some(true), false) => &mut self.only_compiler,
            (Some(false), true) => &mut self.only_redline,
            (Some(false), false) => &mut self.neither,
        };
        *number += 1;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.both += other.both;
        self.only_compiler += other.only_compiler;
        self.only_redline += other.only_redline;
        self.neither += other.neither;
        self.not_told += other.not_told;
    }
}

/// Compares the operations of a function, by kind. The compiler knows only instances of
/// generic functions, so that nothing is told of these.
pub(super) fn compare(
    compiler: &Compiler,
    body: &Body,
    operations: &[Operation],
    file: File<'_>,
    is_generic: bool,
) -> BTreeMap<&'static str, Comparison> {
    let mut compared: BTreeMap<&'static str, Comparison> = BTreeMap::new();
    for operation in operations {
        let Some(check) = check(operation.kind) else { continue };
        let span = body.span(operation.value);
        let place = place(file, span).filter(|_| !is_generic);
        let is_eliminated = place.and_then(|at| compiler.eliminates(file.path, at, check));
        let is_discharged = matches!(operation.verdict, Verdict::Discharged(_));
        compared.entry(operation.kind.text()).or_default().count(is_discharged, is_eliminated);
    }
    compared
}

const fn check(kind: Kind) -> Option<Check> {
    match kind {
        Kind::Nil => Some(Check::Nil),
        Kind::Index => Some(Check::Index),
        Kind::Slice | Kind::Array => Some(Check::Slice),
        _ => None,
    }
}

/// Where the compiler sees an operation: at its operator.
fn place(file: File<'_>, span: Span) -> Option<LineColumn> {
    let text = file.text.get(span.start as usize..span.end as usize)?;
    Some(file.lines.line_column(span.start + operator(text)?))
}

fn is_told(line: &str) -> bool {
    line.starts_with("# ") || told_by(line).is_some()
}

/// The check that a line is about, and whether it is eliminated.
fn told_by(line: &str) -> Option<(&str, u32, u32, Check, bool)> {
    let (place, what) = line.split_once(": ")?;
    let (check, is_gone) = match what {
        "removed nil check" => (Check::Nil, true),
        "generated nil check" => (Check::Nil, false),
        "Found IsInBounds" => (Check::Index, false),
        "Found IsSliceInBounds" => (Check::Slice, false),
        _ => return None,
    };
    let (place, column) = place.rsplit_once(':')?;
    let (file, line) = place.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?, check, is_gone))
}

/// A path without `.` in it.
fn clean(path: &Path) -> PathBuf {
    path.components().collect()
}

const fn null() -> &'static str {
    if cfg!(windows) { "NUL" } else { "/dev/null" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_told_by_their_places() {
        let text = "# p\n./a.go:6:8: generated nil check\n./a.go:6:8: removed nil check\n\
            ./a.go:7:8: removed nil check\n./a.go:7:14: Found IsInBounds\n\
            b/c.go:1:2: Found IsSliceInBounds\n./a.go:9:1: something else\n";
        let compiler = Compiler::parse(text, Path::new("/d"));
        let of = |file: &str, line, column, check| {
            compiler.eliminates(Path::new(file), LineColumn { line, column }, check)
        };
        assert_eq!(of("/d/a.go", 6, 8, Check::Nil), Some(false));
        assert_eq!(of("/d/a.go", 7, 8, Check::Nil), Some(true));
        assert_eq!(of("/d/a.go", 8, 8, Check::Nil), None);
        assert_eq!(of("/d/a.go", 7, 14, Check::Index), Some(false));
        assert_eq!(of("/d/a.go", 7, 15, Check::Index), Some(true));
        assert_eq!(of("/d/b/c.go", 1, 2, Check::Slice), Some(false));
    }
}
