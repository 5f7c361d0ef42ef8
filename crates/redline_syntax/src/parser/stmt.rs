//! Statements (spec: Statements).

use redline_base::{Offset, Span};

use super::Parser;
use crate::token::TokenKind;
use crate::tree::{Assign, AssignOp, BlockId, Branch, Expr, ExprId, List, Stmt, StmtId, StmtList};

/// What a simple statement may be, beside a simple statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// Nothing else.
    Header,
    /// A labeled statement.
    Block,
    /// A range clause.
    For,
}

/// A simple statement, or what its place allows instead.
enum Simple {
    Stmt(StmtId),
    Labeled(StmtId),
    Range(RangeClause),
}

/// `RangeClause`.
struct RangeClause {
    key: Option<ExprId>,
    value: Option<ExprId>,
    define: bool,
    operand: ExprId,
}

impl Parser<'_> {
    /// Block.
    pub(super) fn block(&mut self) -> BlockId {
        let start = self.start();
        let mark = self.pending.stmts.len();
        if self.expect(TokenKind::LeftBrace) {
            self.gather_stmts();
            while matches!(self.kind(), TokenKind::Case | TokenKind::Default) {
                self.expected("statement or '}'");
                self.bump();
                self.skip_line();
                self.gather_stmts();
            }
            self.close_block();
        }
        let stmts = self.take_stmts(mark);
        let span = self.span_from(start);
        self.push_block(stmts, span)
    }

    fn close_block(&mut self) {
        if !self.eat(TokenKind::RightBrace) {
            self.expected_token(TokenKind::RightBrace);
        }
    }

    /// `StatementList`, up to `}`, `case` or `default`.
    fn stmt_list(&mut self) -> StmtList {
        let mark = self.pending.stmts.len();
        self.gather_stmts();
        self.take_stmts(mark)
    }

    /// `StatementList`, left on the stack of statements.
    fn gather_stmts(&mut self) {
        use TokenKind as T;
        while !matches!(self.kind(), T::Case | T::Default | T::RightBrace | T::Eof)
            && !self.at_stray_func_decl()
        {
            let before = self.start();
            let stmt = self.stmt();
            self.pending.stmts.push(stmt);
            if self.start() == before {
                self.bump();
            }
        }
    }

    /// Statement, with the semicolon behind it.
    fn stmt(&mut self) -> StmtId {
        use TokenKind as T;
        match self.kind() {
            T::Ident => self.simple_stmt_line(),
            T::Const | T::Type | T::Var => self.decl_stmt(),
            T::Return => self.return_stmt(),
            T::Go | T::Defer => self.call_stmt(),
            T::Break | T::Continue | T::Goto | T::Fallthrough => self.branch_stmt(),
            T::LeftBrace => self.nested(Self::block_stmt),
            T::If => self.nested(Self::if_stmt),
            T::Switch => self.nested(Self::switch_stmt),
            T::Select => self.nested(Self::select_stmt),
            T::For => self.nested(Self::for_stmt),
            T::Semicolon | T::Newline | T::RightBrace => self.empty_stmt(),
            _ if self.at_expr() => self.simple_stmt_line(),
            _ => self.bad_stmt(),
        }
    }

    /// Whether a token that begins an expression stands here.
    fn at_expr(&self) -> bool {
        use TokenKind as T;
        self.kind().is_literal()
            || matches!(
                self.kind(),
                T::Func
                    | T::LeftParen
                    | T::LeftBracket
                    | T::Struct
                    | T::Map
                    | T::Chan
                    | T::Interface
                    | T::Plus
                    | T::Minus
                    | T::Star
                    | T::And
                    | T::Caret
                    | T::Arrow
                    | T::Not
            )
    }

    fn bad_stmt(&mut self) -> StmtId {
        let start = self.start();
        self.expected("statement");
        self.skip_line();
        let span = self.skipped_from(start);
        let stmt = self.push_stmt(Stmt::Bad, span);
        if self.at_semicolon() {
            self.bump();
        }
        stmt
    }

    /// `EmptyStmt`: a semicolon, or nothing before `}`.
    fn empty_stmt(&mut self) -> StmtId {
        let implicit = !self.at(TokenKind::Semicolon);
        let span = if implicit { Span::empty(self.start()) } else { self.token.span };
        let stmt = self.push_stmt(Stmt::Empty { implicit }, span);
        if !self.at(TokenKind::RightBrace) {
            self.bump();
        }
        stmt
    }

    fn decl_stmt(&mut self) -> StmtId {
        let decl = self.group_decl();
        let span = self.tree.decls[decl.index()].span();
        self.push_stmt(Stmt::Decl(decl), span)
    }

    fn block_stmt(&mut self) -> StmtId {
        let stmt = self.block_as_stmt();
        self.expect_semicolon();
        stmt
    }

    fn block_as_stmt(&mut self) -> StmtId {
        let block = self.block();
        let span = self.tree[block].span;
        self.push_stmt(Stmt::Block(block), span)
    }

    /// `ReturnStmt`.
    fn return_stmt(&mut self) -> StmtId {
        let start = self.start();
        self.bump();
        let bare =
            self.at_semicolon() || matches!(self.kind(), TokenKind::RightBrace | TokenKind::Eof);
        let results = if bare { List::EMPTY } else { self.expr_list() };
        self.end_stmt(Stmt::Return(results), start)
    }

    /// A statement from `start` to here, and the semicolon behind it.
    fn end_stmt(&mut self, stmt: Stmt, start: Offset) -> StmtId {
        let span = self.span_from(start);
        let stmt = self.push_stmt(stmt, span);
        self.expect_semicolon();
        stmt
    }

    /// `BreakStmt`, `ContinueStmt`, `GotoStmt` or `FallthroughStmt`.
    fn branch_stmt(&mut self) -> StmtId {
        let start = self.start();
        let kind = Branch::of(self.kind()).unwrap_or(Branch::Fallthrough);
        self.bump();
        let label = match kind {
            Branch::Goto => Some(self.ident()),
            Branch::Break | Branch::Continue if self.at(TokenKind::Ident) => Some(self.ident()),
            _ => None,
        };
        self.end_stmt(Stmt::Branch { kind, label }, start)
    }

    /// `GoStmt` or `DeferStmt`.
    fn call_stmt(&mut self) -> StmtId {
        let start = self.start();
        let keyword = self.kind();
        self.bump();
        let written = self.expr();
        let call = self.tree.unparen(written);
        if call != written {
            let message = format!("expression in {keyword} must not be parenthesized");
            self.error(self.span_of(written), message);
        }
        if !matches!(self.tree[call], Expr::Call { .. } | Expr::Bad) {
            let message = format!("expression in {keyword} must be a function call");
            self.error(self.span_of(call), message);
        }
        let stmt = if keyword == TokenKind::Go { Stmt::Go(call) } else { Stmt::Defer(call) };
        self.end_stmt(stmt, start)
    }

    /// `SimpleStmt` or `LabeledStmt`, with the semicolon behind it.
    fn simple_stmt_line(&mut self) -> StmtId {
        match self.simple(Context::Block) {
            Simple::Stmt(stmt) => {
                self.expect_semicolon();
                stmt
            }
            Simple::Labeled(stmt) => stmt,
            Simple::Range(_) => self.bad_stmt(),
        }
    }

    /// `SimpleStmt` of a header.
    fn header_stmt(&mut self) -> StmtId {
        match self.simple(Context::Header) {
            Simple::Stmt(stmt) | Simple::Labeled(stmt) => stmt,
            Simple::Range(_) => self.bad_stmt(),
        }
    }

    /// `SimpleStmt`, or what `context` allows instead.
    fn simple(&mut self, context: Context) -> Simple {
        let mark = self.pending.exprs.len();
        self.gather_exprs();
        let start =
            self.pending.exprs.get(mark).map_or(self.start(), |&first| self.span_of(first).start);
        if let Some(op) = AssignOp::of(self.kind()) {
            return self.assignment(context, op, start, mark);
        }
        self.only_one_expr(mark);
        let Some(first) = self.pending.exprs.get(mark).copied() else {
            return Simple::Stmt(self.bad_stmt());
        };
        self.pending.exprs.truncate(mark);
        match self.kind() {
            TokenKind::Colon if context == Context::Block => self.labeled_stmt(first),
            TokenKind::Arrow => {
                self.bump();
                let value = self.expr();
                self.simple_from(Stmt::Send { channel: first, value }, start)
            }
            TokenKind::Increment | TokenKind::Decrement => {
                let increment = self.at(TokenKind::Increment);
                self.bump();
                self.simple_from(Stmt::IncDec { operand: first, increment }, start)
            }
            _ => self.simple_from(Stmt::Expr(first), start),
        }
    }

    fn simple_from(&mut self, stmt: Stmt, start: Offset) -> Simple {
        let span = self.span_from(start);
        Simple::Stmt(self.push_stmt(stmt, span))
    }

    /// Complains if more than one expression was gathered since `mark`.
    fn only_one_expr(&mut self, mark: usize) {
        if let Some(&second) = self.pending.exprs.get(mark + 1) {
            let at = self.span_of(second);
            self.error(at, "expected one expression, or an assignment");
        }
    }

    /// Assignment, `ShortVarDecl` or `RangeClause` behind its left side.
    fn assignment(&mut self, context: Context, op: AssignOp, start: Offset, mark: usize) -> Simple {
        self.bump();
        if context == Context::For && self.at(TokenKind::Range) {
            if !matches!(op, AssignOp::Compound(_)) {
                return self.range_clause(mark, op == AssignOp::Define);
            }
            self.expected("expression");
        }
        let left = self.take_exprs(mark);
        let right = self.expr_list();
        let assign = self.push_assign(Assign { left, right, op });
        self.simple_from(Stmt::Assign(assign), start)
    }

    /// `range x` behind the left side gathered since `mark`.
    fn range_clause(&mut self, mark: usize, define: bool) -> Simple {
        self.bump();
        if let Some(&third) = self.pending.exprs.get(mark + 2) {
            let at = self.span_of(third);
            self.error(at, "range clause permits at most two iteration variables");
        }
        let key = self.pending.exprs.get(mark).copied();
        let value = self.pending.exprs.get(mark + 1).copied();
        self.pending.exprs.truncate(mark);
        let operand = self.expr();
        Simple::Range(RangeClause { key, value, define, operand })
    }

    /// `LabeledStmt` whose label is the expression `label`.
    fn labeled_stmt(&mut self, label: ExprId) -> Simple {
        let span = self.span_of(label);
        let colon = self.token.span;
        self.bump();
        let Expr::Ident(name) = self.tree[label] else {
            self.error(colon, "label must be a name");
            let stmt = self.push_stmt(Stmt::Bad, Span::new(span.start, colon.end));
            return Simple::Labeled(stmt);
        };
        let label = self.push_ident(name, span);
        let stmt = self.nested(Self::stmt);
        let end = self.tree.stmts[stmt.index()].span().end;
        let span = Span::new(span.start, end);
        Simple::Labeled(self.push_stmt(Stmt::Labeled { label, stmt }, span))
    }

    /// Runs `parse` where `{` behind a type name begins a block.
    fn header<R>(&mut self, parse: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.in_header, true);
        let result = parse(self);
        self.in_header = outer;
        result
    }

    /// `IfStmt`. A chain of `else if` is a loop here and not a recursion: generated
    /// code has long ones.
    fn if_stmt(&mut self) -> StmtId {
        let depth = self.depth;
        let mark = self.pending.stmts.len();
        loop {
            self.deepen();
            let stmt = self.if_clause();
            self.pending.stmts.push(stmt);
            if !self.eat(TokenKind::Else) {
                self.expect_semicolon();
                break;
            }
            if !self.at(TokenKind::If) {
                let otherwise = self.else_block();
                self.pending.stmts.push(otherwise);
                break;
            }
        }
        self.depth = depth;
        self.link_else_chain(mark)
    }

    /// `if init; cond { … }`
    fn if_clause(&mut self) -> StmtId {
        let start = self.start();
        self.bump();
        let (init, cond) = self.header(Self::if_header);
        let then = self.block();
        let span = self.span_from(start);
        self.push_stmt(Stmt::If { init, cond, then, otherwise: None }, span)
    }

    fn else_block(&mut self) -> StmtId {
        if self.at(TokenKind::LeftBrace) {
            return self.block_stmt();
        }
        self.expected("'if' or '{' after else");
        let stmt = self.push_stmt(Stmt::Bad, Span::empty(self.prev_end));
        self.skip_line();
        stmt
    }

    /// Makes each statement gathered since `mark` the alternative of the one
    /// before it, and gives the first.
    fn link_else_chain(&mut self, mark: usize) -> StmtId {
        let mut alternative: Option<StmtId> = None;
        while self.pending.stmts.len() > mark
            && let Some(stmt) = self.pending.stmts.pop()
        {
            if let (Some(next), Stmt::If { init, cond, then, .. }) = (alternative, self.tree[stmt])
            {
                let end = self.tree.stmts[next.index()].span().end;
                self.tree.stmts[stmt.index()].node =
                    Stmt::If { init, cond, then, otherwise: alternative };
                self.tree.stmts[stmt.index()].set_end(end);
            }
            alternative = Some(stmt);
        }
        alternative.unwrap_or_else(|| self.bad_stmt())
    }

    /// `init; cond` of an `if`.
    fn if_header(&mut self) -> (Option<StmtId>, ExprId) {
        let missing = "missing condition in if statement";
        if self.at(TokenKind::LeftBrace) {
            return (None, self.missing_expr(missing));
        }
        if self.at(TokenKind::Var) {
            self.error(self.token.span, "var declaration is not allowed in the header of if");
            self.bump();
        }
        let first = (!self.at_semicolon()).then(|| self.header_stmt());
        if !self.at_semicolon() {
            let cond = first.map(|stmt| self.as_expr(stmt, "condition"));
            return (None, cond.unwrap_or_else(|| self.missing_expr(missing)));
        }
        let semicolon = self.token;
        self.bump();
        if self.at(TokenKind::LeftBrace) {
            let newline = semicolon.kind == TokenKind::Newline;
            let message =
                if newline { "unexpected newline, expected '{' after if clause" } else { missing };
            self.error(semicolon.span, message);
            let span = Span::empty(semicolon.span.start);
            return (first, self.push_expr(Expr::Bad, span));
        }
        let second = self.header_stmt();
        (first, self.as_expr(second, "condition"))
    }

    fn missing_expr(&mut self, message: &'static str) -> ExprId {
        self.error(self.token.span, message);
        self.push_expr(Expr::Bad, Span::empty(self.prev_end))
    }

    /// The expression that the statement of a header consists of.
    fn as_expr(&mut self, stmt: StmtId, what: &str) -> ExprId {
        let span = self.tree.stmts[stmt.index()].span();
        match self.tree[stmt] {
            Stmt::Expr(expr) => return expr,
            Stmt::Bad => {}
            Stmt::Assign(_) => self.error(span, format!("assignment used as {what}")),
            _ => self.error(span, format!("statement used as {what}")),
        }
        self.push_expr(Expr::Bad, span)
    }

    /// `SwitchStmt`.
    fn switch_stmt(&mut self) -> StmtId {
        let start = self.start();
        self.bump();
        let (init, last) = self.header(Self::switch_header);
        let guard = last.filter(|&stmt| self.is_type_switch_guard(stmt));
        let stmt = if let Some(guard) = guard {
            Stmt::TypeSwitch { init, guard, body: self.clauses(Self::case_clause) }
        } else {
            let tag = last.map(|stmt| self.as_expr(stmt, "switch expression"));
            Stmt::Switch { init, tag, body: self.clauses(Self::case_clause) }
        };
        self.end_stmt(stmt, start)
    }

    /// `init; tag`, both of which may be missing.
    fn switch_header(&mut self) -> (Option<StmtId>, Option<StmtId>) {
        if self.at(TokenKind::LeftBrace) {
            return (None, None);
        }
        let first = (!self.at(TokenKind::Semicolon)).then(|| self.header_stmt());
        if !self.eat(TokenKind::Semicolon) {
            return (None, first);
        }
        let second = (!self.at(TokenKind::LeftBrace)).then(|| self.header_stmt());
        (first, second)
    }

    /// Whether the statement is `x.(type)` or `v := x.(type)`.
    fn is_type_switch_guard(&mut self, stmt: StmtId) -> bool {
        match self.tree[stmt] {
            Stmt::Expr(expr) => self.is_type_question(expr),
            Stmt::Assign(id) => {
                let Assign { left, right, op } = self.tree[id];
                let (&[left], &[right]) = (self.tree.list(left), self.tree.list(right)) else {
                    return false;
                };
                let guard = self.is_type_question(right) && !matches!(op, AssignOp::Compound(_));
                if guard && op == AssignOp::Assign {
                    let op = self.token_from(self.span_of(left).end).span;
                    self.error(op, "expected ':=', found '='");
                }
                guard
            }
            _ => false,
        }
    }

    fn is_type_question(&self, expr: ExprId) -> bool {
        matches!(self.tree[expr], Expr::TypeAssert { ty: None, .. })
    }

    /// `{ … }` of clauses.
    fn clauses(&mut self, clause: impl Fn(&mut Self) -> StmtId) -> BlockId {
        let start = self.start();
        let mark = self.pending.stmts.len();
        if self.expect(TokenKind::LeftBrace) {
            self.repeat(TokenKind::RightBrace, |parser| {
                if matches!(parser.kind(), TokenKind::Case | TokenKind::Default) {
                    let stmt = clause(parser);
                    parser.pending.stmts.push(stmt);
                } else {
                    parser.expected("'case', 'default' or '}'");
                    parser.skip_line();
                }
            });
            self.close_block();
        }
        let stmts = self.take_stmts(mark);
        let span = self.span_from(start);
        self.push_block(stmts, span)
    }

    /// `ExprCaseClause` or `TypeCaseClause`.
    fn case_clause(&mut self) -> StmtId {
        let start = self.start();
        let is_default = self.at(TokenKind::Default);
        self.bump();
        let exprs = if is_default { List::EMPTY } else { self.enclosed(Self::expr_list) };
        let body = self.clause_body();
        let span = self.span_from_stmts(start, body);
        self.push_stmt(Stmt::Case { exprs, is_default, body }, span)
    }

    /// `CommClause`.
    fn comm_clause(&mut self) -> StmtId {
        let start = self.start();
        let is_default = self.at(TokenKind::Default);
        self.bump();
        let comm = (!is_default).then(|| self.enclosed(Self::comm_case));
        let body = self.clause_body();
        let span = self.span_from_stmts(start, body);
        self.push_stmt(Stmt::Comm { comm, body }, span)
    }

    /// `SendStmt` or `RecvStmt`.
    fn comm_case(&mut self) -> StmtId {
        let comm = self.header_stmt();
        let span = self.tree.stmts[comm.index()].span();
        let fits = match self.tree[comm] {
            Stmt::Send { .. } | Stmt::Expr(_) | Stmt::Bad => true,
            Stmt::Assign(id) => self.is_receive_assignment(id),
            _ => false,
        };
        if !fits {
            self.error(span, "select case must be a send or a receive");
        }
        comm
    }

    fn is_receive_assignment(&self, id: crate::tree::AssignId) -> bool {
        let Assign { left, right, op, .. } = self.tree[id];
        let count = |list| self.tree.list(list).len();
        count(left) <= 2 && count(right) == 1 && !matches!(op, AssignOp::Compound(_))
    }

    /// The colon and the statements of a clause.
    fn clause_body(&mut self) -> StmtList {
        if !self.expect(TokenKind::Colon) {
            self.skip_line();
        }
        self.stmt_list()
    }

    /// From `start` to the last of `stmts`, or to here if there are none.
    fn span_from_stmts(&self, start: Offset, stmts: StmtList) -> Span {
        let last = self.tree.list(stmts).last();
        let end = last.map_or(self.prev_end, |last| self.tree.stmts[last.index()].span().end);
        Span::new(start, end)
    }

    /// `SelectStmt`.
    fn select_stmt(&mut self) -> StmtId {
        let start = self.start();
        self.bump();
        let body = self.clauses(Self::comm_clause);
        self.end_stmt(Stmt::Select(body), start)
    }

    /// `ForStmt`.
    fn for_stmt(&mut self) -> StmtId {
        let start = self.start();
        self.bump();
        let header = self.header(Self::for_header);
        let body = self.block();
        let stmt = match header {
            ForHeader::Clause { init, cond, post } => Stmt::For { init, cond, post, body },
            ForHeader::Range(RangeClause { key, value, define, operand }) => {
                Stmt::Range { key, value, define, operand, body }
            }
        };
        self.end_stmt(stmt, start)
    }

    /// Condition, `ForClause` or `RangeClause`.
    fn for_header(&mut self) -> ForHeader {
        if self.at(TokenKind::LeftBrace) {
            return ForHeader::Clause { init: None, cond: None, post: None };
        }
        if self.at(TokenKind::Range) {
            self.bump();
            let operand = self.expr();
            return ForHeader::Range(RangeClause {
                key: None,
                value: None,
                define: false,
                operand,
            });
        }
        let first = if self.at_semicolon() { None } else { Some(self.simple(Context::For)) };
        match first {
            Some(Simple::Range(clause)) => ForHeader::Range(clause),
            Some(Simple::Stmt(stmt) | Simple::Labeled(stmt)) if self.at_semicolon() => {
                self.for_clause(Some(stmt))
            }
            Some(Simple::Stmt(stmt) | Simple::Labeled(stmt)) => {
                let cond = Some(self.as_expr(stmt, "condition"));
                ForHeader::Clause { init: None, cond, post: None }
            }
            None => self.for_clause(None),
        }
    }

    /// `; cond; post` of a `ForClause`.
    fn for_clause(&mut self, init: Option<StmtId>) -> ForHeader {
        self.bump();
        let cond = if self.at_semicolon() || self.at(TokenKind::LeftBrace) {
            None
        } else {
            let stmt = self.header_stmt();
            Some(self.as_expr(stmt, "condition"))
        };
        if self.at(TokenKind::LeftBrace) {
            self.error(self.token.span, "expected for loop condition and post statement");
            return ForHeader::Clause { init, cond, post: None };
        }
        self.expect_semicolon();
        let post = (!self.at(TokenKind::LeftBrace)).then(|| self.header_stmt());
        if let Some(post) = post {
            self.check_post(post);
        }
        ForHeader::Clause { init, cond, post }
    }

    fn check_post(&mut self, post: StmtId) {
        if let Stmt::Assign(id) = self.tree[post]
            && self.tree[id].op == AssignOp::Define
        {
            let at = self.tree.stmts[post.index()].span();
            self.error(at, "post statement of a for loop cannot declare variables");
        }
    }
}

/// What stands between `for` and its block.
enum ForHeader {
    Clause { init: Option<StmtId>, cond: Option<ExprId>, post: Option<StmtId> },
    Range(RangeClause),
}
