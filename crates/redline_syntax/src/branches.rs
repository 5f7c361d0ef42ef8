//! Where branch statements may stand (spec: Break statements, Continue
//! statements, Fallthrough statements, Labeled statements).
//!
//! The grammar allows them everywhere; which label one means and what it may
//! leave is a rule about the statements around it.

use redline_base::Name;

use crate::error::SyntaxError;
use crate::tree::{Branch, Expr, Stmt, StmtId, StmtList, Tree};
use crate::walk::{Event, Node};

/// What is wrong with the `break`, `continue` and `fallthrough` statements of a
/// file, in order.
pub fn check_branches(tree: &Tree) -> Vec<SyntaxError> {
    let mut checker = Checker { tree, enclosing: Vec::new(), errors: Vec::new() };
    if !tree.stmts().any(|stmt| matches!(tree[stmt], Stmt::Branch { .. })) {
        return checker.errors;
    }
    let literals = Literals::of(tree);
    for event in tree.events_where(Node::File, |node| literals.may_be_in(node)) {
        match event {
            Event::Enter(node) => checker.enter(node),
            Event::Leave(node) => checker.leave(node),
        }
    }
    checker.errors
}

/// The function literals of a file: an expression has no statements in it but theirs.
struct Literals<'t> {
    tree: &'t Tree,
    /// Where each begins, in order.
    starts: Vec<u32>,
}

impl<'t> Literals<'t> {
    fn of(tree: &'t Tree) -> Self {
        let literals = tree.exprs().filter(|&id| matches!(tree[id], Expr::FuncLit { .. }));
        let mut starts: Vec<u32> = literals.map(|id| tree.span(id).start).collect();
        starts.sort_unstable();
        Self { tree, starts }
    }

    /// Whether a node is not an expression without any of them.
    fn may_be_in(&self, node: Node) -> bool {
        let Node::Expr(id) = node else { return !self.tree.is_leaf(node) };
        let span = self.tree.span(id);
        let first = self.starts.partition_point(|&start| start < span.start);
        self.starts.get(first).is_some_and(|&start| start < span.end)
    }
}

/// A statement, or a function, that the walk is in.
#[derive(Clone, Copy)]
enum Enclosing {
    /// Labels and loops outside of it are out of reach.
    Function,
    /// Its label, if it has one, stands before it.
    Stmt(StmtId),
    /// A label.
    Label(Name),
}

struct Checker<'t> {
    tree: &'t Tree,
    enclosing: Vec<Enclosing>,
    errors: Vec<SyntaxError>,
}

