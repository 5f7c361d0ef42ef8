//! Receivers (spec: Method declarations): the grammar allows any parameter list,
//! the language exactly one parameter.

use crate::error::SyntaxError;
use crate::tree::Tree;

/// The method declarations of a file whose receiver is not one parameter, in order.
pub fn check_receivers(tree: &Tree) -> Vec<SyntaxError> {
    let receivers = tree.func_decls().filter_map(|(_, func)| func.receiver);
    let wrong = receivers.filter_map(|list| {
        let count: usize = tree.fields_of(list).map(|field| tree[field].names.len().max(1)).sum();
        let message = match count {
            0 => "method has no receiver",
            1 => return None,
            _ => "method has several receivers",
        };
        Some(SyntaxError::new(tree.span(list), message))
    });
    wrong.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;

    #[test]
    fn a_method_has_one_receiver() {
        let source = b"package p\nfunc (a A) m()\nfunc (A) m()\nfunc () m()\nfunc (a, b A) m()\nfunc (A, B) m()\nfunc f()\n";
        let parse = crate::parse(source, &Interner::new());
        let errors: Vec<_> =
            check_receivers(&parse.tree).into_iter().map(|error| error.message).collect();
        let several = "method has several receivers";
        assert_eq!(errors, ["method has no receiver", several, several]);
    }
}
