//! The section `sel`.

use super::lines::Lines;
use super::{Dump, File, Section};
use crate::SelectionKind;

impl Dump<'_> {
    pub(super) fn add_selections(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        for expr in file.records.selectors() {
            let Some(selection) = file.records.selection(self.store, tree, expr) else {
                continue;
            };
            let span = tree.span(expr);
            let line = lines.line(Section::Sel.tag()).text(file.source.name);
            let line = line.number(span.start).number(span.end).text(what(selection.kind));
            let line = line.text(&self.type_text(selection.receiver));
            let line = line.text(&self.type_text(selection.ty(self.store)));
            let line = line.numbers(&selection.path).number(selection.indirect);
            self.reference(selection.object, line).end(span);
        }
    }
}

fn what(kind: SelectionKind) -> &'static str {
    match kind {
        SelectionKind::Field => "field",
        SelectionKind::Method => "method",
        SelectionKind::MethodExpr => "methodexpr",
    }
}
