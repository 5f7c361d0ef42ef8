//! The section `file`.

use super::lines::{Lines, fnv1a};
use super::{Dump, Section};

impl Dump<'_> {
    pub(super) fn add_files(&self, lines: &mut Lines) {
        for file in self.files() {
            let text = file.source.text;
            let version = self.versions.get(file.index).map_or("", String::as_str);
            let line = lines.line(Section::File.tag()).text(file.source.name);
            let line = line.number(file.source.tree.source_len());
            let line = line.text(&format!("{:016x}", fnv1a(text.iter().copied()))).text(version);
            line.end(file.at(0));
        }
    }
}
