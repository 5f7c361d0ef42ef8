//! How much there is of what in the functions of packages.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use redline_ir::{Body, Op, PackageIr};
use serde::Serialize;

/// How much there is of what.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub(in crate::command::debug) struct Sum {
    packages: u64,
    functions: u64,
    /// Functions whose body is not known, by the reason.
    unknown: BTreeMap<&'static str, u64>,
    blocks: u64,
    instructions: u64,
    /// Instructions that check, by what they check.
    checks: BTreeMap<&'static str, u64>,
    /// Bytes of memory that bodies hold.
    bytes: u64,
    /// How often something is wrong.
    faults: u64,
}

impl Sum {
    /// What there is in a package that has so many faults.
    pub(in crate::command::debug) fn of(package: &PackageIr, faults: usize) -> Self {
        let mut sum = Self { packages: 1, faults: faults as u64, ..Self::default() };
        for (_, function) in package.functions() {
            sum.functions += 1;
            match &function.body {
                Ok(body) => sum.add_body(body),
                Err(reason) => *sum.unknown.entry(reason.text()).or_default() += 1,
            }
        }
        sum
    }

    fn add_body(&mut self, body: &Body) {
        self.blocks += body.blocks().len() as u64;
        self.bytes += body.heap_size() as u64;
        for value in body.blocks().flat_map(|block| body.instructions(block)) {
            self.instructions += 1;
            if let Op::Check(check) = body[value] {
                *self.checks.entry(check.text()).or_default() += 1;
            }
        }
    }

    /// Whether something is wrong.
    pub(in crate::command::debug) fn has_faults(&self) -> bool {
        self.faults > 0
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.packages += other.packages;
        self.functions += other.functions;
        self.blocks += other.blocks;
        self.instructions += other.instructions;
        self.bytes += other.bytes;
        self.faults += other.faults;
        add(&mut self.unknown, other.unknown);
        add(&mut self.checks, other.checks);
    }
}

fn add(sums: &mut BTreeMap<&'static str, u64>, others: BTreeMap<&'static str, u64>) {
    for (what, count) in others {
        *sums.entry(what).or_default() += count;
    }
}
