//! The texts in the sources of one release.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use redline_base::{Interner, Name};
use redline_syntax::{Decl, Expr, ExprId, LiteralKind, Node, Parse, Spec, Stmt, Tree, parse};

use super::pattern::{self, File};
use super::text::{Class, Text};

/// Folders of `src` that are no part of a user's program.
const OUTSIDE: [&str; 3] = ["cmd", "testdata", "vendor"];

/// Variables that hold formats of bounds errors.
const BOUNDS: [&str; 2] = ["boundsErrorFmts", "boundsNegErrorFmts"];

/// The texts below a folder `src`, each with the first file that holds it.
pub(super) fn texts(src: &Path) -> Result<BTreeMap<Text, String>> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = entries(&src.join(&folder))?.into_iter().map(|name| folder.join(name));
        let (inner, files): (Vec<_>, Vec<_>) = entries.partition(|path| src.join(path).is_dir());
        folders.extend(inner.into_iter().filter(|path| is_package(path)));
        let files: Vec<_> = files.into_iter().filter(|path| is_source(path)).collect();
        let package = folder.to_string_lossy().replace('\\', "/");
        Package::read(src, &package, &files)?.add_texts(&mut texts);
    }
    Ok(texts)
}

/// Whether users can have what is in a folder in their programs.
fn is_package(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    !OUTSIDE.contains(&&*name) && !name.starts_with('_')
}

fn is_source(file: &Path) -> bool {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.extension().is_some_and(|it| it == "go") && !stem.ends_with("_test")
}

fn entries(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// One package, parsed: the files of all platforms.
struct Package<'a> {
    path: &'a str,
    names: Interner,
    /// Name, source and tree of each file.
    files: Vec<(String, Vec<u8>, Tree)>,
}

impl<'a> Package<'a> {
    fn read(src: &Path, path: &'a str, files: &[PathBuf]) -> Result<Self> {
        let mut package = Self { path, names: Interner::new(), files: Vec::new() };
        for file in files {
            let full = src.join(file);
            let source = std::fs::read(&full).with_context(|| full.display().to_string())?;
            let Parse { tree, .. } = parse(&source, &package.names);
            // A program beside the package, which writes some of its files.
            if tree.package().is_some_and(|it| package.names.text(it.name) == "main") {
                continue;
            }
            let name = file.to_string_lossy().replace('\\', "/");
            package.files.push((name, source, tree));
        }
        Ok(package)
    }

    fn add_texts(&self, texts: &mut BTreeMap<Text, String>) {
        let constants = self.constants();
        for (name, source, tree) in &self.files {
            let file = File { tree, source, names: &self.names, constants: &constants };
            for (pattern, class) in (Reader { file, path: self.path }).texts() {
                let text = Text { pattern, class, package: self.path.to_owned() };
                texts.entry(text).or_insert_with(|| name.clone());
            }
        }
    }

    /// String constants of the package that are literals.
    fn constants(&self) -> BTreeMap<Name, String> {
        let none = BTreeMap::new();
        let mut constants = BTreeMap::new();
        for (_, source, tree) in &self.files {
            let file = File { tree, source, names: &self.names, constants: &none };
            for &decl in tree.decls() {
                if let Decl::Const(_) = tree[decl] {
                    constants
                        .extend(tree.specs_of(decl).filter_map(|spec| constant(file, &tree[spec])));
                }
            }
        }
        constants
    }
}

fn constant(file: File<'_>, spec: &Spec) -> Option<(Name, String)> {
    let Spec::Value(value) = spec else { return None };
    let (mut names, values) = (file.tree.idents_of(value.names), file.tree.list(value.values));
    let (Some(name), [only]) = (names.next(), values) else { return None };
    let Expr::Literal(LiteralKind::String) = file.tree[*only] else { return None };
    Some((file.tree[name].name, file.pattern(*only)?))
}

/// One file of a package.
struct Reader<'a> {
    file: File<'a>,
    path: &'a str,
}

