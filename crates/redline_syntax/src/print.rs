//! The canonical print of tokens and trees: one line each, the same text that
//! `go/scanner` and `go/parser` give, so that they can be compared byte for byte.
//!
//! The format is stated in `oracle/syntaxdump/FORMAT.md`.

use std::fmt::Write as _;

use redline_base::{Interner, Span};

use crate::lexer::Lexer;
use crate::token::{Token, TokenKind};
use crate::tree::{AssignOp, ChanDir, Decl, Expr, ExprId, Spec, Stmt, Tree};
use crate::walk::Node;

/// Prints the tokens of `source` with `line`, called once a line without its newline.
pub fn print_tokens(source: &[u8], mut line: impl FnMut(&str)) {
    let mut lexer = Lexer::new(source);
    let mut text = String::new();
    loop {
        let Token { kind, span } = lexer.next_token();
        let word = match kind {
            TokenKind::Eof => return,
            TokenKind::Newline => "AUTO",
            _ => kind.text(),
        };
        text.clear();
        push(&mut text, format_args!("{} {} {word}", span.start, span.end));
        line(&text);
    }
}

/// Prints the tree of `source` and its comments with `line`, called once a line
/// without its newline.
pub fn print_tree(tree: &Tree, source: &[u8], names: &Interner, mut line: impl FnMut(&str)) {
    let mut text = String::new();
    let mut stack = vec![(0_u32, "-", Node::File)];
    while let Some((depth, role, node)) = stack.pop() {
        text.clear();
        let Span { start, end } = node.span(tree, source);
        push(&mut text, format_args!("{depth} {role} {} {start} {end}", kind(tree, node)));
        payload(tree, names, node, &mut text);
        line(&text);
        let mark = stack.len();
        tree.for_each_child(node, &mut |(role, child)| stack.push((depth + 1, role, child)));
        stack[mark..].reverse();
    }
    for span in tree.comments() {
        text.clear();
        push(&mut text, format_args!("comment {} {}", span.start, span.end));
        line(&text);
    }
}

fn push(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to a string does not fail");
}

fn kind(tree: &Tree, node: Node) -> &'static str {
    match node {
        Node::File => "File",
        Node::Decl(id) => match tree[id] {
            Decl::Bad => "BadDecl",
            Decl::Func(_) => "FuncDecl",
            _ => "GenDecl",
        },
        Node::Spec(id) => match tree[id] {
            Spec::Import(_) => "ImportSpec",
            Spec::Value(_) => "ValueSpec",
            Spec::Type(_) => "TypeSpec",
        },
        Node::Ident(_) | Node::Selected(_) => "Ident",
        Node::FieldList(_) => "FieldList",
        Node::Field(_) => "Field",
        Node::FuncType(_) => "FuncType",
        Node::Block(_) => "BlockStmt",
        Node::Stmt(id) => stmt_kind(tree[id]),
        Node::Expr(id) => expr_kind(tree[id]),
    }
}

fn stmt_kind(stmt: Stmt) -> &'static str {
    match stmt {
        Stmt::Bad => "BadStmt",
        Stmt::Empty { .. } => "EmptyStmt",
        Stmt::Decl(_) => "DeclStmt",
        Stmt::Labeled { .. } => "LabeledStmt",
        Stmt::Expr(_) => "ExprStmt",
        Stmt::Send { .. } => "SendStmt",
        Stmt::IncDec { .. } => "IncDecStmt",
        Stmt::Assign(_) => "AssignStmt",
        Stmt::Go(_) => "GoStmt",
        Stmt::Defer(_) => "DeferStmt",
        Stmt::Return(_) => "ReturnStmt",
        Stmt::Branch { .. } => "BranchStmt",
        Stmt::Block(_) => "BlockStmt",
        Stmt::If { .. } => "IfStmt",
        Stmt::Switch { .. } => "SwitchStmt",
        Stmt::TypeSwitch { .. } => "TypeSwitchStmt",
        Stmt::Select(_) => "SelectStmt",
        Stmt::For { .. } => "ForStmt",
        Stmt::Range { .. } => "RangeStmt",
        Stmt::Case { .. } => "CaseClause",
        Stmt::Comm { .. } => "CommClause",
    }
}

