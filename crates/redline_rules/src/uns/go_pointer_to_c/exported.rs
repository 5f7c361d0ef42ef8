//! Functions that C calls.

use redline_base::Span;
use redline_names::{FunctionNode, LocalId};
use redline_syntax::{BlockId, Decl, DeclId, ExprId, Node, Stmt};

use crate::File;

impl File<'_> {
    /// The functions and methods that `//export` gives to C, and their bodies.
    pub(super) fn exported_to_c(self) -> Vec<(DeclId, BlockId)> {
        let comments = self.tree().comments().iter().map(|&comment| self.text(comment));
        let names: Vec<String> =
            comments.filter_map(|it| exported_name(&it).map(str::to_owned)).collect();
        let functions = self.tree().decls().iter().filter_map(|&decl| match &self.tree()[decl] {
            Decl::Func(func) => Some((decl, self.name(self.tree()[func.name].name), func.body?)),
            _ => None,
        });
        let exported = functions.filter(|(_, name, _)| names.iter().any(|it| it == name));
        exported.map(|(decl, _, body)| (decl, body)).collect()
    }

    /// The operands of the `return` statements of a function, without those of the
    /// literals in it.
    pub(super) fn returned_values(self, body: BlockId) -> Vec<ExprId> {
        let literals = self.functions().functions().filter_map(|(_, function)| match function.node {
            FunctionNode::Literal(literal) => Some(self.span(literal)),
            FunctionNode::Decl(_) => None,
        });
        let around = self.span(body);
        let literals: Vec<Span> = literals.filter(|it| around.contains(it.start)).collect();
        let returned = self.tree().preorder(Node::Block(body)).filter_map(|node| match node {
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::Return(values) => Some(self.tree().list(values)),
                _ => None,
            },
            _ => None,
        });
        let is_own = |value: &ExprId| {
            let start = self.span(*value).start;
            !literals.iter().any(|literal| literal.contains(start))
        };
        returned.flatten().copied().filter(is_own).collect()
    }

    /// Whether a variable belongs to a function that C calls, so that what a parameter
    /// points to may be memory of C.
    pub(super) fn is_in_exported(self, local: LocalId) -> bool {
        let at = self.resolution()[local].span.start;
        self.exported_to_c().iter().any(|&(decl, _)| self.span(decl).contains(at))
    }
}

/// The name in `//export name`.
fn exported_name(comment: &str) -> Option<&str> {
    comment.strip_prefix("//export ")?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::exported_name;

    #[test]
    fn only_the_directive_exports() {
        assert_eq!(exported_name("//export a"), Some("a"));
        assert_eq!(exported_name("//export a b"), Some("a"));
        for comment in ["// export a", "//exports a", "//export", "/*export a*/"] {
            assert_eq!(exported_name(comment), None, "{comment}");
        }
    }
}
