//! How many operations cannot panic.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use redline_flow::{FunctionFacts, Verdict};
use redline_ir::PackageIr;
use serde::Serialize;

use super::compiler::Comparison;

/// How many operations of a kind there are with which verdict.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub(super) struct Count {
    pub(super) discharged: u64,
    pub(super) possible: u64,
    pub(super) fails: u64,
    pub(super) not_analysed: u64,
}

/// How many there are of all kinds, and in how many functions.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub(super) struct Totals {
    pub(super) functions: u64,
    /// Functions without a body that is known.
    pub(super) unknown_functions: u64,
    /// Functions that took too many steps.
    pub(super) given_up_functions: u64,
    pub(super) operations: BTreeMap<&'static str, Count>,
    /// What the Go compiler eliminates of the same checks, if it was asked.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) compiler: BTreeMap<&'static str, Comparison>,
}

impl Count {
    pub(super) fn all(self) -> u64 {
        self.discharged + self.possible + self.fails + self.not_analysed
    }
}

impl Totals {
    pub(super) fn count_functions(&mut self, package: &PackageIr) {
        for (_, function) in package.functions() {
            self.functions += 1;
            self.unknown_functions += u64::from(function.body.is_err());
        }
    }

    pub(super) fn add(&mut self, facts: &FunctionFacts) {
        self.given_up_functions += u64::from(facts.is_exhausted);
        for operation in &facts.operations {
            let count = self.operations.entry(operation.kind.text()).or_default();
            match operation.verdict {
                Verdict::Discharged(_) => count.discharged += 1,
                Verdict::Possible => count.possible += 1,
                Verdict::Fails(_) => count.fails += 1,
                Verdict::NotAnalysed => count.not_analysed += 1,
            }
        }
    }

    pub(super) fn compare(&mut self, compared: &BTreeMap<&'static str, Comparison>) {
        for (kind, comparison) in compared {
            self.compiler.entry(kind).or_default().add(*comparison);
        }
    }

    pub(super) fn fails(&self) -> bool {
        self.operations.values().any(|count| count.fails > 0)
    }
}

impl AddAssign<&Self> for Totals {
    fn add_assign(&mut self, other: &Self) {
        self.functions += other.functions;
        self.unknown_functions += other.unknown_functions;
        self.given_up_functions += other.given_up_functions;
        for (kind, count) in &other.operations {
            let sum = self.operations.entry(kind).or_default();
            sum.discharged += count.discharged;
            sum.possible += count.possible;
            sum.fails += count.fails;
            sum.not_analysed += count.not_analysed;
        }
        self.compare(&other.compiler);
    }
}
