//! Which locals of a function must be in memory, because something beside their
//! name leads to them.

use redline_base::{Offset, Span};
use redline_names::{Binding, LocalId};
use redline_syntax::{AssignOp, Branch, Event, Expr, ExprId, Node, Stmt, StmtId, Tree, UnaryOp};
use redline_types::{ObjectKind, SelectionKind, Store, Type, VarKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::File;

/// How the locals of a declared function, and of those in it, are used.
#[derive(Default)]
pub(crate) struct Escapes {
    uses: FxHashMap<LocalId, Uses>,
    /// The functions around which the results must be in memory, by where they begin:
    /// deferred calls, and bodies of range-over-func loops, see them.
    results_in_memory: FxHashSet<Offset>,
    /// Functions that defer calls, by where they begin.
    defers: FxHashMap<Offset, Deferring>,
    /// Functions with a `goto`, which may lead back to what has been deferred before.
    with_goto: FxHashSet<Offset>,
}

/// In how many places of a function calls are deferred that are made by instructions of
/// their own: there can be as many of these as there are pairs of places and returns.
const MOST_SITES: usize = 64;

/// How a function defers calls.
#[derive(Clone, Copy, Default)]
struct Deferring {
    /// One may be deferred several times.
    several_times: bool,
    /// In how many places.
    sites: usize,
}

/// How a local is used beside being read.
#[derive(Clone, Copy, Default)]
struct Uses {
    /// Its address is taken, or it is an array that is changed in parts.
    addressed: bool,
    /// A function inside that of its declaration uses it.
    captured: bool,
    /// It is assigned to after its declaration.
    assigned: bool,
}

impl Escapes {
    /// What is known of the locals in the body of a declared function, or in the
    /// initial value of a variable.
    pub(crate) fn of(store: &Store, file: File<'_>, root: Node, span: Span) -> Self {
        let scope = Scope { span, hole: None, is_range: false, loops: 0 };
        let mut search = Search { store, file, scopes: vec![scope], found: Self::default() };
        search.walk(root);
        search.found
    }

    /// Whether a local is in memory.
    pub(crate) fn in_memory(&self, local: LocalId) -> bool {
        self.uses.get(&local).is_some_and(|it| it.addressed || it.captured && it.assigned)
    }

    /// Whether the results of the function that begins there are in memory.
    pub(crate) fn results_in_memory(&self, function: Offset) -> bool {
        self.results_in_memory.contains(&function)
    }

    /// Whether a `goto` stands in the function that begins there.
    pub(crate) fn has_goto(&self, function: Offset) -> bool {
        self.with_goto.contains(&function)
    }

    /// Whether the function that begins there defers any number of calls, or so many
    /// that they are taken for any number.
    pub(crate) fn defers_any_number(&self, function: Offset) -> bool {
        let goes_back = self.with_goto.contains(&function);
        self.defers
            .get(&function)
            .is_some_and(|it| it.several_times || goes_back || it.sites > MOST_SITES)
    }
}

/// A function, or the body of a range-over-func loop, that the search is in.
#[derive(Clone, Copy)]
struct Scope {
    span: Span,
    /// The operand of the loop, which is outside.
    hole: Option<Span>,
    is_range: bool,
    /// How many loops of it the search is in.
    loops: u32,
}

impl Scope {
    fn contains(&self, at: Offset) -> bool {
        let in_hole = self.hole.is_some_and(|hole| hole.contains(at));
        (self.span.contains(at) || self.span.is_empty()) && !in_hole
    }
}

struct Search<'a> {
    store: &'a Store,
    file: File<'a>,
    scopes: Vec<Scope>,
    found: Escapes,
}

