//! Literals at and about the edges of everything.

use redline_constant::Value;
use redline_fuzz::Random;
use redline_syntax::LiteralKind;

use super::operation::pick;

/// A literal, which may be malformed.
pub(super) struct Literal {
    pub(super) kind: LiteralKind,
    pub(super) text: Vec<u8>,
}

impl Literal {
    fn new(kind: LiteralKind, text: impl Into<Vec<u8>>) -> Self {
        Self { kind, text: text.into() }
    }

    pub(super) fn value(&self) -> Value {
        Value::literal(self.kind, &self.text)
    }

    /// The operation that makes its value.
    pub(super) fn line(&self) -> String {
        let name = match self.kind {
            LiteralKind::Int => "int",
            LiteralKind::Float => "float",
            LiteralKind::Imaginary => "imaginary",
            LiteralKind::Rune => "rune",
            LiteralKind::String => "string",
        };
        format!("{name} {}", hex(&self.text))
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Any literal.
pub(super) fn any(random: &mut Random) -> Literal {
    match random.below(16) {
        0..5 => Literal::new(LiteralKind::Int, integer(random)),
        5..11 => Literal::new(LiteralKind::Float, real(random)),
        11 | 12 => Literal::new(LiteralKind::Imaginary, imaginary(random)),
        13 => Literal::new(LiteralKind::Rune, quoted(random, b'\'')),
        14 => string(random),
        _ => garbage(random),
    }
}

/// A number that the spec has.
pub(super) fn number(random: &mut Random) -> Literal {
    match random.below(5) {
        0 | 1 => Literal::new(LiteralKind::Int, integer(random)),
        2 | 3 => Literal::new(LiteralKind::Float, real(random)),
        _ => Literal::new(LiteralKind::Imaginary, imaginary(random)),
    }
}

fn imaginary(random: &mut Random) -> String {
    let number = match random.below(4) {
        0 => integer(random),
        1 => format!("0{}", digits(random, 10, 4)),
        _ => real(random),
    };
    number + "i"
}

/// Ends of the integer types, and their neighbours.
const ENDS: [u64; 13] = [
    0,
    1,
    127,
    128,
    255,
    256,
    32_767,
    65_535,
    0x7fff_ffff,
    0xffff_ffff,
    (1 << 53) + 1,
    i64::MAX as u64,
    u64::MAX,
];

fn integer(random: &mut Random) -> String {
    let near = pick(random, &ENDS).wrapping_add(random.next() % 4).wrapping_sub(2);
    match random.below(8) {
        0 | 1 => near.to_string(),
        2 => format!("0x{near:X}"),
        3 => format!("0{}{near:o}", pick(random, &["", "o", "O", "_"])),
        4 => format!("0b{near:b}"),
        5 => power_of_two(random),
        6 => separated(random),
        _ => {
            let digits = some_digits(random, 10);
            let digits = digits.trim_start_matches('0');
            if digits.is_empty() { "0".into() } else { digits.into() }
        }
    }
}

/// A power of two, or one more or less.
fn power_of_two(random: &mut Random) -> String {
    let zeros = match random.below(6) {
        0 => 1010 + random.below(30),
        1 => 120 + random.below(20),
        _ => random.below(140),
    };
    let first = *pick(random, &["1", "2", "4", "8", ""]);
    match random.below(3) {
        0 => format!("0x{first}{}1", "0".repeat(zeros)),
        1 => format!("0x{first}{}", "0".repeat(zeros + 1)),
        _ => format!("0X{}{}", first.replace(['1', '2', '4', '8'], "1"), "f".repeat(zeros + 1)),
    }
}

/// Digits with separators between them.
fn separated(random: &mut Random) -> String {
    let first = 1 + random.below(9);
    let rest: Vec<_> = (0..random.below(6)).map(|_| digits(random, 10, 3)).collect();
    std::iter::once(first.to_string()).chain(rest).collect::<Vec<_>>().join("_")
}

/// So many digits, most of them random.
fn digits(random: &mut Random, base: u32, len: usize) -> String {
    let filler = match random.below(4) {
        0 => Some(0),
        1 => Some(base - 1),
        _ => None,
    };
    let mut digit = || {
        let any = u32::try_from(random.next() % u64::from(base)).unwrap_or(0);
        let digit = filler.filter(|_| random.below(20) > 0).unwrap_or(any);
        char::from_digit(digit, base).unwrap_or('0')
    };
    (0..len).map(|_| digit()).collect()
}

/// At least one digit; rarely very many.
fn some_digits(random: &mut Random, base: u32) -> String {
    let longest = *pick(random, &[1, 3, 8, 20, 40, 180, 320]);
    let longest = if random.below(400) == 0 { 3000 } else { longest };
    let len = 1 + random.below(longest);
    digits(random, base, len)
}

fn real(random: &mut Random) -> String {
    if random.below(3) == 0 { hexadecimal(random) } else { decimal(random) }
}

/// Exponents of ten about which something changes, and how far about.
const TENS: [(i64, i64); 9] =
    [(0, 6), (0, 25), (-45, 4), (38, 3), (-323, 6), (308, 3), (1233, 4), (-1233, 4), (0, 6000)];

/// Exponents of two about which something changes, and how far about.
const TWOS: [(i64, i64); 9] = [
    (0, 5),
    (0, 70),
    (-149, 4),
    (127, 3),
    (-1074, 4),
    (1023, 3),
    (4095, 4),
    (-4096, 4),
    (0, 20_000),
];

/// Exponents at which numbers end.
const LAST: [&str; 15] = [
    "-2147483648",
    "646456993",
    "-646456993",
    "646456990",
    "-646456980",
    "1000000000",
    "-1000000000",
    "2147483646",
    "2147483647",
    "-2147483649",
    "-2147483650",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "100000000000000000000",
];

fn exponent(random: &mut Random, about: &[(i64, i64)]) -> String {
    if random.below(150) == 0 {
        return pick(random, &LAST).to_string();
    }
    let &(middle, far) = pick(random, about);
    let offset = i64::try_from(random.next() % (2 * far.unsigned_abs() + 1)).unwrap_or(0) - far;
    let sign = if middle + offset >= 0 && random.below(4) == 0 { "+" } else { "" };
    format!("{sign}{}", middle + offset)
}

fn decimal(random: &mut Random) -> String {
    let (whole, fraction) = (some_digits(random, 10), some_digits(random, 10));
    let letter = *pick(random, &["e", "E"]);
    match random.below(6) {
        0 => format!("{whole}."),
        1 => format!(".{fraction}"),
        2 => format!("{whole}.{fraction}"),
        3 => format!("{whole}{letter}{}", exponent(random, &TENS)),
        4 => format!(".{fraction}{letter}{}", exponent(random, &TENS)),
        _ => format!("{whole}.{fraction}{letter}{}", exponent(random, &TENS)),
    }
}

/// Mantissas that end at half of the last bit of a format, or just beside it.
const TIES: [&str; 12] = [
    "1.000001",
    "1.000003",
    "1.fffffe",
    "1.ffffff",
    "1.00000000000008",
    "1.00000000000018",
    "1.fffffffffffff",
    "1.fffffffffffff8",
    "1.fffffffffffff7ffff",
    "0.8",
    "1.8",
    "1",
];

fn hexadecimal(random: &mut Random) -> String {
    let mantissa = match random.below(3) {
        0 => format!("{}.{}", some_digits(random, 16), some_digits(random, 16)),
        1 => some_digits(random, 16),
        _ => {
            let tie = *pick(random, &TIES);
            let point = if tie.contains('.') { "" } else { "." };
            let tail = *pick(random, &["", "", "1", "0000000000000000000001"]);
            format!("{tie}{point}{tail}")
        }
    };
    format!("0x{mantissa}p{}", exponent(random, &TWOS))
}

/// What is put into rune and string literals.
const PIECES: [&str; 26] = [
    "a",
    "\\n",
    "\\t",
    "\\\\",
    "\\'",
    "\\\"",
    "\\x41",
    "\\xff",
    "\\000",
    "\\377",
    "\\400",
    "\\u65e5",
    "\\U0001F600",
    "\\ud800",
    "\\U00110000",
    "\\q",
    "\\x4",
    "é",
    "日",
    "😀",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    "'",
];

fn piece(random: &mut Random) -> Vec<u8> {
    match random.below(8) {
        0..4 => pick(random, &PIECES).as_bytes().into(),
        4 | 5 => {
            let code = u32::try_from(random.next() % 0x11_0000).unwrap_or(0);
            let code = if random.below(2) == 0 { code % 0x3000 } else { code };
            char::from_u32(code).unwrap_or('x').to_string().into_bytes()
        }
        6 => vec![random.byte()],
        _ => digits(random, 16, 6).into_bytes(),
    }
}

fn quoted(random: &mut Random, quote: u8) -> Vec<u8> {
    let longest = if quote == b'\'' { 2 } else { *pick(random, &[2, 10, 30]) };
    let pieces: Vec<_> = (0..random.below(longest + 1)).map(|_| piece(random)).collect();
    let mut body = pieces.concat();
    // The lexer ends a rune literal before the end of a line.
    body.retain(|&byte| byte != b'\n' || quote != b'\'');
    [&[quote], &*body, &[quote]].concat()
}

fn string(random: &mut Random) -> Literal {
    let text = match random.below(4) {
        0 => quoted(random, b'`'),
        _ => quoted(random, b'"'),
    };
    Literal::new(LiteralKind::String, text)
}

/// Numbers with something wrong.
fn garbage(random: &mut Random) -> Literal {
    const LETTERS: &[u8] = b"0123456789abcdefABCDEFxXoObBpPeE__..+-i";
    let mut text = number(random).text;
    text.truncate(60);
    for _ in 0..=random.below(3) {
        let at = 1 + random.below(text.len());
        let letter = *pick(random, LETTERS);
        match random.below(3) {
            0 => text.insert(at.min(text.len()), letter),
            1 if at < text.len() => drop(text.remove(at)),
            _ => text.truncate(at),
        }
    }
    let kind = *pick(random, &[LiteralKind::Int, LiteralKind::Float, LiteralKind::Imaginary]);
    if kind == LiteralKind::Imaginary && random.below(4) > 0 {
        text.push(b'i');
    }
    Literal { kind, text }
}
