//! Statements (spec: Statements).

use redline_base::with_deep_stack;
use redline_syntax::{BlockId, Expr, ExprId, Stmt, StmtId, StmtList};

use super::Context;
use super::assign::{Giving, Taker};
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{BasicKind, ChanDir, Type};

impl Context<'_> {
    /// A block: what it declares is in scope in it only.
    pub(crate) fn block(&mut self, block: BlockId) {
        self.in_scope(|context| context.stmts(context.tree[block].stmts));
    }

    pub(crate) fn stmts(&mut self, list: StmtList) {
        for &stmt in self.tree.list(list) {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: StmtId) {
        with_deep_stack(|| self.stmt_here(stmt));
        self.settle_pending();
    }

    fn optional(&mut self, stmt: Option<StmtId>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt_here(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::Bad | Stmt::Empty { .. } | Stmt::Branch { .. } => {}
            Stmt::Decl(decl) => self.local_decl(decl),
            Stmt::Labeled { stmt, .. } => self.stmt(stmt),
            Stmt::Expr(expr) => self.expression_stmt(expr),
            Stmt::Go(expr) => self.suspended_call(expr, "go"),
            Stmt::Defer(expr) => self.suspended_call(expr, "defer"),
            Stmt::Send { channel, value } => self.send(channel, value),
            Stmt::IncDec { operand, increment } => self.inc_dec(operand, increment),
            Stmt::Assign(assign) => self.assign(assign, self.tree.span(stmt)),
            Stmt::Return(values) => self.return_stmt(stmt, self.tree.list(values)),
            Stmt::Block(block) => self.block(block),
            Stmt::Case { body, .. } => self.stmts(body),
            _ => self.in_scope(|context| context.control(stmt)),
        }
    }

    /// A statement that is a block, around the blocks it holds.
    fn control(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::If { init, cond, then, otherwise } => {
                self.optional(init);
                self.condition(cond, "if");
                self.block(then);
                self.optional(otherwise);
            }
            Stmt::Switch { init, tag, body } => {
                self.optional(init);
                self.switch(tag, body);
            }
            Stmt::TypeSwitch { init, guard, body } => {
                self.optional(init);
                self.type_switch(guard, body);
            }
            Stmt::Select(body) => self.select(body),
            Stmt::For { init, cond, post, body } => {
                self.optional(init);
                if let Some(cond) = cond {
                    self.condition(cond, "for");
                }
                self.optional(post);
                self.check_post(post);
                self.block(body);
            }
            Stmt::Range { key, value, define, operand, body } => {
                self.range(key, value, define, operand);
                self.block(body);
            }
            Stmt::Comm { comm, body } => {
                self.optional(comm);
                self.stmts(body);
            }
            _ => {}
        }
    }

    /// A post statement declares nothing.
    fn check_post(&mut self, post: Option<StmtId>) {
        if let Some(post) = post
            && let Stmt::Assign(assign) = self.tree[post]
            && self.tree[assign].op == redline_syntax::AssignOp::Define
        {
            let message = "cannot declare in post statement";
            self.error_at(self.tree.span(post), ErrorCode::InvalidPostDecl, message);
        }
    }

    /// The clauses of a select statement: sends and receive operations.
    fn select(&mut self, body: BlockId) {
        let clauses = self.tree.list(self.tree[body].stmts);
        self.check_defaults(clauses);
        for &clause in clauses {
            if let Stmt::Comm { comm: Some(comm), .. } = self.tree[clause]
                && !self.communicates(comm)
            {
                let message = "select case must be receive, send or assign recv";
                self.error_at(self.tree.span(comm), ErrorCode::InvalidSelectCase, message);
                continue;
            }
            self.stmt(clause);
        }
    }

    fn communicates(&self, comm: StmtId) -> bool {
        let receives = |expr: ExprId| {
            let op = redline_syntax::UnaryOp::Receive;
            matches!(self.tree[self.tree.unparen(expr)], Expr::Unary { op: own, .. } if own == op)
        };
        match self.tree[comm] {
            Stmt::Send { .. } => true,
            Stmt::Expr(expr) => receives(expr),
            Stmt::Assign(assign) => match self.tree.list(self.tree[assign].right) {
                &[value] => receives(value),
                _ => false,
            },
            _ => false,
        }
    }

    /// A switch or select statement has one default clause.
    pub(super) fn check_defaults(&mut self, clauses: &[StmtId]) {
        let mut first = None;
        for &clause in clauses {
            let is_default = match self.tree[clause] {
                Stmt::Case { is_default, .. } => is_default,
                Stmt::Comm { comm, .. } => comm.is_none(),
                _ => false,
            };
            if !is_default {
                continue;
            }
            let span = self.tree.span(clause);
            if let Some(first) = first {
                let place = self.package.place(self.file, first);
                let message = format!("multiple defaults (first at {place})");
                self.error_at(span, ErrorCode::DuplicateDefault, message);
            }
            first = first.or(Some(span.start));
        }
    }

    /// A call or receive operation; nothing is done with other values.
    fn expression_stmt(&mut self, expr: ExprId) {
        let operand = self.any_expr(expr, None);
        let (code, what) = match operand.mode {
            Mode::Invalid => return,
            Mode::Builtin => (ErrorCode::UncalledBuiltin, "must be called"),
            Mode::Type => (ErrorCode::NotAnExpr, "is not an expression"),
            _ if self.is_statement(expr) => return,
            _ => (ErrorCode::UnusedExpr, "is not used"),
        };
        let message = format!("{} {what}", self.described(&operand));
        self.error(expr, code, message);
    }

    /// Whether the expression may stand as a statement (spec: Expression statements).
    fn is_statement(&self, expr: ExprId) -> bool {
        match self.tree[self.tree.unparen(expr)] {
            Expr::Call { callee, .. } => {
                let callee = self.tree.unparen(callee);
                match self.called_builtin(callee) {
                    Some(builtin) => builtin.usage() != crate::Usage::Expression,
                    None => self.records.mode(callee) != Mode::Type,
                }
            }
            Expr::Unary { op: redline_syntax::UnaryOp::Receive, .. } => true,
            _ => false,
        }
    }

    /// The built-in function that an expression names.
    pub(super) fn called_builtin(&self, callee: ExprId) -> Option<crate::Builtin> {
        match self.store[self.records.used(callee)?].kind {
            crate::ObjectKind::Builtin(builtin) => Some(builtin),
            _ => None,
        }
    }

    /// `go call` and `defer call`
    fn suspended_call(&mut self, expr: ExprId, keyword: &str) {
        let own = if keyword == "go" { ErrorCode::InvalidGo } else { ErrorCode::InvalidDefer };
        let operand = self.any_expr(expr, None);
        // What is no call the parser has complained of.
        let Expr::Call { callee, .. } = self.tree[self.tree.unparen(expr)] else { return };
        if operand.is_invalid() || self.is_statement(expr) {
            return;
        }
        let is_conversion = self.records.mode(self.tree.unparen(callee)) == Mode::Type;
        let (code, what) = if is_conversion {
            (own, "requires function call, not conversion")
        } else {
            (ErrorCode::UnusedResults, "discards result of")
        };
        let message = format!("{keyword} {what} {}", self.described(&operand));
        self.error(expr, code, message);
    }

    /// A condition is a boolean, typed or not.
    fn condition(&mut self, cond: ExprId, statement: &str) {
        let operand = self.expr(cond);
        let is_boolean = self.all_basic(operand.ty, |basic| basic.kind() == BasicKind::Boolean);
        if !operand.is_invalid() && !is_boolean {
            let message = format!("non-boolean condition in {statement} statement");
            self.error(cond, ErrorCode::InvalidCond, message);
        }
    }

    /// Gives an untyped operand its default type and records it.
    pub(crate) fn with_default_type_settled(&mut self, operand: &mut Operand) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.with_default_type(operand);
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    fn send(&mut self, channel: ExprId, value: ExprId) {
        let channel = self.expr(channel);
        let common = self.common_underlying(channel.ty).map(|ty| &self.store[ty]);
        let (dir, element) = match common {
            Some(&Type::Chan { dir, element }) => (Some(dir), Some(element)),
            _ => (None, None),
        };
        let mut value = self.expr_with_hint(value, element);
        if channel.is_invalid() || value.is_invalid() || self.is_hazy(channel.ty) {
            return;
        }
        let (Some(ChanDir::Both | ChanDir::Send), Some(element)) = (dir, element) else {
            let what = if dir.is_some() { "receive-only channel" } else { "non-channel" };
            return self.refuse_send(&channel, what);
        };
        self.assignment(&mut value, Some(element), "send");
    }

    fn refuse_send(&mut self, channel: &Operand, what: &str) {
        let described = self.described(channel);
        let message = format!("invalid operation: cannot send to {what} {described}");
        self.error(channel.expr, ErrorCode::InvalidSend, message);
    }

    /// `return values`
    fn return_stmt(&mut self, stmt: StmtId, values: &[ExprId]) {
        let results = self.results.clone();
        let span = self.tree.span(stmt);
        if results.is_empty() {
            return self.return_nothing(span, values);
        }
        if values.is_empty() {
            let is_named = results.iter().any(|result| result.name.is_some());
            if is_named {
                return self.check_hidden_results(stmt);
            }
        }
        let takers: Vec<Taker> = results.iter().map(|result| Taker::Typed(result.ty)).collect();
        self.give(values, &takers, Giving::Return(span));
    }

    /// A return of a function without results.
    fn return_nothing(&mut self, span: redline_base::Span, values: &[ExprId]) {
        let operands: Vec<Operand> =
            values.iter().map(|&value| self.any_expr(value, None)).collect();
        if !operands.is_empty() && !operands.iter().any(Operand::is_invalid) {
            self.report_return_count(span, &operands, &[]);
        }
    }
}
