//! The section `inst`.

use redline_base::Span;
use redline_syntax::Expr;

use super::lines::Lines;
use super::{Dump, File, Section};

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
            line.text(&self.type_text(instance.ty)).end(Span::empty(start));
        }
    }
}
