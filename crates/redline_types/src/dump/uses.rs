//! The section `use`.

use redline_base::Span;
use redline_syntax::ExprId;

use super::labels::label_uses;
use super::lines::Lines;
use super::{Dump, File, Section};

impl Dump<'_> {
    pub(super) fn add_uses(&self, lines: &mut Lines, file: File<'_>) {
        for expr in (0..file.source.tree.expr_count()).map(ExprId::new) {
            let Some(object) = file.records.used(expr) else { continue };
            let start = file.name_start(expr);
            let line = lines.line(Section::Use.tag()).text(file.source.name).number(start);
            self.reference(object, line).end(Span::empty(start));
        }
        self.add_label_uses(lines, file);
    }

    fn add_label_uses(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        let path = &self.store[self.source.package].path;
        for (used, declared) in label_uses(tree) {
            let (start, at) = (tree[used].span.start, tree[declared].span.start);
            let name = self.store.names().text(tree[used].name);
            let line = lines.line(Section::Use.tag()).text(file.source.name).number(start);
            let line = line.text("label").text(path).text(name);
            line.text(file.source.name).number(at).end(Span::empty(start));
        }
    }
}
