//! Text that is the same whenever an expression is evaluated.

use redline_syntax::ExprId;

use super::{File, Held};

/// Text that is the same whenever an expression is evaluated.
pub(crate) struct KnownText<'a> {
    /// The file in which it is written.
    pub(crate) file: File<'a>,
    /// The constant expression.
    pub(crate) expr: ExprId,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl<'a> File<'a> {
    /// The text that an expression is: a constant, or a variable that always holds one.
    pub(crate) fn known_text(self, expr: ExprId) -> Option<KnownText<'a>> {
        let (mut file, mut expr) = (self, self.tree().unparen(expr));
        if let Some(Held::Value(holder, value)) = self.held(expr) {
            (file, expr) = (holder, value);
        }
        let bytes = file.types().value(expr)?.as_bytes()?.into_owned();
        Some(KnownText { file, expr, bytes })
    }
}
