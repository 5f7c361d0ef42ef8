//! The section `err`.

use redline_base::{Offset, Span};
use redline_syntax::Spec;

use super::lines::Lines;
use super::{Dump, File, Section};
use crate::error::ErrorCode;

/// What a record says beside the file.
struct Problem<'a> {
    start: Offset,
    code: ErrorCode,
    is_soft: bool,
    message: &'a str,
}

impl Dump<'_> {
    /// What is wrong with types and syntax, and imports of packages that could
    /// not be read.
    pub(super) fn add_errors(&self, lines: &mut Lines, file: File<'_>) {
        for error in self.checked.errors.iter().filter(|error| error.file == file.index) {
            let (code, is_soft, message) = (error.code, error.is_soft, &*error.message);
            let start = error.span.start;
            add_problem(lines, file, &Problem { start, code, is_soft, message });
        }
        for error in self.syntax.get(file.index).copied().into_iter().flatten() {
            let (start, message) = (error.span.start, &*error.message);
            let code = ErrorCode::InvalidSyntaxTree;
            add_problem(lines, file, &Problem { start, code, is_soft: false, message });
        }
        self.add_broken_imports(lines, file);
    }

    fn add_broken_imports(&self, lines: &mut Lines, file: File<'_>) {
        for import in file.source.resolution.imports() {
            let Spec::Import(spec) = file.source.tree[import.spec] else { continue };
            let is_known = matches!(&*import.path, "unsafe" | "C" | "");
            if is_known || (self.source.imports)(&import.path).is_some() {
                continue;
            }
            let message = format!("could not import {}", import.path);
            let start = file.source.tree.span(spec.path).start;
            let code = ErrorCode::BrokenImport;
            add_problem(lines, file, &Problem { start, code, is_soft: false, message: &message });
        }
    }
}

fn add_problem(lines: &mut Lines, file: File<'_>, problem: &Problem<'_>) {
    let line = lines.line(Section::Err.tag()).text(file.source.name).number(problem.start);
    let line = line.number(problem.code.number()).number(problem.is_soft).text(problem.message);
    line.end(Span::empty(problem.start));
}
