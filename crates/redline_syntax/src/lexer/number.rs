//! Number literals (spec: Integer literals, Floating-point literals, Imaginary literals).

use super::{Lexer, offset};
use crate::token::TokenKind;
use redline_base::Span;

/// The base that a prefix announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Binary,
    /// `0o17`, or `017` without a prefix letter.
    Octal {
        letter: bool,
    },
    Decimal,
    Hexadecimal,
}

impl Base {
    fn name(self) -> &'static str {
        match self {
            Self::Binary => "binary literal",
            Self::Octal { .. } => "octal literal",
            Self::Decimal => "decimal literal",
            Self::Hexadecimal => "hexadecimal literal",
        }
    }

    fn radix(self) -> u32 {
        match self {
            Self::Binary => 2,
            Self::Octal { .. } => 8,
            Self::Decimal => 10,
            Self::Hexadecimal => 16,
        }
    }
}

/// What a run of digits and `_` held.
#[derive(Default)]
struct Digits {
    any: bool,
    separator: bool,
    /// Index of the first decimal digit that the base does not have.
    invalid: Option<usize>,
}

impl Digits {
    fn add(&mut self, other: &Self) {
        self.any |= other.any;
        self.separator |= other.separator;
        self.invalid = self.invalid.or(other.invalid);
    }
}

impl Lexer<'_> {
    /// A number that begins with a digit, or with a point and a digit.
    pub(super) fn number(&mut self) -> TokenKind {
        let start = self.at;
        let base = self.base_prefix();
        let mut kind = TokenKind::Int;
        let mut digits = self.digits(base);
        digits.any |= base == Base::Octal { letter: false };
        if self.peek(0) == b'.' {
            kind = TokenKind::Float;
            self.radix_point(base);
            digits.add(&self.digits(base));
        }
        if !digits.any {
            self.error(start, format!("{} has no digits", base.name()));
        }
        if self.exponent(base, &mut digits) {
            kind = TokenKind::Float;
        } else if base == Base::Hexadecimal && kind == TokenKind::Float {
            self.error(start, "hexadecimal mantissa needs a 'p' exponent");
        }
        if self.peek(0) == b'i' {
            self.at += 1;
            kind = TokenKind::Imaginary;
        }
        self.check_digits(start, base, kind, &digits);
        kind
    }

    /// Consumes `0x`, `0o`, `0b` or the `0` of an old octal literal.
    fn base_prefix(&mut self) -> Base {
        if self.peek(0) != b'0' {
            return Base::Decimal;
        }
        let base = match self.peek(1) {
            b'x' | b'X' => Base::Hexadecimal,
            b'o' | b'O' => Base::Octal { letter: true },
            b'b' | b'B' => Base::Binary,
            _ => {
                self.at += 1;
                return Base::Octal { letter: false };
            }
        };
        self.at += 2;
        base
    }

    fn digits(&mut self, base: Base) -> Digits {
        let mut digits = Digits::default();
        // 8 and 9 belong to an octal or binary literal, to be complained about.
        let accepted = base.radix().max(10);
        loop {
            let byte = self.peek(0);
            if byte == b'_' {
                digits.separator = true;
            } else if char::from(byte).is_digit(accepted) {
                digits.any = true;
                if digits.invalid.is_none() && !char::from(byte).is_digit(base.radix()) {
                    digits.invalid = Some(self.at);
                }
            } else {
                return digits;
            }
            self.at += 1;
        }
    }

    fn radix_point(&mut self, base: Base) {
        self.at += 1;
        if matches!(base, Base::Binary | Base::Octal { letter: true }) {
            self.error(self.at - 1, format!("radix point in {}", base.name()));
        }
    }

    /// Consumes an exponent; false if there is none.
    fn exponent(&mut self, base: Base, digits: &mut Digits) -> bool {
        let start = self.at;
        let letter = self.peek(0).to_ascii_lowercase();
        if !matches!(letter, b'e' | b'p') {
            return false;
        }
        self.at += 1;
        let decimal = matches!(base, Base::Decimal | Base::Octal { letter: false });
        if letter == b'e' && !decimal {
            self.error(start, "'e' exponent needs a decimal mantissa");
        } else if letter == b'p' && base != Base::Hexadecimal {
            self.error(start, "'p' exponent needs a hexadecimal mantissa");
        }
        if matches!(self.peek(0), b'+' | b'-') {
            self.at += 1;
        }
        let exponent = self.digits(Base::Decimal);
        if !exponent.any {
            self.error(start, "exponent has no digits");
        }
        digits.separator |= exponent.separator;
        true
    }

    fn check_digits(&mut self, start: usize, base: Base, kind: TokenKind, digits: &Digits) {
        if let Some(at) = digits.invalid.filter(|_| kind == TokenKind::Int) {
            let digit = char::from(self.source[at]);
            let span = Span::new(offset(at), offset(at + 1));
            self.error_at(span, format!("digit '{digit}' in {}", base.name()));
        }
        if digits.separator
            && let Some(index) = misplaced_separator(&self.source[start..self.at])
        {
            let at = offset(start + index);
            self.error_at(Span::new(at, at + 1), "'_' must separate successive digits");
        }
    }
}

/// Index of the first `_` of a number that does not stand between two digits,
/// where a base prefix counts as a digit.
fn misplaced_separator(number: &[u8]) -> Option<usize> {
    let prefix = match number {
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let hexadecimal = matches!(number, [b'0', b'x' | b'X', ..]);
    let is_digit = |index: usize| match number.get(index) {
        Some(byte) if hexadecimal => byte.is_ascii_hexdigit(),
        Some(byte) => byte.is_ascii_digit(),
        None => false,
    };
    let after_digit =
        |index: usize| index.checked_sub(1).is_some_and(|i| i + 1 == prefix || is_digit(i));
    (prefix..number.len())
        .find(|&index| number[index] == b'_' && !(after_digit(index) && is_digit(index + 1)))
}
