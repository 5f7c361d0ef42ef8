//! What is written about the operations of packages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use redline_base::{LineColumn, LineTable};
use redline_flow::{Kind, Operation, Origin, Reason, Verdict};
use redline_ir::Body;
use serde::Serialize;

use super::Proof;
use super::totals::{Count, Totals};

/// An operation at its place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(super) struct Site {
    file: String,
    line: u32,
    column: u32,
    kind: &'static str,
    verdict: &'static str,
    /// Why it cannot panic, or does.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// Where the reason stands in the same file.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_line: Option<u32>,
    function: String,
}

impl Site {
    pub(super) fn new(
        function: &str,
        body: &Body,
        operation: &Operation,
        path: &str,
        lines: &LineTable,
    ) -> Self {
        let LineColumn { line, column } = lines.line_column(body.span(operation.value).start);
        let (verdict, reason) = match operation.verdict {
            Verdict::Discharged(reason) => ("discharged", Some(reason)),
            Verdict::Possible => ("possible", None),
            Verdict::Fails(reason) => ("fails", Some(reason)),
            Verdict::NotAnalysed => ("not analysed", None),
        };
        Self {
            file: path.to_owned(),
            line,
            column,
            kind: operation.kind.text(),
            verdict,
            reason: reason.map(text),
            reason_line: operation.because.map(|span| lines.line_column(span.start).line),
            function: function.to_owned(),
        }
    }
}

const fn text(reason: Reason) -> &'static str {
    match reason {
        Reason::Definition(_) => "how the value is made",
        Reason::Fact(Origin::Callers) => "what all callers see to",
        Reason::Fact(_) => "what was checked before",
        Reason::Ways(_) => "each way that leads there",
        Reason::Range => "the values that there can be",
    }
}

/// What was found out about packages, by their paths.
#[derive(Serialize)]
pub(super) struct Listing {
    schema: &'static str,
    totals: Totals,
    packages: Vec<Package>,
}

#[derive(Serialize)]
struct Package {
    path: String,
    #[serde(flatten)]
    totals: Totals,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    list: Vec<Site>,
}

impl Listing {
    pub(super) fn new(proofs: BTreeMap<String, Proof>) -> Self {
        let mut totals = Totals::default();
        let packages = proofs.into_iter().map(|(path, proof)| {
            totals += &proof.totals;
            Package { path, totals: proof.totals, list: proof.sites }
        });
        let packages = packages.collect();
        Self { schema: "redline.prove/2", totals, packages }
    }

    pub(super) fn fails(&self) -> bool {
        self.totals.fails()
    }

    pub(super) fn human(&self, list: bool) -> String {
        let mut text = String::new();
        for site in self.packages.iter().flat_map(|package| &package.list) {
            site.write(&mut text);
        }
        if list && !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(
            text,
            "{:<12} {:>10} {:>7} {:>10} {:>6}",
            "operation", "discharged", "", "possible", "fails"
        );
        for kind in Kind::ALL {
            if let Some(count) = self.totals.operations.get(kind.text()) {
                row(&mut text, kind.text(), *count);
            }
        }
        let _ = writeln!(
            text,
            "{} packages, {} functions, {} without a body that is known, {} given up",
            self.packages.len(),
            self.totals.functions,
            self.totals.unknown_functions,
            self.totals.given_up_functions
        );
        self.totals.write_comparison(&mut text);
        text
    }
}

impl Site {
    fn write(&self, text: &mut String) {
        let Self { file, line, column, kind, verdict, .. } = self;
        let _ = write!(text, "{file}:{line}:{column}: {kind}: {verdict}");
        if let Some(reason) = self.reason {
            let _ = write!(text, ": {reason}");
            if let Some(line) = self.reason_line {
                let _ = write!(text, ", line {line}");
            }
        }
        text.push('\n');
    }
}

impl Totals {
    /// What the compiler eliminates of the same checks, if it was asked.
    fn write_comparison(&self, text: &mut String) {
        if self.compiler.is_empty() {
            return;
        }
        let heads = ["both", "only compiler", "only redline", "neither", "not told"];
        let [both, compiler, redline, neither, not_told] = heads;
        let _ = writeln!(
            text,
            "\n{:<12} {both:>10} {compiler:>14} {redline:>13} {neither:>10} {not_told:>10}",
            "eliminated"
        );
        for kind in Kind::ALL {
            let Some(it) = self.compiler.get(kind.text()) else { continue };
            let _ = writeln!(
                text,
                "{:<12} {:>10} {:>14} {:>13} {:>10} {:>10}",
                kind.text(),
                it.both,
                it.only_compiler,
                it.only_redline,
                it.neither,
                it.not_told
            );
        }
    }
}

fn row(text: &mut String, kind: &str, count: Count) {
    let per_mille = (1_000 * count.discharged + count.all() / 2) / count.all().max(1);
    let share = format!("{}.{}%", per_mille / 10, per_mille % 10);
    let Count { discharged, possible, fails, not_analysed } = count;
    let possible = possible + not_analysed;
    let _ = writeln!(text, "{kind:<12} {discharged:>10} {share:>7} {possible:>10} {fails:>6}");
}
