//! The section `inst`.

use redline_base::Span;
use redline_syntax::{Expr, ExprId};

use super::lines::Lines;
use super::{Dump, File, Section};
use crate::{SelectionKind, Signature, Type, TypeId};

impl Dump<'_> {
    pub(super) fn add_instances(&self, lines: &mut Lines, file: File<'_>) {
        for (expr, instance) in file.records.instances() {
            let (Expr::Ident(name) | Expr::Selector { name, .. }) = file.source.tree[expr] else {
                continue;
            };
            let start = file.name_start(expr);
            let line = lines.line(Section::Inst.tag()).text(file.source.name).number(start);
            let line = line.text(self.store.names().text(name));
            let line = line.texts(instance.args.iter().map(|&arg| self.type_text(arg)));
            let ty = self.instance_type(file, expr, instance.ty);
            line.text(&self.type_text(ty)).end(Span::empty(start));
        }
    }
    /// The type of an instance; of a method expression without the receiver, which
    /// is its first parameter elsewhere.
    fn instance_type(&self, file: File<'_>, expr: ExprId, ty: TypeId) -> TypeId {
        let selection = file.records.selection(self.store, file.source.tree, expr);
        let is_method_expr =
            selection.is_some_and(|selection| selection.kind == SelectionKind::MethodExpr);
        match &self.store[ty] {
            Type::Signature(signature) if is_method_expr => {
                let params = signature.params.iter().skip(1).copied().collect();
                let signature = Signature { params, ..(**signature).clone() };
                self.store.intern(Type::Signature(Box::new(signature)))
            }
            _ => ty,
        }
    }
}
