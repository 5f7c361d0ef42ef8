//! How a function computes an integer from its parameters.

use redline_ir::{BinaryOp, Op, ValueId};

use crate::atom::Term;
use crate::interval::{Interval, computed};
use crate::view::View;

/// How deep formulas are. What is deeper counts as the numbers that it can be.
const MAX_DEPTH: u32 = 5;

/// An integer, by the parameters of the function that computes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Formula {
    /// One of these numbers.
    Between(Interval),
    /// A parameter, by index.
    Param(u32),
    /// The result of an operation, of a type with the numbers `whole`.
    Computed { op: BinaryOp, of: Box<(Formula, Formula)>, whole: Interval },
    /// What is converted to a type with the numbers `whole`.
    Converted { of: Box<Formula>, whole: Interval },
    /// Any of them.
    Any(Vec<Formula>),
}

impl Formula {
    /// How a result is computed; `values` are what the returns of a function give. None if
    /// the parameters tell nothing of it.
    pub(crate) fn of_result(view: &View<'_>, values: &[ValueId]) -> Option<Self> {
        let mut formulas: Vec<Self> = Vec::new();
        for &value in values {
            let formula = Self::of(view, value, MAX_DEPTH);
            if !formulas.contains(&formula) {
                formulas.push(formula);
            }
        }
        // What is any number somewhere is any number.
        let depends = formulas.iter().all(Self::depends);
        (depends && !formulas.is_empty()).then_some(Self::Any(formulas))
    }

    fn of(view: &View<'_>, value: ValueId, depth: u32) -> Self {
        let value = view.class(value);
        let numbers = || Self::Between(view.bounds(Term::Value(value)));
        if let Some(constant) = view.int(value) {
            return Self::Between((constant, constant));
        }
        if let Some(param) = view.body.params().iter().position(|&param| param == value) {
            return u32::try_from(param).map_or_else(|_| numbers(), Self::Param);
        }
        let (Some(depth), Some(whole)) = (depth.checked_sub(1), view.int_range(value)) else {
            return numbers();
        };
        let formula = match view.body[value] {
            Op::Binary { op, left, right } => {
                let of = Box::new((Self::of(view, left, depth), Self::of(view, right, depth)));
                Self::Computed { op, of, whole }
            }
            Op::Convert(of) if view.is_integer(of) => {
                Self::Converted { of: Box::new(Self::of(view, of, depth)), whole }
            }
            _ => return numbers(),
        };
        if formula.depends() { formula } else { numbers() }
    }

    /// Whether a parameter tells of it.
    fn depends(&self) -> bool {
        match self {
            Self::Between(_) => false,
            Self::Param(_) => true,
            Self::Computed { of, .. } => of.0.depends() || of.1.depends(),
            Self::Converted { of, .. } => of.depends(),
            Self::Any(formulas) => formulas.iter().any(Self::depends),
        }
    }

    /// The smallest and the largest number that it can be, if parameters are what `param`
    /// says.
    pub(crate) fn interval(&self, param: &impl Fn(u32) -> Interval) -> Interval {
        let fitting = |found: Interval, whole: Interval| {
            if found.0 < whole.0 || found.1 > whole.1 { whole } else { found }
        };
        match self {
            Self::Between(interval) => *interval,
            Self::Param(index) => param(*index),
            Self::Computed { op, of, whole } => {
                fitting(computed(*op, of.0.interval(param), of.1.interval(param)), *whole)
            }
            Self::Converted { of, whole } => fitting(of.interval(param), *whole),
            Self::Any(formulas) => {
                let intervals = formulas.iter().map(|it| it.interval(param));
                let joined =
                    intervals.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
                joined.unwrap_or((i128::MIN, i128::MAX))
            }
        }
    }
}
