//! Values as keys: which constants are the same key of a map literal or the
//! same case of a switch (spec: Composite literals, Expression switches).

use crate::value::{Kind, Value};

/// What tells two constants of a type apart where they may not repeat.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// Not known: one key like another.
    Unknown,
    /// A boolean.
    Bool(bool),
    /// The bytes of a string.
    String(Box<[u8]>),
    /// A whole number of 64 bits without or with sign.
    Int(i128),
    /// The bits of a `float64`; those of 0 for -0.
    Float(u64),
    /// The bits of the parts of a `complex128`.
    Complex(u64, u64),
}

fn bits(value: f64) -> u64 {
    if value == 0.0 { 0 } else { value.to_bits() }
}

impl Value {
    /// The key of a map literal. Numbers that are equal have equal keys,
    /// whatever their kinds, and so have all unknown values. `None` for what the
    /// reference does not compare: integers beyond 64 bits.
    pub fn map_key(&self) -> Option<Key> {
        match self.kind() {
            Kind::Unknown => Some(Key::Unknown),
            Kind::Bool => self.as_bool().map(Key::Bool),
            Kind::String => Some(Key::String(self.as_bytes()?.into())),
            Kind::Int => self.int_key(),
            Kind::Float => match self.to_int() {
                Self::UNKNOWN => Some(Key::Float(bits(self.to_f64()?.0))),
                whole => whole.int_key(),
            },
            Kind::Complex => match self.to_float() {
                Self::UNKNOWN => self.complex_key(),
                real => real.map_key(),
            },
        }
    }

    /// The case of an expression switch. `None` for what the reference does not
    /// compare: booleans, complex numbers, integers beyond 64 bits, numbers that
    /// are no `float64`, and unknown values.
    pub fn case_key(&self) -> Option<Key> {
        match self.kind() {
            Kind::Unknown | Kind::Bool | Kind::Complex => None,
            Kind::String | Kind::Int => self.map_key(),
            Kind::Float => {
                let (value, exact) = self.to_f64()?;
                exact.then(|| Key::Float(bits(value)))
            }
        }
    }

    fn int_key(&self) -> Option<Key> {
        let signed = self.as_i64().map(i128::from);
        signed.or_else(|| self.as_u64().map(i128::from)).map(Key::Int)
    }

    fn complex_key(&self) -> Option<Key> {
        let (re, im) = (self.real().to_f64()?.0, self.imag().to_f64()?.0);
        Some(Key::Complex(bits(re), bits(im)))
    }
}
