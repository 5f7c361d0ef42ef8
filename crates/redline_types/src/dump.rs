//! The records that `oracle/typedump/FORMAT.md` describes: what the checker found
//! out, in a form that is compared with other checkers byte for byte.

use std::fmt::Write as _;

use redline_base::{Name, Offset};
use redline_constant::Kind;
use redline_syntax::{
    AssignOp, Decl, Expr, ExprId, IdentId, Node, Spec, Stmt, StmtId, SyntaxError, Tree, ValueSpec,
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::CheckedPackage;
use crate::error::ErrorCode;
use crate::{Mode, ObjectId, ObjectKind, PackageSource, Store, Type, VarKind};

/// A line of a dump, with what it is ordered by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Record {
    file: usize,
    start: Offset,
    end: Offset,
    line: String,
}

/// The lines of a section, in its order.
fn lines(mut records: Vec<Record>) -> Vec<String> {
    records.sort();
    records.into_iter().map(|record| record.line).collect()
}

/// The section `def` of a package, line by line.
pub fn dump_definitions(
    store: &Store,
    source: &PackageSource<'_>,
    checked: &CheckedPackage,
) -> Vec<String> {
    let mut records = Vec::new();
    for (index, file) in source.files.iter().enumerate() {
        let known = &checked.records[index];
        let tree = file.tree;
        let mut add = |start: Offset, object: ObjectId| {
            let line = definition(store, file.name, start, object);
            records.push(Record { file: index, start, end: 0, line });
        };
        for ident in (0..tree.ident_count()).map(IdentId::new) {
            if let Some(object) = known.declared(ident) {
                add(tree[ident].span.start, object);
            }
        }
        if let Some(name) = tree.package() {
            let line = nothing(file.name, name.span.start, store.names().text(name.name), "none");
            records.push(Record { file: index, start: name.span.start, end: 0, line });
        }
        for (start, name, kind) in names_without_object(store, tree) {
            let line = nothing(file.name, start, store.names().text(name), kind);
            records.push(Record { file: index, start, end: 0, line });
        }
        let mut add = |start: Offset, object: ObjectId| {
            let line = definition(store, file.name, start, object);
            records.push(Record { file: index, start, end: 0, line });
        };
        let mut declared: Vec<_> =
            known.sparse().declared.iter().map(|(&expr, &object)| (expr, object)).collect();
        declared.sort_by_key(|&(expr, _)| expr);
        for (expr, object) in declared {
            add(name_start(tree, expr, file.text), object);
        }
    }
    lines(records)
}

/// The section `use` of a package, line by line.
pub fn dump_uses(
    store: &Store,
    source: &PackageSource<'_>,
    checked: &CheckedPackage,
) -> Vec<String> {
    let mut records = Vec::new();
    for (index, file) in source.files.iter().enumerate() {
        let known = &checked.records[index];
        for expr in (0..file.tree.expr_count()).map(ExprId::new) {
            let Some(object) = known.used(expr) else { continue };
            let start = name_start(file.tree, expr, file.text);
            let mut line = Line::new("use");
            line.text(file.name).number(start);
            reference(store, object, &mut line);
            records.push(Record { file: index, start, end: 0, line: line.finish() });
        }
        let path = &store[source.package].path;
        for (used, declared) in label_uses(file.tree) {
            let (start, at) = (file.tree[used].span.start, file.tree[declared].span.start);
            let mut line = Line::new("use");
            line.text(file.name).number(start).text("label").text(path);
            line.text(store.names().text(file.tree[used].name)).text(file.name).number(at);
            records.push(Record { file: index, start, end: 0, line: line.finish() });
        }
    }
    lines(records)
}

