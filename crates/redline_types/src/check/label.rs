//! Labels and branch statements (spec: Labeled statements, Break statements,
//! Continue statements, Goto statements, Fallthrough statements).
//!
//! A function has labels of its own, in all of its blocks together; literals in
//! it are functions of their own.

use redline_base::{Name, Span};
use redline_syntax::{AssignOp, BlockId, Branch, Decl, IdentId, Stmt, StmtId, StmtList, Tree};

use super::Context;
use crate::error::ErrorCode;

/// A label that is declared.
struct Label {
    ident: IdentId,
    name: Name,
    /// The blocks around it, the innermost last.
    blocks: Vec<usize>,
    used: bool,
}

/// A `goto`.
struct Goto {
    ident: IdentId,
    name: Name,
    blocks: Vec<usize>,
}

/// What stands around a statement, as far as branches care.
#[derive(Clone, Copy, Default)]
struct Around {
    /// `break` leaves something.
    breakable: bool,
    /// `continue` goes on with something.
    is_loop: bool,
    /// What a `fallthrough` right here does.
    fallthrough: Fallthrough,
}

/// What a `fallthrough` does.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Fallthrough {
    #[default]
    Nothing,
    /// It goes to the next clause.
    Next,
    /// There is no next clause.
    FinalCase,
    /// It would go to the next clause, were it the last statement.
    NotLast,
    InTypeSwitch,
}

/// The walk over the statements of a function.
struct Walk<'c, 'p> {
    context: &'c Context<'p>,
    tree: &'p Tree,
    labels: Vec<Label>,
    gotos: Vec<Goto>,
    /// Declarations of variables: the block and the place.
    variables: Vec<(usize, Span)>,
    /// The labeled statements around a statement.
    enclosing: Vec<(Name, StmtId)>,
    blocks: Vec<usize>,
    block_count: usize,
}

impl Context<'_> {
    /// Checks the labels and branch statements of a function.
    pub(super) fn check_labels(&self, body: BlockId) {
        let mut walk = Walk {
            context: self,
            tree: self.tree,
            labels: Vec::new(),
            gotos: Vec::new(),
            variables: Vec::new(),
            enclosing: Vec::new(),
            blocks: Vec::new(),
            block_count: 0,
        };
        walk.block(self.tree[body].stmts, Around::default());
        walk.check_gotos();
        walk.check_unused();
    }
}

impl Walk<'_, '_> {
    fn error(&self, span: Span, code: ErrorCode, message: impl Into<String>) {
        self.context.error_at(span, code, message);
    }

    fn text(&self, name: Name) -> &str {
        self.context.name(name)
    }

    fn block(&mut self, list: StmtList, around: Around) {
        self.blocks.push(self.block_count);
        self.block_count += 1;
        self.stmts(list, around);
        self.blocks.pop();
    }

    fn stmts(&mut self, list: StmtList, around: Around) {
        let list = self.tree.list(list);
        let is_empty = |&stmt: &StmtId| matches!(self.tree[stmt], Stmt::Empty { .. });
        let end = list.iter().rev().find(|stmt| !is_empty(stmt)).copied();
        for &stmt in list {
            let falls = around.fallthrough == Fallthrough::Next && Some(stmt) != end;
            let fallthrough = if falls { Fallthrough::NotLast } else { around.fallthrough };
            self.stmt(stmt, Around { fallthrough, ..around });
        }
    }

    fn stmt(&mut self, stmt: StmtId, around: Around) {
        redline_base::with_deep_stack(|| self.stmt_here(stmt, around));
    }

    fn stmt_here(&mut self, stmt: StmtId, around: Around) {
        let inner = Around { fallthrough: Fallthrough::Nothing, ..around };
        let breakable = Around { breakable: true, ..inner };
        let looped = Around { breakable: true, is_loop: true, ..inner };
        match self.tree[stmt] {
            Stmt::Decl(decl) => {
                if matches!(self.tree[decl], Decl::Var(_)) {
                    self.declare_variable(stmt);
                }
            }
            Stmt::Assign(assign) if self.tree[assign].op == AssignOp::Define => {
                self.declare_variable(stmt);
            }
            Stmt::Labeled { label, stmt: labeled } => self.labeled(label, labeled, around),
            Stmt::Branch { kind, label } => self.branch(stmt, kind, label, around),
            Stmt::Block(block) => self.block(self.tree[block].stmts, inner),
            Stmt::If { then, otherwise, .. } => {
                self.block(self.tree[then].stmts, inner);
                if let Some(otherwise) = otherwise {
                    self.stmt(otherwise, inner);
                }
            }
            Stmt::TypeSwitch { body, .. } => self.clauses(body, breakable, true),
            Stmt::Switch { body, .. } | Stmt::Select(body) => self.clauses(body, breakable, false),
            Stmt::For { body, .. } | Stmt::Range { body, .. } => {
                self.block(self.tree[body].stmts, looped);
            }
            _ => {}
        }
    }