fn expr_kind(expr: Expr) -> &'static str {
    match expr {
        Expr::Bad => "BadExpr",
        Expr::Ident(_) => "Ident",
        Expr::Literal(_) => "BasicLit",
        Expr::FuncLit { .. } => "FuncLit",
        Expr::Composite { .. } => "CompositeLit",
        Expr::KeyValue { .. } => "KeyValueExpr",
        Expr::Paren(_) => "ParenExpr",
        Expr::Selector { .. } => "SelectorExpr",
        Expr::Index { .. } => "IndexExpr",
        Expr::IndexList { .. } => "IndexListExpr",
        Expr::Slice(_) => "SliceExpr",
        Expr::TypeAssert { .. } => "TypeAssertExpr",
        Expr::Call { .. } => "CallExpr",
        Expr::Star(_) => "StarExpr",
        Expr::Unary { .. } => "UnaryExpr",
        Expr::Binary { .. } => "BinaryExpr",
        Expr::ArrayType { .. } | Expr::SliceType(_) => "ArrayType",
        Expr::StructType(_) => "StructType",
        Expr::FuncType(_) => "FuncType",
        Expr::InterfaceType(_) => "InterfaceType",
        Expr::MapType { .. } => "MapType",
        Expr::ChanType { .. } => "ChanType",
        Expr::Ellipsis(_) => "Ellipsis",
    }
}

/// Appends what tells nodes of one kind apart, after a space.
fn payload(tree: &Tree, names: &Interner, node: Node, text: &mut String) {
    let words: [&str; 2] = match node {
        Node::Decl(id) => decl_words(tree[id]),
        Node::Spec(id) => match tree[id] {
            Spec::Type(ty) if ty.alias => ["=", ""],
            _ => ["", ""],
        },
        Node::Ident(id) => [names.text(tree[id].name), ""],
        Node::Selected(id) | Node::Expr(id) => [expr_word(tree, names, node, id), ""],
        Node::Stmt(id) => [stmt_word(tree, tree[id]), ""],
        _ => ["", ""],
    };
    for word in words.into_iter().filter(|word| !word.is_empty()) {
        text.push(' ');
        text.push_str(word);
    }
}

fn decl_words(decl: Decl) -> [&'static str; 2] {
    let (keyword, group) = match decl {
        Decl::Import(group) => (TokenKind::Import, group),
        Decl::Const(group) => (TokenKind::Const, group),
        Decl::Type(group) => (TokenKind::Type, group),
        Decl::Var(group) => (TokenKind::Var, group),
        Decl::Func(_) | Decl::Bad => return ["", ""],
    };
    [keyword.text(), if group.parenthesized { "(" } else { "" }]
}

fn expr_word<'a>(tree: &Tree, names: &'a Interner, node: Node, id: ExprId) -> &'a str {
    match tree[id] {
        Expr::Selector { name, .. } if node == Node::Selected(id) => names.text(name),
        Expr::Ident(name) => names.text(name),
        Expr::Literal(kind) => kind.token().text(),
        Expr::Slice(slice) if tree[slice].max.is_some() => "3",
        Expr::Call { spread: true, .. } => "...",
        Expr::Unary { op, .. } => op.token().text(),
        Expr::Binary { op, .. } => op.text(),
        Expr::ChanType { dir: ChanDir::Both, .. } => "chan",
        Expr::ChanType { dir: ChanDir::Send, .. } => "chan<-",
        Expr::ChanType { dir: ChanDir::Receive, .. } => "<-chan",
        _ => "",
    }
}

fn stmt_word(tree: &Tree, stmt: Stmt) -> &'static str {
    match stmt {
        Stmt::Empty { implicit: true } => "implicit",
        Stmt::IncDec { increment: true, .. } => "++",
        Stmt::IncDec { increment: false, .. } => "--",
        Stmt::Assign(id) => tree[id].op.token().text(),
        Stmt::Branch { kind, .. } => kind.token().text(),
        Stmt::Range { key: None, define: false, .. } => "",
        Stmt::Range { define: true, .. } => AssignOp::Define.token().text(),
        Stmt::Range { .. } => AssignOp::Assign.token().text(),
        Stmt::Case { is_default: true, .. } | Stmt::Comm { comm: None, .. } => "default",
        _ => "",
    }
}