/// The section `err` of a package, line by line: what is wrong with its types,
/// `syntax` by file, and imports of packages that could not be read.
pub fn dump_errors(
    source: &PackageSource<'_>,
    checked: &CheckedPackage,
    syntax: &[&[SyntaxError]],
) -> Vec<String> {
    let mut records = Vec::new();
    let mut add = |file: usize, start: Offset, code: ErrorCode, soft: bool, message: &str| {
        let mut line = Line::new("err");
        line.text(source.files[file].name).number(start).raw(&code.number().to_string());
        line.number(u32::from(soft)).text(message);
        records.push(Record { file, start, end: 0, line: line.finish() });
    };
    for error in &checked.errors {
        add(error.file, error.span.start, error.code, error.is_soft, &error.message);
    }
    for (file, errors) in syntax.iter().enumerate() {
        for error in *errors {
            let start = error.span.start;
            add(file, start, ErrorCode::InvalidSyntaxTree, false, &error.message);
        }
    }
    for (index, file) in source.files.iter().enumerate() {
        for import in file.resolution.imports() {
            let Spec::Import(spec) = file.tree[import.spec] else { continue };
            let is_known = matches!(&*import.path, "unsafe" | "C" | "");
            if !is_known && (source.imports)(&import.path).is_none() {
                let message = format!("could not import {}", import.path);
                let start = file.tree.span(spec.path).start;
                add(index, start, ErrorCode::BrokenImport, false, &message);
            }
        }
    }
    lines(records)
}

/// The labels that branch statements name, each with its declaration. Labels
/// belong to a function: literals in it have their own (spec: Label scopes).
fn label_uses(tree: &Tree) -> Vec<(IdentId, IdentId)> {
    let mut found = Vec::new();
    let mut functions = vec![Node::File];
    while let Some(function) = functions.pop() {
        let mut labels: FxHashMap<Name, IdentId> = FxHashMap::default();
        let mut uses = Vec::new();
        let mut nodes = vec![function];
        while let Some(node) = nodes.pop() {
            if let Node::Stmt(stmt) = node {
                match tree[stmt] {
                    Stmt::Labeled { label, .. } => {
                        labels.insert(tree[label].name, label);
                    }
                    Stmt::Branch { label: Some(label), .. } => uses.push(label),
                    _ => {}
                }
            }
            tree.for_each_child(node, &mut |(_, child)| match child {
                Node::Decl(decl) if node == Node::File && matches!(tree[decl], Decl::Func(_)) => {
                    functions.push(child);
                }
                Node::Expr(expr) if matches!(tree[expr], Expr::FuncLit { .. }) => {
                    if let Expr::FuncLit { body, .. } = tree[expr] {
                        functions.push(Node::Block(body));
                    }
                }
                _ => nodes.push(child),
            });
        }
        let declared =
            uses.into_iter().filter_map(|used| Some((used, *labels.get(&tree[used].name)?)));
        found.extend(declared);
    }
    found
}

/// Kind, package, name and place of an object.
fn reference(store: &Store, object: ObjectId, line: &mut Line) {
    let it = &store[object];
    let path = it.package.map_or("", |package| &store[package].path);
    line.text(kind(store, object)).text(path).text(store.names().text(it.name));
    let file = |declared: crate::Declared| {
        Some((store[it.package?].files().get(declared.file as usize)?, declared.offset))
    };
    match it.declared.and_then(file) {
        Some((file, offset)) => line.text(file).number(offset),
        None => line.text("").raw("-1"),
    };
}