impl Search<'_> {
    fn tree(&self) -> &Tree {
        self.file.tree
    }

    fn walk(&mut self, root: Node) {
        let tree = self.file.tree;
        for event in tree.events(root) {
            match event {
                Event::Enter(Node::Expr(expr)) => self.enter_expr(expr),
                Event::Leave(Node::Expr(expr)) => {
                    if let Expr::FuncLit { .. } = tree[expr] {
                        self.scopes.pop();
                    }
                }
                Event::Enter(Node::Stmt(stmt)) => self.enter_stmt(stmt),
                Event::Leave(Node::Stmt(stmt)) => self.leave_stmt(stmt),
                _ => {}
            }
        }
    }

    /// The innermost function or body that a place is in.
    fn scope(&mut self, at: Offset) -> &mut Scope {
        let last = self.scopes.iter().rposition(|scope| scope.contains(at)).unwrap_or(0);
        &mut self.scopes[last]
    }

    fn enter_expr(&mut self, expr: ExprId) {
        let span = self.tree().span(expr);
        match self.tree()[expr] {
            Expr::Ident(_) => self.mention(expr),
            Expr::FuncLit { .. } => {
                self.scopes.push(Scope { span, hole: None, is_range: false, loops: 0 });
            }
            Expr::Unary { op: UnaryOp::Address, operand } => self.address(operand),
            Expr::Slice(slice) => {
                let base = self.tree()[slice].base;
                if self.is_array(base) {
                    self.address(base);
                }
            }
            Expr::Selector { base, .. } => self.method_of(expr, base),
            _ => {}
        }
    }

    /// A local that is mentioned outside the function that declares it is captured.
    fn mention(&mut self, ident: ExprId) {
        let Some(local) = self.local(ident) else { return };
        let declared = self.file.resolution[local].span.start;
        let at = self.tree().span(ident).start;
        if !self.scope(at).contains(declared) {
            let is_result = self.is_result(local);
            let uses = self.uses(local);
            uses.captured = true;
            // A result is assigned to by `return`.
            uses.assigned |= is_result;
        }
    }

    fn is_result(&self, local: LocalId) -> bool {
        let object = self.file.records.local(local);
        object.is_some_and(|it| self.store[it].kind == ObjectKind::Var(VarKind::Result))
    }

    fn local(&self, ident: ExprId) -> Option<LocalId> {
        match self.file.resolution.key_binding(ident)? {
            Binding::Local(local) => Some(local),
            _ => None,
        }
    }

    fn uses(&mut self, local: LocalId) -> &mut Uses {
        self.found.uses.entry(local).or_default()
    }

    /// The address of `expr` is taken.
    fn address(&mut self, expr: ExprId) {
        if let Some(local) = self.root(expr) {
            self.uses(local).addressed = true;
        }
    }

    /// A method with a pointer receiver takes the address of what it is called on.
    fn method_of(&mut self, selector: ExprId, base: ExprId) {
        let file = self.file;
        let Some(selection) = file.records.selection(self.store, file.tree, selector) else {
            return;
        };
        let ObjectKind::Method(method) = self.store[selection.object].kind else { return };
        let by_pointer = self.store[method].receiver().is_some_and(|it| it.is_pointer);
        if by_pointer && selection.kind == SelectionKind::Method && !selection.indirect {
            self.address(base);
        }
    }

    /// The local that `expr` is a part of.
    fn root(&self, expr: ExprId) -> Option<LocalId> {
        match self.tree()[expr] {
            Expr::Ident(_) => self.local(expr),
            Expr::Paren(inner) => self.root(inner),
            Expr::Selector { base, .. } => {
                let selection = self.file.records.selection(self.store, self.tree(), expr)?;
                (!selection.indirect).then(|| self.root(base)).flatten()
            }
            Expr::Index { base, .. } => self.is_array(base).then(|| self.root(base)).flatten(),
            _ => None,
        }
    }

    fn is_array(&self, expr: ExprId) -> bool {
        self.file.records.ty(expr).is_some_and(|ty| {
            matches!(self.store[super::types::core(self.store, ty)], Type::Array { .. })
        })
    }

    /// Something is assigned to `target`.
    fn assign(&mut self, target: ExprId) {
        let Some(local) = self.root(target) else { return };
        self.uses(local).assigned = true;
        if self.changes_element(target) {
            self.uses(local).addressed = true;
        }
    }

    /// Whether a part of an array is assigned to.
    fn changes_element(&self, target: ExprId) -> bool {
        match self.tree()[target] {
            Expr::Index { .. } => true,
            Expr::Paren(inner) | Expr::Selector { base: inner, .. } => self.changes_element(inner),
            _ => false,
        }
    }

    fn enter_stmt(&mut self, stmt: StmtId) {
        let tree = self.file.tree;
        match tree[stmt] {
            Stmt::Assign(assign) => {
                let assign = &tree[assign];
                for &target in tree.list(assign.left) {
                    let declares = assign.op == AssignOp::Define
                        && self.file.resolution.defined(target, tree.span(target)).is_some();
                    if !declares {
                        self.assign(target);
                    }
                }
            }
            Stmt::IncDec { operand, .. } => self.assign(operand),
            Stmt::For { .. } => self.scope(tree.span(stmt).start).loops += 1,
            Stmt::Range { key, value, define, operand, .. } => {
                if !define {
                    [key, value].into_iter().flatten().for_each(|target| self.assign(target));
                }
                self.enter_range(stmt, operand);
            }
            Stmt::Defer(_) => self.defer(stmt),
            Stmt::Return(_) => self.leave_by_return(stmt),
            Stmt::Branch { kind: Branch::Goto, .. } => {
                let (function, _) = self.function_around(tree.span(stmt).start);
                self.found.with_goto.insert(function);
            }
            _ => {}
        }
    }

    fn leave_stmt(&mut self, stmt: StmtId) {
        let tree = self.file.tree;
        match tree[stmt] {
            Stmt::For { .. } => self.scope(tree.span(stmt).start).loops -= 1,
            Stmt::Range { operand, .. } => {
                if self.is_function(operand) {
                    self.scopes.pop();
                } else {
                    self.scope(tree.span(stmt).start).loops -= 1;
                }
            }
            _ => {}
        }
    }

    fn enter_range(&mut self, stmt: StmtId, operand: ExprId) {
        let span = self.tree().span(stmt);
        if self.is_function(operand) {
            let hole = Some(self.tree().span(operand));
            self.scopes.push(Scope { span, hole, is_range: true, loops: 0 });
        } else {
            self.scope(span.start).loops += 1;
        }
    }

    fn is_function(&self, expr: ExprId) -> bool {
        let ty = self.file.records.ty(expr);
        ty.is_some_and(|ty| {
            matches!(self.store[super::types::core(self.store, ty)], Type::Signature(_))
        })
    }

    /// The function around a place, and whether a loop is between them.
    fn function_around(&mut self, at: Offset) -> (Offset, bool) {
        let inside: Vec<Scope> =
            self.scopes.iter().rev().filter(|scope| scope.contains(at)).copied().collect();
        let end = inside.iter().position(|scope| !scope.is_range).unwrap_or(0);
        let in_loop = inside.iter().take(end + 1).any(|scope| scope.is_range || scope.loops > 0);
        (inside.get(end).map_or(0, |scope| scope.span.start), in_loop)
    }

    fn defer(&mut self, stmt: StmtId) {
        let (function, in_loop) = self.function_around(self.tree().span(stmt).start);
        self.found.results_in_memory.insert(function);
        let deferring = self.found.defers.entry(function).or_default();
        deferring.several_times |= in_loop;
        deferring.sites += 1;
    }

    /// The results that the body of a range-over-func loop returns are those of the
    /// function around it.
    fn leave_by_return(&mut self, stmt: StmtId) {
        let at = self.tree().span(stmt).start;
        if self.scope(at).is_range {
            let (function, _) = self.function_around(at);
            self.found.results_in_memory.insert(function);
        }
    }
}
