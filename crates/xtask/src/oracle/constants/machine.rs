//! A machine with numbered values, on which random operations work.

use redline_constant::Value;
use redline_fuzz::Random;

use super::check::Check;
use super::literals;
use super::operation::{Operation, apply};

/// Values that are held.
const SLOTS: usize = 48;

/// Bits from which on integers are forgotten: operations would make them ever larger.
const MAX_BITS: usize = 12_000;

/// Bytes from which on strings are forgotten.
const MAX_STRING: u64 = 5000;

/// The machine and what decides its operations.
pub(super) struct Machine {
    random: Random,
    values: Vec<Value>,
}

impl Machine {
    pub(super) fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), values: Vec::new() }
    }

    /// The line of the next operation, and its result in both printed forms.
    pub(super) fn step(&mut self) -> (String, String) {
        let (words, value, slot) = self.operation();
        let answer = format!("{}\t{}", value.exact(), value.short());
        match self.values.get_mut(slot) {
            Some(held) => *held = value,
            None => self.values.push(value),
        }
        (format!("{slot} {words}"), answer)
    }

    /// The operation in words, its result, and the slot that takes it.
    fn operation(&mut self) -> (String, Value, usize) {
        let slot = self.random.below(SLOTS).min(self.values.len());
        let tired = self.values.iter().position(is_tired);
        if let Some(tired) = tired.filter(|_| self.random.below(3) > 0) {
            return self.literal(tired);
        }
        if self.values.len() < SLOTS {
            return self.literal(slot);
        }
        match self.random.below(20) {
            0..5 => self.literal(slot),
            5 => {
                let check = Check::random(&mut self.random);
                (check.line(), check.result(), slot)
            }
            _ => self.computed(slot),
        }
    }

    fn literal(&mut self, slot: usize) -> (String, Value, usize) {
        let literal = literals::any(&mut self.random);
        (literal.line(), literal.value(), slot)
    }

    fn computed(&mut self, slot: usize) -> (String, Value, usize) {
        let (x, y) = (self.random.below(SLOTS), self.random.below(SLOTS));
        let (Some(left), Some(right)) = (self.values.get(x), self.values.get(y)) else {
            return self.literal(slot);
        };
        let operation = Operation::random(&mut self.random, left, right);
        let value = apply(&operation, left, right);
        (operation.line(x, y), value, slot)
    }
}

/// Whether nothing more can be learnt from a value, or only at a high price.
fn is_tired(value: &Value) -> bool {
    let len = value.string_len().unwrap_or(0);
    value.is_unknown() || value.bit_len() > MAX_BITS || len > MAX_STRING
}