impl Checker<'_> {
    fn enter(&mut self, node: Node) {
        match node {
            Node::Expr(id) if matches!(self.tree[id], Expr::FuncLit { .. }) => {
                self.enclosing.push(Enclosing::Function);
            }
            Node::Stmt(id) => {
                match self.tree[id] {
                    Stmt::Branch { kind, label } => {
                        self.check(id, kind, label.map(|label| self.tree[label].name));
                    }
                    Stmt::Labeled { label, .. } => {
                        self.enclosing.push(Enclosing::Label(self.tree[label].name));
                    }
                    _ => {}
                }
                if self.is_breakable(id) || matches!(self.tree[id], Stmt::Case { .. }) {
                    self.enclosing.push(Enclosing::Stmt(id));
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: Node) {
        let opened = match node {
            Node::Expr(id) => matches!(self.tree[id], Expr::FuncLit { .. }),
            Node::Stmt(id) => {
                self.is_breakable(id)
                    || matches!(self.tree[id], Stmt::Case { .. } | Stmt::Labeled { .. })
            }
            _ => false,
        };
        if opened {
            self.enclosing.pop();
        }
    }

    fn check(&mut self, stmt: StmtId, kind: Branch, label: Option<Name>) {
        let wrong = match (kind, label) {
            (Branch::Goto, _) => None,
            (Branch::Fallthrough, _) => self.fallthrough(stmt),
            (Branch::Break, None) => (!self.is_inside(Self::is_breakable))
                .then_some("break is not in a loop, switch or select"),
            (Branch::Continue, None) => {
                (!self.is_inside(Self::is_loop)).then_some("continue is not in a loop")
            }
            (Branch::Break, Some(label)) => (!self.is_labeled(label, Self::is_breakable))
                .then_some("break label is not that of a loop, switch or select around it"),
            (Branch::Continue, Some(label)) => (!self.is_labeled(label, Self::is_loop))
                .then_some("continue label is not that of a loop around it"),
        };
        if let Some(message) = wrong {
            self.errors.push(SyntaxError::new(self.tree.span(stmt), message));
        }
    }

    /// The statements around, innermost first, up to the function.
    fn around(&self) -> impl Iterator<Item = (StmtId, Option<Name>)> {
        let reach =
            self.enclosing.iter().rposition(|it| matches!(it, Enclosing::Function)).unwrap_or(0);
        let enclosing = &self.enclosing[reach..];
        (0..enclosing.len()).rev().filter_map(move |index| {
            let Enclosing::Stmt(stmt) = enclosing[index] else { return None };
            let before = index.checked_sub(1).map(|before| enclosing[before]);
            let label = match before {
                Some(Enclosing::Label(label)) => Some(label),
                _ => None,
            };
            Some((stmt, label))
        })
    }

    fn is_inside(&self, kind: impl Fn(&Self, StmtId) -> bool) -> bool {
        self.around().any(|(stmt, _)| kind(self, stmt))
    }

    fn is_labeled(&self, label: Name, kind: impl Fn(&Self, StmtId) -> bool) -> bool {
        self.around().any(|(stmt, its)| its == Some(label) && kind(self, stmt))
    }

    fn is_loop(&self, stmt: StmtId) -> bool {
        matches!(self.tree[stmt], Stmt::For { .. } | Stmt::Range { .. })
    }

    fn is_breakable(&self, stmt: StmtId) -> bool {
        self.is_loop(stmt)
            || matches!(
                self.tree[stmt],
                Stmt::Switch { .. } | Stmt::TypeSwitch { .. } | Stmt::Select(_)
            )
    }

    /// `fallthrough` may only be the last statement of a clause that is not the
    /// last one of an expression switch.
    fn fallthrough(&self, stmt: StmtId) -> Option<&'static str> {
        let out_of_place = Some("fallthrough is not the last statement of a case");
        let mut around = self.around();
        let (Some((clause, _)), Some((switch, _))) = (around.next(), around.next()) else {
            return out_of_place;
        };
        let Stmt::Case { body, .. } = self.tree[clause] else { return out_of_place };
        if !self.ends_with(body, stmt) {
            return out_of_place;
        }
        match self.tree[switch] {
            Stmt::TypeSwitch { .. } => Some("fallthrough in a type switch"),
            Stmt::Switch { body, .. }
                if self.tree.list(self.tree[body].stmts).last() == Some(&clause) =>
            {
                Some("fallthrough in the last case of a switch")
            }
            _ => None,
        }
    }

    /// Whether `stmt`, with or without a label, is the last non-empty statement.
    fn ends_with(&self, list: StmtList, stmt: StmtId) -> bool {
        let stmts = self.tree.list(list).iter().rev();
        let mut non_empty = stmts.filter(|&&id| !matches!(self.tree[id], Stmt::Empty { .. }));
        let mut end = non_empty.next().copied();
        while let Some(Stmt::Labeled { stmt: labeled, .. }) = end.map(|end| self.tree[end]) {
            end = Some(labeled);
        }
        end == Some(stmt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;

    fn errors(body: &str) -> Vec<String> {
        let source = format!("package p\nfunc f() {{\n{body}\n}}\n");
        let parse = crate::parse(source.as_bytes(), &Interner::new());
        assert_eq!(parse.errors, [], "{body}");
        check_branches(&parse.tree).iter().map(|error| error.message.to_string()).collect()
    }

    #[test]
    fn branches_in_their_places_are_fine() {
        for body in [
            "for { break; continue }",
            "L: for { for { continue L }; switch { case true: break L } }",
            "select { default: break }",
            "switch { case a: fallthrough; case b: { }; fallthrough; default: }",
            "switch { case a: L: fallthrough; ; default: }",
            "goto L; L:",
            "L: switch { default: break L }",
            "for { func() { for { break } }() }",
        ] {
            assert_eq!(errors(body), Vec::<String>::new(), "{body}");
        }
    }

    #[test]
    fn branches_out_of_place_are_errors() {
        let cases = [
            ("break", "break is not in"),
            ("if x { continue }", "continue is not in"),
            ("switch { default: continue }", "continue is not in"),
            ("for { func() { break }() }", "break is not in"),
            ("L: for { func() { for { break L } }() }", "break label is not"),
            ("L: { break L }", "break label is not"),
            ("L: switch { default: for { continue L } }", "continue label is not"),
            ("fallthrough", "fallthrough is not"),
            ("switch { case a: fallthrough }", "fallthrough in the last"),
            ("switch { case a: if x { fallthrough }; default: }", "fallthrough is not"),
            ("switch { case a: fallthrough; f(); default: }", "fallthrough is not"),
            ("switch x.(type) { case int: fallthrough; default: }", "fallthrough in a type"),
            ("select { case <-a: fallthrough; default: }", "fallthrough is not"),
        ];
        for (body, message) in cases {
            let errors = errors(body);
            assert!(errors.len() == 1 && errors[0].starts_with(message), "{body}: {errors:?}");
        }
    }
}
