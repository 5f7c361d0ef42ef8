//! Programs with a deferred `recover` on every goroutine that they start
//! themselves: whether it stops the crash is a question to the second run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use redline_base::{Interner, Offset};
use redline_syntax::{BlockId, Expr, ExprId, Node, Stmt, Tree, parse};

use super::place::Place;

/// Status with which a program ends whose panic was recovered.
pub(super) const CAUGHT: i32 = 97;

/// Functions and methods that call their last arguments on goroutines of their own.
const STARTERS: [&str; 10] = [
    "AddCleanup",
    "AfterFunc",
    "Cleanup",
    "Do",
    "Fuzz",
    "Go",
    "HandleFunc",
    "HandlerFunc",
    "Run",
    "SetFinalizer",
];

/// How the names of functions begin that package testing starts.
const TESTS: [&str; 3] = ["Test", "Benchmark", "Fuzz"];

/// Name of the file that is added.
const HELPER: &str = "redline_caught";

/// Writes the sources of a folder as they are to be built, where goroutines begin with
/// the functions named `entries` too, and the file that
/// `go build -overlay` takes them from.
pub(super) fn overlay(
    folder: &Path,
    sources: &BTreeMap<PathBuf, String>,
    entries: &[&str],
) -> Result<PathBuf> {
    let place = Place::folder().join("overlay");
    if place.exists() {
        std::fs::remove_dir_all(&place)?;
    }
    let mut replaced = BTreeMap::new();
    for (path, source) in sources {
        let text = rewrite(source, entries).with_context(|| path.display().to_string())?;
        if text != *source {
            add(&place, path, &text)?;
            replaced.insert(folder.join(path), place.join(path));
            let helper = helper_path(path);
            add(&place, &helper, &self::helper(&package(source)))?;
            replaced.insert(folder.join(&helper), place.join(&helper));
        }
    }
    let file = place.join("overlay.json");
    add(
        &place,
        Path::new("overlay.json"),
        &serde_json::json!({ "Replace": replaced }).to_string(),
    )?;
    Ok(file)
}

/// One helper a folder, which is a test file beside tests.
fn helper_path(beside: &Path) -> PathBuf {
    let test = beside.to_string_lossy().ends_with("_test.go");
    beside.with_file_name(format!("{HELPER}{}.go", if test { "_test" } else { "" }))
}

fn add(place: &Path, path: &Path, text: &str) -> Result<()> {
    let path = place.join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text).with_context(|| path.display().to_string())
}

/// The file that is added to the package `package`.
fn helper(package: &str) -> String {
    format!(
        "package {package}\n\nimport \"os\"\n\nfunc redlineCaught() {{\n\tif recover() != nil {{\n\
         \t\tos.Exit({CAUGHT})\n\t}}\n}}\n"
    )
}

/// The source with a deferred call at the begin of `main`, `init` and tests, of every
/// function that a `go` statement or one of a few library functions starts, and of
/// those with the names in `entries`.
fn rewrite(source: &str, entries: &[&str]) -> Result<String> {
    let names = Interner::new();
    let parsed = parse(source.as_bytes(), &names);
    if let Some(error) = parsed.errors.first() {
        bail!("{error:?}");
    }
    let entries = Entries::of(&parsed.tree, &names, entries);
    let mut text = String::with_capacity(source.len());
    let mut done = 0;
    for at in entries.offsets() {
        let (before, after) = (source.get(done..at).unwrap_or_default(), at);
        let _ = write!(text, "{before} defer redlineCaught();");
        done = after;
    }
    text.push_str(source.get(done..).unwrap_or_default());
    Ok(text)
}

/// Name in the package clause of a source.
fn package(source: &str) -> String {
    let names = Interner::new();
    let parsed = parse(source.as_bytes(), &names);
    parsed.tree.package().map_or_else(String::new, |it| names.text(it.name).to_owned())
}

/// The functions that goroutines begin with.
struct Entries<'a> {
    tree: &'a Tree,
    names: &'a Interner,
    bodies: BTreeSet<Offset>,
    /// Names of functions that are started somewhere.
    started: BTreeSet<&'a str>,
}

impl<'a> Entries<'a> {
    fn of(tree: &'a Tree, names: &'a Interner, others: &[&'a str]) -> Self {
        let started = ["main", "init"].iter().chain(others).copied().collect();
        let mut entries = Self { tree, names, bodies: BTreeSet::new(), started };
        for node in tree.preorder(Node::File) {
            match node {
                Node::Stmt(id) => entries.add_statement(&tree[id]),
                Node::Expr(id) => entries.add_call(id),
                _ => {}
            }
        }
        entries.add_declared();
        entries
    }

    /// Places behind the opening braces.
    fn offsets(&self) -> impl Iterator<Item = usize> {
        self.bodies.iter().map(|&start| start as usize + 1)
    }

    fn add_body(&mut self, body: BlockId) {
        self.bodies.insert(self.tree.span(body).start);
    }

    fn add_statement(&mut self, statement: &Stmt) {
        if let Stmt::Go(call) = *statement
            && let Expr::Call { callee, .. } = self.tree[call]
        {
            self.add_function(callee);
        }
    }

    fn add_function(&mut self, function: ExprId) {
        match self.tree[self.tree.unparen(function)] {
            Expr::FuncLit { body, .. } => self.add_body(body),
            Expr::Ident(name) | Expr::Selector { name, .. } => {
                self.started.insert(self.names.text(name));
            }
            _ => {}
        }
    }

    fn add_call(&mut self, call: ExprId) {
        if let Expr::Call { callee, args, .. } = self.tree[call]
            && let Expr::Selector { name, .. } = self.tree[callee]
            && STARTERS.contains(&self.names.text(name))
        {
            for &argument in self.tree.list(args) {
                if let Expr::FuncLit { body, .. } = self.tree[argument] {
                    self.add_body(body);
                }
            }
        }
    }

    fn add_declared(&mut self) {
        for (_, function) in self.tree.func_decls() {
            let name = self.names.text(self.tree[function.name].name);
            let started = self.started.contains(name);
            if let Some(body) = function.body
                && (started || TESTS.iter().any(|it| name.starts_with(it)))
            {
                self.add_body(body);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_goroutines_defer_and_nothing_else_does() {
        let source = "package main\n\nfunc main() {\n\tgo work(1)\n\tgo func() {\n\t}()\n\
                      \ttime.AfterFunc(0, func() {})\n\tdefer func() {}()\n\tother()\n}\n\n\
                      func work(int) {}\nfunc other() {}\n";
        let expected = "package main\n\nfunc main() { defer redlineCaught();\n\tgo work(1)\n\
                        \tgo func() { defer redlineCaught();\n\t}()\n\
                        \ttime.AfterFunc(0, func() { defer redlineCaught();})\n\
                        \tdefer func() {}()\n\tother()\n}\n\n\
                        func work(int) { defer redlineCaught();}\nfunc other() {}\n";
        assert_eq!(rewrite(source, &[]).unwrap(), expected);
        assert_eq!(package(source), "main");
    }
}
