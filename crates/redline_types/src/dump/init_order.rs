//! The section `init`.

use redline_base::Span;

use super::lines::Lines;
use super::{Dump, Section};

impl Dump<'_> {
    pub(super) fn add_init_order(&self, lines: &mut Lines) {
        for (index, initializer) in (0..).zip(&self.checked.init_order) {
            let Some(file) = self.source.files.get(initializer.file) else { continue };
            let span = file.tree.span(initializer.value);
            let names = initializer
                .variables
                .iter()
                .map(|&variable| self.store.names().text(self.store[variable].name));
            let line = lines.line(Section::Init.tag()).number(index).text(file.name);
            let line = line.number(span.start).number(span.end).texts(names);
            line.end(Span::empty(index));
        }
    }
}
