//! The section `type`.

use redline_base::Span;
use redline_syntax::{ExprId, Stmt, StmtId};

use super::lines::Lines;
use super::repeated::repeated_expressions;
use super::{Dump, File, Section};
use crate::{Mode, TypeId};

impl Dump<'_> {
    pub(super) fn add_types(&self, lines: &mut Lines, file: File<'_>) {
        self.add_ones(lines, file);
        let repeated = repeated_expressions(file.source.tree);
        for expr in (0..file.source.tree.expr_count()).map(ExprId::new) {
            let Some(ty) = file.records.ty(expr) else { continue };
            if repeated.contains(&expr) {
                continue;
            }
            let value = file.records.value(expr);
            let value = value.map_or_else(String::new, |value| value.exact().to_string());
            let span = file.source.tree.span(expr);
            self.add_type(lines, file, span, (file.records.mode(expr), ty, &value));
        }
    }

    /// `x++` adds a one that stands nowhere: it has the place of `x`.
    fn add_ones(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        for stmt in (0..tree.stmt_count()).map(StmtId::new) {
            let Stmt::IncDec { operand, .. } = tree[stmt] else { continue };
            let Some(ty) = file.records.ty(operand) else { continue };
            let start = tree.span(operand).start;
            self.add_type(lines, file, Span::new(start, start + 1), (Mode::Constant, ty, "1"));
        }
    }

    fn add_type(
        &self,
        lines: &mut Lines,
        file: File<'_>,
        span: Span,
        (mode, ty, value): (Mode, TypeId, &str),
    ) {
        let line = lines.line(Section::Type.tag()).text(file.source.name);
        let line = line.number(span.start).number(span.end).text(mode_text(mode));
        line.text(&self.type_text(ty)).text(value).end(span);
    }
}

fn mode_text(mode: Mode) -> &'static str {
    match mode {
        Mode::Invalid => "invalid",
        Mode::NoValue => "novalue",
        Mode::Builtin => "builtin",
        Mode::Type => "type",
        Mode::Constant => "const",
        Mode::Nil => "nil",
        Mode::Variable => "var",
        Mode::MapIndex => "mapindex",
        Mode::CommaOk => "commaok",
        Mode::Value => "value",
    }
}
