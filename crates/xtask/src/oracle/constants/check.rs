//! Small constant expressions, as the types checker of the reference sees them.

use redline_constant::{Basic, BinaryOp, Kind, MAX_LITERAL_LEN, ShiftOp, Value, Width};
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
        let text = |literal: &Literal| String::from_utf8_lossy(&literal.text).into_owned();
        let source = match self {
            Self::Alone(x) => text(x),
            Self::Converted(name, _, x) => format!("{name}({})", text(x)),
            Self::Untyped(x, op, _, y) => format!("{} {op} {}", text(x), text(y)),
            Self::Typed((name, _), x, (op, _), y) => {
                format!("{name}({}) {op} {name}({})", text(x), text(y))
            }
            Self::Shifted(x, op, _, y) => format!("{} {op} {}", text(x), text(y)),
        };
        format!("check {}", hex(source.as_bytes()))
    }

    /// The value of the expression; the string "error" if it has none.
    pub(super) fn result(&self) -> Value {
        self.value().unwrap_or_else(|| Value::string(b"error"))
    }

    fn value(&self) -> Option<Value> {
        match self {
            Self::Alone(x) => untyped(x),
            Self::Converted(_, basic, x) => converted(x, *basic),
            Self::Untyped(x, _, op, y) => {
                let (left, right) = (untyped(x)?, untyped(y)?);
                let integers = x.kind == LiteralKind::Int && y.kind == LiteralKind::Int;
                let complex = [x.kind, y.kind].contains(&LiteralKind::Imaginary);
                let result = binary(&left, *op, &right, integers, complex)?;
                result.excess().is_none().then_some(result)
            }
            Self::Typed((_, basic), x, (_, op), y) => {
                let (left, right) = (converted(x, *basic)?, converted(y, *basic)?);
                let strings = left.kind() == Kind::String;
                if strings || left.kind() == Kind::Bool {
                    return (strings && *op == BinaryOp::Add).then(|| left.binary(*op, &right));
                }
                let integers = matches!(basic, Basic::Int(_) | Basic::Uint(_));
                let complex = matches!(basic, Basic::Complex64 | Basic::Complex128);
                let result = binary(&left, *op, &right, integers, complex)?;
                if result.is_unknown() { None } else { result.represent(*basic) }
            }
            Self::Shifted(x, _, op, y) => {
                let (left, right) = (untyped(x)?.to_int(), untyped(y)?);
                let right = right.represent(Basic::Uint(Width::W64))?;
                let result = left.shift(*op, right.to_shift_count()?);
                result.excess().is_none().then_some(result)
            }
        }
    }
}

/// The value of a literal that stands alone.
fn untyped(literal: &Literal) -> Option<Value> {
    let value = literal.value();
    let accepted = literal.text.len() <= MAX_LITERAL_LEN && value.excess().is_none();
    accepted.then_some(value)
}

/// The value of a conversion.
fn converted(literal: &Literal, basic: Basic) -> Option<Value> {
    let value = untyped(literal)?;
    if basic == Basic::String && literal.kind == LiteralKind::Int {
        return Some(value.to_code_point_string());
    }
    value.represent(basic)
}

/// The result of an operation on numbers, if the divisor is not zero.
fn binary(x: &Value, op: BinaryOp, y: &Value, integers: bool, complex: bool) -> Option<Value> {
    if op != BinaryOp::Quo {
        return Some(x.binary(op, y));
    }
    let square = |part: Value| part.binary(BinaryOp::Mul, &part).sign();
    if y.sign() == 0 || complex && square(y.real()) == 0 && square(y.imag()) == 0 {
        return None;
    }
    Some(x.binary(if integers { BinaryOp::IntQuo } else { BinaryOp::Quo }, y))
}