/// The section `type` of a package, line by line.
pub fn dump_types(
    store: &Store,
    source: &PackageSource<'_>,
    checked: &CheckedPackage,
) -> Vec<String> {
    let mut records = Vec::new();
    for (index, file) in source.files.iter().enumerate() {
        let known = &checked.records[index];
        let repeated = repeated_expressions(file.tree);
        // `x++` adds a one that stands nowhere: it has the place of `x`.
        for stmt in (0..file.tree.stmt_count()).map(StmtId::new) {
            let Stmt::IncDec { operand, .. } = file.tree[stmt] else { continue };
            let Some(ty) = known.ty(operand) else { continue };
            let start = file.tree.span(operand).start;
            let mut line = Line::new("type");
            line.text(file.name).number(start).number(start + 1);
            line.text("const").text(&store.type_text(ty)).text("1");
            let line = line.finish();
            records.push(Record { file: index, start, end: start + 1, line });
        }
        for expr in (0..file.tree.expr_count()).map(ExprId::new) {
            let Some(ty) = known.ty(expr) else { continue };
            if repeated.contains(&expr) {
                continue;
            }
            let span = file.tree.span(expr);
            let value = known
                .sparse()
                .values
                .get(&expr)
                .map_or_else(String::new, |value| value.exact().to_string());
            let mut line = Line::new("type");
            line.text(file.name).number(span.start).number(span.end);
            line.text(mode(known.mode(expr))).text(&store.type_text(ty)).text(&value);
            records.push(Record {
                file: index,
                start: span.start,
                end: span.end,
                line: line.finish(),
            });
        }
    }
    lines(records)
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Invalid => "invalid",
        Mode::NoValue => "novalue",
        Mode::Builtin => "builtin",
        Mode::Type => "type",
        Mode::Constant => "const",
        Mode::Nil => "nil",
        Mode::Variable => "var",
        Mode::MapIndex => "mapindex",
        Mode::CommaOk => "commaok",
        Mode::Value => "value",
    }
}

/// The expressions of constant specs that later specs repeat: they are evaluated
/// once for each, and have no one type.
fn repeated_expressions(tree: &Tree) -> FxHashSet<ExprId> {
    let mut repeated = FxHashSet::default();
    let consts = tree.preorder(Node::File).filter_map(|node| match node {
        Node::Decl(decl) if matches!(tree[decl], Decl::Const(_)) => Some(decl),
        _ => None,
    });
    for decl in consts {
        let mut last = None;
        for spec in tree.specs_of(decl) {
            let Spec::Value(value) = tree[spec] else { continue };
            if value.ty.is_some() || !value.values.is_empty() {
                last = Some(value);
                continue;
            }
            let Some(ValueSpec { ty, values, .. }) = last.take() else { continue };
            for expr in ty.iter().chain(tree.list(values)) {
                let inner = tree.preorder(Node::Expr(*expr)).filter_map(|node| match node {
                    Node::Expr(expr) => Some(expr),
                    _ => None,
                });
                repeated.extend(inner);
            }
        }
    }
    repeated
}

/// Labels, the symbolic variables of type switches, of which each clause has its
/// own, and `_` where it is assigned to.
fn names_without_object(store: &Store, tree: &Tree) -> Vec<(Offset, Name, &'static str)> {
    let mut found = Vec::new();
    for stmt in (0..tree.stmt_count()).map(StmtId::new) {
        match tree[stmt] {
            Stmt::Labeled { label, .. } => {
                found.push((tree[label].span.start, tree[label].name, "label"));
            }
            Stmt::TypeSwitch { guard, .. } => found.extend(symbolic_variable(tree, guard)),
            Stmt::Assign(assign) if tree[assign].op == AssignOp::Assign => {
                let targets = tree.list(tree[assign].left).iter();
                found.extend(targets.filter_map(|&target| blank(store, tree, target)));
            }
            Stmt::Range { key, value, define: false, .. } => {
                let targets = [key, value].into_iter().flatten();
                found.extend(targets.filter_map(|target| blank(store, tree, target)));
            }
            _ => {}
        }
    }
    found
}

fn blank(store: &Store, tree: &Tree, target: ExprId) -> Option<(Offset, Name, &'static str)> {
    let target = tree.unparen(target);
    match tree[target] {
        Expr::Ident(name) if store.names().text(name) == "_" => {
            Some((tree.span(target).start, name, "none"))
        }
        _ => None,
    }
}

fn symbolic_variable(tree: &Tree, guard: StmtId) -> Option<(Offset, Name, &'static str)> {
    let Stmt::Assign(assign) = tree[guard] else { return None };
    let &[variable] = tree.list(tree[assign].left) else { return None };
    match tree[variable] {
        Expr::Ident(name) => Some((tree.span(variable).start, name, "none")),
        _ => None,
    }
}