    fn clauses(&mut self, body: BlockId, around: Around, is_type_switch: bool) {
        let clauses = self.tree.list(self.tree[body].stmts);
        for (index, &clause) in clauses.iter().enumerate() {
            match self.tree[clause] {
                Stmt::Case { body, .. } => {
                    let fallthrough = match (is_type_switch, index + 1 == clauses.len()) {
                        (true, _) => Fallthrough::InTypeSwitch,
                        (_, true) => Fallthrough::FinalCase,
                        _ => Fallthrough::Next,
                    };
                    self.block(body, Around { fallthrough, ..around });
                }
                Stmt::Comm { body, .. } => self.block(body, around),
                _ => {}
            }
        }
    }

    fn declare_variable(&mut self, stmt: StmtId) {
        if let Some(&block) = self.blocks.last() {
            self.variables.push((block, self.tree.span(stmt)));
        }
    }

    fn labeled(&mut self, label: IdentId, stmt: StmtId, around: Around) {
        let declared = self.tree[label];
        if self.text(declared.name) == "_" {
            return self.stmt(stmt, around);
        }
        if self.labels.iter().any(|other| other.name == declared.name) {
            let message = format!("label {} already declared", self.text(declared.name));
            self.error(declared.span, ErrorCode::DuplicateLabel, message);
        } else {
            let blocks = self.blocks.clone();
            self.labels.push(Label { ident: label, name: declared.name, blocks, used: false });
        }
        self.enclosing.push((declared.name, stmt));
        self.stmt(stmt, around);
        self.enclosing.pop();
    }

    fn branch(&mut self, stmt: StmtId, kind: Branch, label: Option<IdentId>, around: Around) {
        let span = self.tree.span(stmt);
        match (kind, label) {
            (Branch::Fallthrough, _) => self.fall_through(span, around.fallthrough),
            (Branch::Break, None) if !around.breakable => {
                let message = "break not in for, switch, or select statement";
                self.error(span, ErrorCode::MisplacedBreak, message);
            }
            (Branch::Continue, None) if !around.is_loop => {
                let message = "continue not in for statement";
                self.error(span, ErrorCode::MisplacedContinue, message);
            }
            (_, None) => {}
            (Branch::Goto, Some(label)) => {
                let name = self.tree[label].name;
                self.gotos.push(Goto { ident: label, name, blocks: self.blocks.clone() });
            }
            (Branch::Break | Branch::Continue, Some(label)) => self.leave(kind, label),
        }
    }

    fn fall_through(&self, span: Span, fallthrough: Fallthrough) {
        let message = match fallthrough {
            Fallthrough::Next => return,
            Fallthrough::FinalCase => "cannot fallthrough final case in switch",
            Fallthrough::InTypeSwitch => "cannot fallthrough in type switch",
            Fallthrough::Nothing | Fallthrough::NotLast => "fallthrough statement out of place",
        };
        self.error(span, ErrorCode::MisplacedFallthrough, message);
    }

    /// `break L` and `continue L`: the label is that of a statement around it.
    fn leave(&mut self, kind: Branch, label: IdentId) {
        let name = self.tree[label].name;
        let found = self.enclosing.iter().rev().find(|(own, _)| *own == name);
        let is_valid = found.is_some_and(|&(_, stmt)| match self.tree[stmt] {
            Stmt::For { .. } | Stmt::Range { .. } => true,
            Stmt::Switch { .. } | Stmt::TypeSwitch { .. } | Stmt::Select(_) => {
                kind == Branch::Break
            }
            _ => false,
        });
        if is_valid {
            return self.mark_used(name);
        }
        let word = if kind == Branch::Break { "break" } else { "continue" };
        let message = format!("invalid {word} label {}", self.text(name));
        self.error(self.tree[label].span, ErrorCode::MisplacedLabel, message);
    }

    fn mark_used(&mut self, name: Name) {
        for label in self.labels.iter_mut().filter(|label| label.name == name) {
            label.used = true;
        }
    }

    /// A `goto` goes to a label of its block or one around it, and over no
    /// declaration of a variable.
    fn check_gotos(&mut self) {
        for goto in std::mem::take(&mut self.gotos) {
            let span = self.tree[goto.ident].span;
            let text = self.text(goto.name);
            let Some(label) = self.labels.iter().find(|label| label.name == goto.name) else {
                let message = format!("label {text} not declared");
                self.error(span, ErrorCode::UndeclaredLabel, message);
                continue;
            };
            if !goto.blocks.starts_with(&label.blocks) {
                let message = format!("goto {text} jumps into block");
                self.error(span, ErrorCode::JumpIntoBlock, message);
            } else if let Some(over) = self.jumps_over(span, label) {
                let line = self.context.line(over.start);
                let message = format!("goto {text} jumps over variable declaration at line {line}");
                self.error(span, ErrorCode::JumpOverDecl, message);
            }
            self.mark_used(goto.name);
        }
    }

    /// The last declaration of a variable between a `goto` and its label.
    fn jumps_over(&self, goto: Span, label: &Label) -> Option<Span> {
        let end = self.tree[label.ident].span.start;
        let block = *label.blocks.last()?;
        let between = |&&(own, span): &&(usize, Span)| {
            own == block && span.start > goto.start && span.start < end
        };
        self.variables.iter().rev().find(between).map(|&(_, span)| span)
    }

    fn check_unused(&self) {
        for label in self.labels.iter().filter(|label| !label.used) {
            let message = format!("label {} declared and not used", self.text(label.name));
            self.error(self.tree[label.ident].span, ErrorCode::UnusedLabel, message);
        }
    }
}
