//! Laws of arithmetic that hold for all exact values, tried on random ones.

#![expect(clippy::unwrap_used, reason = "helpers of a test")]

use redline_constant::{
    Basic, BinaryOp, Comparison, Kind, MAX_SHIFT, ShiftCount, ShiftOp, UnaryOp, Value, Width,
};
use redline_syntax::LiteralKind;

/// A sequence of numbers that its seed decides (the `SplitMix64` generator).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// An integer of up to some hundred bits, often at the end of a type.
    fn integer(&mut self) -> Value {
        let ends = [0, 1, i64::MAX, i64::MIN, i64::from(i32::MIN), 255];
        let start = match self.below(3) {
            0 => Value::int(ends[usize::try_from(self.below(6)).unwrap()]),
            1 => Value::int(i64::from_le_bytes(self.next().to_le_bytes())),
            _ => Value::int(i64::try_from(self.below(1000)).unwrap() - 500),
        };
        let count = if self.below(2) == 0 { 0 } else { self.below(200) };
        let shifted = start.shift(ShiftOp::Left, ShiftCount::new(count).unwrap());
        shifted.binary(BinaryOp::Sub, &Value::int(i64::try_from(self.below(3)).unwrap()))
    }

    fn fraction(&mut self) -> Value {
        loop {
            let quotient = self.integer().binary(BinaryOp::Quo, &self.integer());
            if !quotient.is_unknown() {
                return quotient;
            }
        }
    }

    fn complex(&mut self) -> Value {
        self.fraction().binary(BinaryOp::Add, &self.fraction().times_i())
    }

    fn number(&mut self) -> Value {
        match self.below(3) {
            0 => self.integer(),
            1 => self.fraction(),
            _ => self.complex(),
        }
    }
}

#[track_caller]
fn assert_equal(left: &Value, right: &Value) {
    assert!(left.compare(Comparison::Equal, right), "{} and {}", left.exact(), right.exact());
    assert!(!left.compare(Comparison::NotEqual, right));
}

fn add(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Add, y)
}

fn mul(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Mul, y)
}

#[test]
fn numbers_are_a_ring() {
    let mut random = Random(1);
    for _ in 0..3000 {
        let (x, y, z) = (random.number(), random.number(), random.number());
        assert_equal(&add(&x, &y), &add(&y, &x));
        assert_equal(&mul(&x, &y), &mul(&y, &x));
        assert_equal(&add(&add(&x, &y), &z), &add(&x, &add(&y, &z)));
        assert_equal(&mul(&mul(&x, &y), &z), &mul(&x, &mul(&y, &z)));
        assert_equal(&mul(&x, &add(&y, &z)), &add(&mul(&x, &y), &mul(&x, &z)));
        assert_equal(&add(&x, &x.unary(UnaryOp::Minus, None)), &Value::int(0));
        assert_equal(&add(&x, &y).binary(BinaryOp::Sub, &y), &x);
        assert_equal(&mul(&x, &Value::int(1)), &x);
    }
}

#[test]
fn exact_division_undoes_multiplication() {
    let mut random = Random(2);
    for _ in 0..3000 {
        let (x, y) = (random.number(), random.number());
        if y.sign() != 0 {
            assert_equal(&mul(&x, &y).binary(BinaryOp::Quo, &y), &x);
        } else {
            assert!(x.binary(BinaryOp::Quo, &y).is_unknown());
        }
    }
}

#[test]
fn quotient_and_remainder_make_the_dividend() {
    let mut random = Random(3);
    for _ in 0..5000 {
        let (x, y) = (random.integer(), random.integer());
        let (quotient, rest) = (x.binary(BinaryOp::IntQuo, &y), x.binary(BinaryOp::Rem, &y));
        if y.sign() == 0 {
            assert!(quotient.is_unknown() && rest.is_unknown());
            continue;
        }
        // In 64 bits, the most negative integer has no opposite.
        if x == Value::int(i64::MIN) && y == Value::int(-1) {
            assert_eq!(quotient, x);
            continue;
        }
        assert_equal(&add(&mul(&quotient, &y), &rest), &x);
        assert!(rest.sign() == 0 || rest.sign() == x.sign());
        assert!(rest.bit_len() <= y.bit_len());
    }
}

#[test]
fn shifts_multiply_and_divide_by_powers_of_two() {
    let mut random = Random(4);
    for _ in 0..5000 {
        let x = random.integer();
        let count = ShiftCount::new(random.below(300)).unwrap();
        let power = Value::int(1).shift(ShiftOp::Left, count);
        let left = x.shift(ShiftOp::Left, count);
        assert_eq!(left, mul(&x, &power));
        assert_eq!(left.shift(ShiftOp::Right, count), x);
        let right = x.shift(ShiftOp::Right, count);
        let rest = x.binary(BinaryOp::Sub, &mul(&right, &power));
        assert!(rest.sign() >= 0 && rest.compare(Comparison::Less, &power));
    }
    assert!(ShiftCount::new(u64::from(MAX_SHIFT) + 1).is_none());
}

