//! Operations on values, in words that the reference understands.

use redline_constant::{
    Basic, BinaryOp, Comparison, Kind, ShiftCount, ShiftOp, UnaryOp, Value, Width,
};
use redline_fuzz::Random;

/// An operation that waits for its operands.
#[derive(Debug)]
pub(super) enum Operation {
    Unary(&'static str, UnaryOp, Option<Width>),
    Binary(&'static str, BinaryOp),
    Compare(&'static str, Comparison),
    Shift(&'static str, ShiftOp, u64),
    Function(&'static str, Function),
    Represent(&'static str, Basic),
}

const UNARY: [(&str, UnaryOp); 4] = [
    ("unary+", UnaryOp::Plus),
    ("unary-", UnaryOp::Minus),
    ("unary!", UnaryOp::Not),
    ("unary^", UnaryOp::Complement),
];

const BINARY: [(&str, BinaryOp); 12] = [
    ("+", BinaryOp::Add),
    ("-", BinaryOp::Sub),
    ("*", BinaryOp::Mul),
    ("/", BinaryOp::Quo),
    ("div", BinaryOp::IntQuo),
    ("%", BinaryOp::Rem),
    ("&", BinaryOp::And),
    ("|", BinaryOp::Or),
    ("^", BinaryOp::Xor),
    ("&^", BinaryOp::AndNot),
    ("&&", BinaryOp::LogicalAnd),
    ("||", BinaryOp::LogicalOr),
];

const COMPARISONS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("<", Comparison::Less),
    ("<=", Comparison::LessOrEqual),
    (">", Comparison::Greater),
    (">=", Comparison::GreaterOrEqual),
];

/// An operation on one value.
type Function = fn(&Value) -> Value;

const FUNCTIONS: [(&str, Function); 7] = [
    ("toint", Value::to_int),
    ("tofloat", Value::to_float),
    ("tocomplex", Value::to_complex),
    ("real", Value::real),
    ("imag", Value::imag),
    ("times-i", Value::times_i),
    ("float64", float64),
];

/// Types by the names of the reference.
pub(super) const TYPES: [(&str, Basic); 17] = [
    ("bool", Basic::Bool),
    ("string", Basic::String),
    ("int8", Basic::Int(Width::W8)),
    ("int16", Basic::Int(Width::W16)),
    ("int32", Basic::Int(Width::W32)),
    ("int64", Basic::Int(Width::W64)),
    ("uint8", Basic::Uint(Width::W8)),
    ("uint16", Basic::Uint(Width::W16)),
    ("uint32", Basic::Uint(Width::W32)),
    ("uint64", Basic::Uint(Width::W64)),
    ("float32", Basic::Float32),
    ("float64", Basic::Float64),
    ("complex64", Basic::Complex64),
    ("complex128", Basic::Complex128),
    ("untyped-int", Basic::UntypedInt),
    ("untyped-float", Basic::UntypedFloat),
    ("untyped-complex", Basic::UntypedComplex),
];

impl Operation {
    /// An operation that the operands may have.
    pub(super) fn random(random: &mut Random, left: &Value, right: &Value) -> Self {
        match random.below(16) {
            0..8 if comparable(left, right) => Self::random_binary(random, left, right),
            8 if comparable(left, right) => Self::random_comparison(random, left, right),
            9 => {
                let &(name, op) = pick(random, &UNARY);
                let width = *pick(random, &[None, None, Some(Width::W8), Some(Width::W64)]);
                Self::Unary(name, op, width)
            }
            10 | 11 => Self::random_shift(random),
            12 | 13 => Self::random_function(random, left),
            _ => {
                let &(name, basic) = pick(random, &TYPES);
                Self::Represent(name, basic)
            }
        }
    }

    /// Complex numbers and booleans have no order.
    fn random_comparison(random: &mut Random, left: &Value, right: &Value) -> Self {
        let unordered = |value: &Value| matches!(value.kind(), Kind::Complex | Kind::Bool);
        let choice = if unordered(left) || unordered(right) { COMPARISONS.get(..2) } else { None };
        let &(name, op) = pick(random, choice.unwrap_or(&COMPARISONS));
        Self::Compare(name, op)
    }

    fn random_shift(random: &mut Random) -> Self {
        let any = random.next() % 200;
        let count = *pick(random, &[0, 1, 7, 63, 64, 65, 511, 1074, any]);
        match random.below(2) {
            0 => Self::Shift("<<", ShiftOp::Left, count),
            _ => Self::Shift(">>", ShiftOp::Right, count),
        }
    }

    fn random_function(random: &mut Random, operand: &Value) -> Self {
        match (operand.kind(), random.below(4)) {
            (Kind::String, 0) => Self::Function("len", len),
            (Kind::Int, 0) => Self::Function("bits", bits),
            (Kind::Int | Kind::Float | Kind::Complex, 1) => Self::Function("sign", sign),
            _ => {
                let &(name, function) = pick(random, &FUNCTIONS);
                Self::Function(name, function)
            }
        }
    }

    /// The reference adds two numbers of very different size in full length.
    fn random_binary(random: &mut Random, left: &Value, right: &Value) -> Self {
        let far = is_remote(left) || is_remote(right);
        let choice = match random.below(2) {
            _ if far => BINARY.get(2..4),
            0 => BINARY.get(..4),
            _ => None,
        };
        let &(name, op) = pick(random, choice.unwrap_or(&BINARY));
        Self::Binary(name, op)
    }

    /// The operation in words, with the slots of its operands.
    pub(super) fn line(&self, x: usize, y: usize) -> String {
        match self {
            Self::Unary(name, _, width) => {
                format!("{name} {x} {}", width.map_or(0, Width::bits))
            }
            Self::Binary(name, _) | Self::Compare(name, _) => format!("{name} {x} {y}"),
            Self::Shift(name, _, count) => format!("{name} {x} {count}"),
            Self::Function(name, _) => format!("{name} {x}"),
            Self::Represent(name, _) => format!("represent {x} {name}"),
        }
    }
}

/// The result of an operation.
pub(super) fn apply(operation: &Operation, x: &Value, y: &Value) -> Value {
    match *operation {
        Operation::Unary(_, op, width) => x.unary(op, width),
        Operation::Binary(_, op) => x.binary(op, y),
        Operation::Compare(_, op) => Value::bool(x.compare(op, y)),
        Operation::Shift(_, op, count) => {
            ShiftCount::new(count).map_or(Value::UNKNOWN, |count| x.shift(op, count))
        }
        Operation::Function(_, function) => function(x),
        Operation::Represent(_, basic) => {
            x.represent(basic).unwrap_or_else(|| Value::string(b"no"))
        }
    }
}

/// One of the items, of which there is at least one.
pub(super) fn pick<'a, T>(random: &mut Random, items: &'a [T]) -> &'a T {
    random.choose(items).expect("there is an item")
}

/// Whether both are numbers, or of the same kind: go/constant leaves open what
/// it does with others.
fn comparable(left: &Value, right: &Value) -> bool {
    let class = |value: &Value| match value.kind() {
        Kind::Int | Kind::Float | Kind::Complex => Some(Kind::Complex),
        Kind::Unknown => None,
        kind => Some(kind),
    };
    let (left, right) = (class(left), class(right));
    left.is_none() || right.is_none() || left == right
}

/// Whether a number has an exponent of five digits or more.
fn is_remote(value: &Value) -> bool {
    let text = value.exact().to_string();
    let exponents = text.split('p').skip(1);
    exponents
        .into_iter()
        .any(|text| text.chars().skip(1).take_while(char::is_ascii_digit).count() > 5)
}

fn len(value: &Value) -> Value {
    value.string_len().map_or(Value::UNKNOWN, Value::from)
}

fn sign(value: &Value) -> Value {
    Value::int(value.sign().into())
}

fn bits(value: &Value) -> Value {
    Value::from(value.bit_len() as u64)
}

fn float64(value: &Value) -> Value {
    value.to_f64().map_or(Value::UNKNOWN, |(number, exact)| {
        let exact = if number == 0.0 { value.sign() == 0 } else { exact };
        let number = if number == 0.0 { 0.0 } else { number };
        Value::string(format!("{:016x} {exact}", number.to_bits()).as_bytes())
    })
}