impl Reader<'_> {
    fn texts(&self) -> Vec<(String, Class)> {
        let mut texts = Vec::new();
        for node in self.file.tree.preorder(Node::File) {
            match node {
                Node::Expr(expr) => texts.extend(self.of_call(expr)),
                Node::Spec(spec) => texts.extend(self.of_table(&self.file.tree[spec])),
                Node::Decl(decl) => texts.extend(self.of_method(&self.file.tree[decl])),
                _ => {}
            }
        }
        texts
    }

    fn in_runtime(&self) -> bool {
        self.path == "runtime" || self.path.starts_with("internal/runtime")
    }

    fn of_call(&self, expr: ExprId) -> Option<(String, Class)> {
        let Expr::Call { callee, args, .. } = self.file.tree[expr] else { return None };
        let args = self.file.tree.list(args);
        let &first = args.first()?;
        let class = match self.file.callee(callee) {
            "panic" => Class::Panic,
            "throw" => Class::Throw,
            "fatal" => Class::Fatal,
            // Values that are panicked with elsewhere.
            "errorString" | "plainError" => return Some((self.file.pattern(expr)?, Class::Panic)),
            "print" | "writeErrStr" if self.in_runtime() => return self.line(args, ""),
            "println" if self.in_runtime() => return self.line(args, " "),
            _ => return None,
        };
        Some((self.file.pattern(first)?, class))
    }

    /// A line that begins with a word of the runtime's own.
    fn line(&self, args: &[ExprId], between: &str) -> Option<(String, Class)> {
        let pattern = self.file.pattern_of_all(args, between)?;
        let own = ["runtime: ", "fatal: ", "runtime/", "fatal error: "];
        own.iter().any(|it| pattern.starts_with(it)).then_some((pattern, Class::Line))
    }

    /// Texts in the tables of signals and of bounds errors.
    fn of_table(&self, spec: &Spec) -> Vec<(String, Class)> {
        let Spec::Value(value) = spec else { return Vec::new() };
        let tree = self.file.tree;
        let Some(name) = tree.idents_of(value.names).next() else { return Vec::new() };
        let name = self.file.names.text(tree[name].name);
        let bounds = BOUNDS.contains(&name);
        if !(self.path == "runtime" && (name == "sigtable" || bounds)) {
            return Vec::new();
        }
        let values = tree.list(value.values).iter().flat_map(|&it| tree.preorder(Node::Expr(it)));
        let literals = values.filter_map(|node| match node {
            Node::Expr(it) => matches!(tree[it], Expr::Literal(LiteralKind::String)).then_some(it),
            _ => None,
        });
        let patterns = literals.filter_map(|it| self.file.pattern(it));
        patterns.filter_map(|it| table_text(bounds, it)).collect()
    }

    /// What a method `Error` of the runtime begins its text with.
    fn of_method(&self, decl: &Decl) -> Vec<(String, Class)> {
        let tree = self.file.tree;
        let Decl::Func(function) = decl else { return Vec::new() };
        let is_error = self.file.names.text(tree[function.name].name) == "Error";
        let (true, true, Some(body)) = (self.path == "runtime", is_error, function.body) else {
            return Vec::new();
        };
        let results = tree.preorder(Node::Block(body)).filter_map(|node| match node {
            Node::Stmt(it) => match tree[it] {
                Stmt::Return(results) => tree.list(results).first().copied(),
                _ => None,
            },
            _ => None,
        });
        results.filter_map(|it| Some((self.file.pattern(it)?, Class::Panic))).collect()
    }
}

/// A row of the table of signals that has a name, or of the one of bounds errors.
fn table_text(bounds: bool, pattern: String) -> Option<(String, Class)> {
    if bounds {
        return Some((pattern::bounds(&pattern), Class::Panic));
    }
    (pattern.starts_with("SIG") && pattern.contains(": ")).then_some((pattern, Class::Signal))
}
