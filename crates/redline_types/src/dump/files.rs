//! The section `file`.

use redline_base::Span;

use super::lines::{FNV_BASIS, Lines, fnv1a};
use super::{Dump, File, Section};

impl Dump<'_> {
    pub(super) fn add_file(&self, lines: &mut Lines, file: File<'_>) {
        let text = file.source.text;
        let version = self.versions.get(file.index).map_or("", String::as_str);
        let line = lines.line(Section::File.tag()).text(file.source.name);
        let line = line.number(file.source.tree.source_len());
        let line =
            line.text(&format!("{:016x}", fnv1a(FNV_BASIS, text.iter().copied()))).text(version);
        line.end(Span::empty(0));
    }
}