#[test]
fn bits_are_a_boolean_algebra() {
    let mut random = Random(5);
    for _ in 0..5000 {
        let (x, y) = (random.integer(), random.integer());
        let not = |value: &Value| value.unary(UnaryOp::Complement, None);
        assert_eq!(not(&not(&x)), x);
        assert_eq!(not(&x), x.unary(UnaryOp::Minus, None).binary(BinaryOp::Sub, &Value::int(1)));
        let both = x.binary(BinaryOp::And, &y);
        assert_eq!(not(&both), not(&x).binary(BinaryOp::Or, &not(&y)));
        assert_eq!(x.binary(BinaryOp::AndNot, &y), x.binary(BinaryOp::And, &not(&y)));
        assert_eq!(add(&both, &x.binary(BinaryOp::Or, &y)), add(&x, &y));
        assert_eq!(x.binary(BinaryOp::Xor, &y).binary(BinaryOp::Xor, &y), x);
    }
}

#[test]
fn the_complement_of_an_unsigned_integer_is_one() {
    for (width, value, complement) in
        [(Width::W8, 1, 254), (Width::W16, 0, 0xffff), (Width::W32, 0xffff_ffff, 0)]
    {
        let result = Value::int(value).unary(UnaryOp::Complement, Some(width));
        assert_eq!(result, Value::int(complement));
        assert_eq!(result.represent(Basic::Uint(width)), Some(result));
    }
}

#[test]
fn numbers_are_in_one_order() {
    let mut random = Random(6);
    for _ in 0..5000 {
        let (x, y) = (random.fraction(), random.integer());
        let less = x.compare(Comparison::Less, &y);
        assert_eq!(less, x.binary(BinaryOp::Sub, &y).sign() < 0);
        assert_eq!(less, y.compare(Comparison::Greater, &x));
        assert_eq!(less, !x.compare(Comparison::GreaterOrEqual, &y));
    }
}

const BASICS: [Basic; 9] = [
    Basic::Int(Width::W8),
    Basic::Int(Width::W64),
    Basic::Uint(Width::W16),
    Basic::Uint(Width::W64),
    Basic::Float32,
    Basic::Float64,
    Basic::Complex64,
    Basic::Complex128,
    Basic::UntypedInt,
];

#[test]
fn what_is_rounded_stays_as_it_is() {
    let mut random = Random(7);
    for _ in 0..3000 {
        let x = random.number();
        for basic in BASICS {
            if let Some(rounded) = x.represent(basic) {
                assert_eq!(rounded.represent(basic).as_ref(), Some(&rounded));
            }
        }
        let Some(single) = x.represent(Basic::Float32) else { continue };
        assert_eq!(single.represent(Basic::Float64), Some(single));
    }
}

#[test]
fn every_float64_has_its_value() {
    let mut random = Random(8);
    for _ in 0..5000 {
        let number = f64::from_bits(random.next());
        if !number.is_finite() {
            continue;
        }
        let value = Value::literal(LiteralKind::Float, format!("{:e}", number.abs()).as_bytes());
        assert_eq!(value.represent(Basic::Float64).unwrap().to_f64(), Some((number.abs(), true)));
        let single: f32 = format!("{:e}", number.abs()).parse().unwrap();
        match value.represent(Basic::Float32) {
            Some(rounded) => assert_eq!(rounded.to_f64(), Some((f64::from(single), true))),
            None => assert!(single.is_infinite()),
        }
    }
}

#[test]
fn unknown_is_contagious() {
    let unknown = Value::UNKNOWN;
    for other in [Value::int(1), Value::bool(true), Value::string(b"x"), Value::UNKNOWN] {
        assert!(unknown.binary(BinaryOp::Add, &other).is_unknown());
        assert!(other.binary(BinaryOp::Add, &unknown).is_unknown());
        assert!(!unknown.compare(Comparison::NotEqual, &other));
    }
    assert!(unknown.unary(UnaryOp::Minus, None).is_unknown());
    assert_eq!(unknown.represent(Basic::Int(Width::W8)), Some(Value::UNKNOWN));
    assert_eq!(unknown.kind(), Kind::Unknown);
}

#[test]
fn values_are_small_and_go_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Value>();
    assert_eq!(size_of::<Value>(), 16);
    assert_eq!(size_of::<Option<Value>>(), 16);
}
