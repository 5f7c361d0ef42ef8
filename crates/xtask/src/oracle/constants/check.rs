//! Small constant expressions, as the types checker of the reference sees them.

use redline_constant::{Basic, BinaryOp, MAX_LITERAL_LEN, ShiftOp, Value, Width};
use redline_fuzz::Random;
use redline_syntax::LiteralKind;

use super::literals::{self, Literal, hex};
use super::operation::pick;

/// The types that literals are converted to, on a platform of 64 bits.
const TYPES: [(&str, Basic); 16] = [
    ("int", Basic::Int(Width::W64)),
    ("int8", Basic::Int(Width::W8)),
    ("int16", Basic::Int(Width::W16)),
    ("rune", Basic::Int(Width::W32)),
    ("int64", Basic::Int(Width::W64)),
    ("uint", Basic::Uint(Width::W64)),
    ("byte", Basic::Uint(Width::W8)),
    ("uint16", Basic::Uint(Width::W16)),
    ("uint32", Basic::Uint(Width::W32)),
    ("uintptr", Basic::Uint(Width::W64)),
    ("float32", Basic::Float32),
    ("float64", Basic::Float64),
    ("complex64", Basic::Complex64),
    ("complex128", Basic::Complex128),
    ("string", Basic::String),
    ("bool", Basic::Bool),
];

const OPERATORS: [(&str, BinaryOp); 4] =
    [("+", BinaryOp::Add), ("-", BinaryOp::Sub), ("*", BinaryOp::Mul), ("/", BinaryOp::Quo)];

/// An expression of one or two literals.
pub(super) enum Check {
    /// `x`
    Alone(Literal),
    /// `T(x)`
    Converted(&'static str, Basic, Literal),
    /// `x op y`
    Untyped(Literal, &'static str, BinaryOp, Literal),
    /// `T(x) op T(y)`
    Typed((&'static str, Basic), Literal, (&'static str, BinaryOp), Literal),
    /// `x << y`, `x >> y`
    Shifted(Literal, &'static str, ShiftOp, Literal),
}

impl Check {
    pub(super) fn random(random: &mut Random) -> Self {
        let (x, y) = (literals::number(random), literals::number(random));
        let &(name, basic) = pick(random, &TYPES);
        let &(sign, op) = pick(random, &OPERATORS);
        match random.below(6) {
            0 => Self::Alone(x),
            1 | 2 => Self::Converted(name, basic, x),
            3 => Self::Untyped(x, sign, op, y),
            4 => Self::Typed((name, basic), x, (sign, op), y),
            _ if random.below(2) == 0 => Self::Shifted(x, "<<", ShiftOp::Left, y),
            _ => Self::Shifted(x, ">>", ShiftOp::Right, y),
        }
    }

    /// The operation that makes its value.
    pub(super) fn line(&self) -> String {
        format!("check {}", hex(self.source().as_bytes()))
    }

    fn source(&self) -> String {
        let text = |literal: &Literal| String::from_utf8_lossy(&literal.text).into_owned();
        match self {
            Self::Alone(x) => text(x),
            Self::Converted(name, _, x) => format!("{name}({})", text(x)),
            Self::Typed((name, _), x, (op, _), y) => {
                format!("{name}({}) {op} {name}({})", text(x), text(y))
            }
            Self::Untyped(x, op, _, y) | Self::Shifted(x, op, _, y) => {
                format!("{} {op} {}", text(x), text(y))
            }
        }
    }

    /// The value of the expression; the string "error" if it has none.
    pub(super) fn result(&self) -> Value {
        self.value().unwrap_or_else(|| Value::string(b"error"))
    }

    fn value(&self) -> Option<Value> {
        match self {
            Self::Alone(x) => untyped(x),
            Self::Converted(_, basic, x) => converted(x, *basic),
            Self::Untyped(x, _, op, y) => untyped_result(x, *op, y),
            Self::Typed((_, basic), x, (_, op), y) => typed_result(*basic, x, *op, y),
            Self::Shifted(x, _, op, y) => shifted_result(x, *op, y),
        }
    }
}

fn untyped_result(x: &Literal, op: BinaryOp, y: &Literal) -> Option<Value> {
    let both = [x.kind, y.kind];
    let division = if both == [LiteralKind::Int; 2] {
        Division::Integer
    } else if both.contains(&LiteralKind::Imaginary) {
        Division::Complex
    } else {
        Division::Real
    };
    accepted(binary(&untyped(x)?, op, &untyped(y)?, division)?)
}

fn typed_result(basic: Basic, x: &Literal, op: BinaryOp, y: &Literal) -> Option<Value> {
    let (x, y) = (converted(x, basic)?, converted(y, basic)?);
    let division = match basic {
        Basic::Bool => return None,
        Basic::String => return (op == BinaryOp::Add).then(|| x.binary(op, &y)),
        Basic::Int(_) | Basic::Uint(_) => Division::Integer,
        Basic::Complex64 | Basic::Complex128 => Division::Complex,
        _ => Division::Real,
    };
    let result = binary(&x, op, &y, division)?;
    if result.is_unknown() { None } else { result.represent(basic) }
}

fn shifted_result(x: &Literal, op: ShiftOp, y: &Literal) -> Option<Value> {
    let count = untyped(y)?.represent(Basic::Uint(Width::W64))?;
    accepted(untyped(x)?.to_int().shift(op, count.to_shift_count()?))
}

/// An untyped value, if it is not refused.
fn accepted(value: Value) -> Option<Value> {
    value.excess().is_none().then_some(value)
}

/// The value of a literal that stands alone.
fn untyped(literal: &Literal) -> Option<Value> {
    if literal.text.len() > MAX_LITERAL_LEN { None } else { accepted(literal.value()) }
}

/// The value of a conversion.
fn converted(literal: &Literal, basic: Basic) -> Option<Value> {
    let value = untyped(literal)?;
    if basic == Basic::String && literal.kind == LiteralKind::Int {
        return Some(value.to_code_point_string());
    }
    value.represent(basic)
}

/// What `/` means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Division {
    Integer,
    Real,
    Complex,
}

/// The result of an operation on numbers, if the divisor is not zero.
fn binary(x: &Value, op: BinaryOp, y: &Value, division: Division) -> Option<Value> {
    if op != BinaryOp::Quo {
        return Some(x.binary(op, y));
    }
    let square = |part: Value| part.binary(BinaryOp::Mul, &part).sign();
    let vanishes = || square(y.real()) == 0 && square(y.imag()) == 0;
    if y.sign() == 0 || division == Division::Complex && vanishes() {
        return None;
    }
    let op = if division == Division::Integer { BinaryOp::IntQuo } else { BinaryOp::Quo };
    Some(x.binary(op, y))
}