fn nothing(file: &str, start: Offset, name: &str, kind: &str) -> String {
    let mut line = Line::new("def");
    line.text(file).number(start).text(kind).text(name).text("").text("");
    line.finish()
}

/// Where the name in an identifier or selector stands.
fn name_start(tree: &Tree, expr: ExprId, text: &[u8]) -> Offset {
    match tree[expr] {
        Expr::Selector { .. } => tree.name_span(expr, text).start,
        _ => tree.span(expr).start,
    }
}

fn definition(store: &Store, file: &str, start: Offset, object: ObjectId) -> String {
    let (ty, extra) = detail(store, object);
    let mut line = Line::new("def");
    line.text(file).number(start).text(kind(store, object));
    line.text(store.names().text(store[object].name)).text(&ty).text(&extra);
    line.finish()
}

/// What kind of object it is.
fn kind(store: &Store, object: ObjectId) -> &'static str {
    match store[object].kind {
        ObjectKind::Package(_) => "pkgname",
        ObjectKind::Const => "const",
        ObjectKind::Type => match store[store.type_of(object)] {
            Type::TypeParam(_) => "tparam",
            _ => "type",
        },
        ObjectKind::Alias => "alias",
        ObjectKind::Var(kind) => match kind {
            VarKind::Package => "pkgvar",
            VarKind::Local => "local",
            VarKind::Receiver => "recv",
            VarKind::Param => "param",
            VarKind::Result => "result",
            VarKind::Field => "field",
            VarKind::Embedded => "embedded",
        },
        ObjectKind::Func => "func",
        ObjectKind::Method(_) => "method",
        ObjectKind::Label => "label",
        ObjectKind::Builtin(_) => "builtin",
        ObjectKind::Nil => "nil",
    }
}

/// The type of an object, and what else tells it apart.
fn detail(store: &Store, object: ObjectId) -> (String, String) {
    let ty = store.type_of(object);
    let text = |ty| store.type_text(ty);
    match store[object].kind {
        ObjectKind::Label | ObjectKind::Nil | ObjectKind::Builtin(_) => Default::default(),
        ObjectKind::Package(package) => (String::new(), store[package].path.to_string()),
        ObjectKind::Const => (text(ty), constant(store, object)),
        ObjectKind::Type => match store[ty] {
            Type::TypeParam(param) => {
                (text(ty), store[param].constraint().map_or_else(String::new, text))
            }
            _ => (text(ty), text(store.underlying(ty))),
        },
        ObjectKind::Alias => match store[ty] {
            Type::Alias(alias) => (text(ty), store[alias].target().map_or_else(String::new, text)),
            _ => (text(ty), text(store.underlying(ty))),
        },
        ObjectKind::Method(method) => {
            let receiver = store[method].receiver();
            (text(ty), receiver.map_or_else(String::new, |receiver| text(receiver.ty)))
        }
        ObjectKind::Var(_) | ObjectKind::Func => (text(ty), String::new()),
    }
}

fn constant(store: &Store, object: ObjectId) -> String {
    match store.constant(object) {
        Some(value) if value.kind() != Kind::Unknown => value.exact().to_string(),
        _ => String::new(),
    }
}

/// A JSON array without spaces.
struct Line(String);

impl Line {
    fn new(tag: &str) -> Self {
        let mut line = Self(String::from("["));
        line.quoted(tag);
        line
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(',');
        self.quoted(text);
        self
    }

    fn number(&mut self, number: u32) -> &mut Self {
        write!(self.0, ",{number}").expect("writing to a string does not fail");
        self
    }

    fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push(',');
        self.0.push_str(text);
        self
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                c if u32::from(c) < 0x20 => {
                    write!(self.0, "\\u{:04x}", u32::from(c))
                        .expect("writing to a string does not fail");
                }
                c => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    fn finish(mut self) -> String {
        self.0.push(']');
        self.0
    }
}
