//! Hostile constants: they neither hang nor take memory, and end as they do in
//! the reference.

use std::time::{Duration, Instant};

use redline_constant::{
    Basic, BinaryOp, Comparison, Excess, Key, Kind, ShiftCount, ShiftOp, Value, Width,
};
use redline_syntax::LiteralKind;

fn float(text: &str) -> Value {
    Value::literal(LiteralKind::Float, text.as_bytes())
}

fn int(text: &str) -> Value {
    Value::literal(LiteralKind::Int, text.as_bytes())
}

#[test]
fn numbers_beyond_all_exponents_are_unknown() {
    for text in ["1e1000000000", "1e99999999999999999999", "0x1p2147483648", "1e-3000000000"] {
        assert!(float(text).is_unknown(), "{text}");
    }
    assert_eq!(float("1e-1000000000").exact().to_string(), "0");
    assert_eq!(float("0e1000000000").exact().to_string(), "0");
    assert_eq!(float("0x1p2147483646").exact().to_string(), "0x.8p+2147483647");
    assert_eq!(float("0x1p2147483646").short().to_string(), "4.40403e+646456992");
}

/// The reference computes with the smallest exponent as if it were the largest.
#[test]
fn the_smallest_exponent_is_not_representable() {
    for (text, representable) in [
        ("0x1p-2147483648", true),
        ("0x1p-2147483649", false),
        ("0x1.fffffffffffff8p-2147483649", true),
        ("0x1.fffffffffffff7p-2147483649", false),
    ] {
        let value = float(text);
        assert_eq!(value.represent(Basic::Float64).is_some(), representable, "{text}");
    }
}

#[test]
fn results_beyond_all_exponents_are_unknown() {
    let huge = float("0x1p2000000000");
    let product = huge.binary(BinaryOp::Mul, &huge);
    assert!(product.is_unknown());
    assert_eq!(product.excess(), Some(Excess::Unrepresentable));
    let tiny = Value::int(1).binary(BinaryOp::Quo, &huge);
    assert_eq!(tiny.binary(BinaryOp::Mul, &tiny).sign(), 0);
    assert!(huge.binary(BinaryOp::Quo, &Value::int(0)).is_unknown());
}

#[test]
fn sums_of_very_different_numbers_are_cheap() {
    let (huge, tiny) = (float("0x1p2147483000"), float("0x1p-2147483000"));
    assert_eq!(huge.binary(BinaryOp::Add, &tiny), huge);
    assert_eq!(huge.binary(BinaryOp::Sub, &tiny), huge);
    assert!(tiny.compare(Comparison::Less, &huge));
}

#[test]
fn shift_counts_are_bounded() {
    assert!(int("1000000000").to_shift_count().is_none());
    assert!(int("-1").to_shift_count().is_none());
    assert!(int("1074").to_shift_count().is_some());
    assert!(float("2.0").to_shift_count().is_some());
    assert!(float("2.5").to_shift_count().is_none());
}

#[test]
fn untyped_integers_have_at_most_512_bits() {
    let shifted = |count| Value::int(1).shift(ShiftOp::Left, ShiftCount::new(count).unwrap());
    assert_eq!(shifted(511).excess(), None);
    assert_eq!(shifted(512).excess(), Some(Excess::Integer));
}

#[test]
fn a_sum_of_a_hundred_thousand_strings_takes_no_time() {
    let start = Instant::now();
    let piece = Value::string(&[b'x'; 40]);
    let mut sums = vec![Value::string(b"")];
    for _ in 0..100_000 {
        let sum = sums.last().unwrap().binary(BinaryOp::Add, &piece);
        sums.push(sum);
    }
    let sum = sums.last().unwrap();
    assert_eq!(sum.string_len(), Some(4_000_000));
    assert_eq!(sum.as_bytes().unwrap().len(), 4_000_000);
    assert!(sum.exact().to_string().starts_with("#4000000:"));
    drop(sums);
    // Copying each partial sum would take 200 GB.
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn strings_that_double_are_refused_before_they_are_put_together() {
    let sum = (0..31).fold(Value::string(b"x"), |sum, _| sum.binary(BinaryOp::Add, &sum));
    assert_eq!(sum.excess(), Some(Excess::String { len: 1 << 31 }));
    assert_eq!(sum.short().to_string(), format!("\"{}...", "x".repeat(68)));
}

#[test]
fn long_fractions_become_floats_when_they_are_computed_with() {
    let long = float(&format!("0.{}1", "0".repeat(1300)));
    assert!(long.exact().to_string().starts_with("0x."), "beyond the exponents of fractions");
    let long = float(&format!("0.{}1", "3".repeat(1300)));
    assert!(long.exact().to_string().contains('/'), "as it was written");
    let sum = long.binary(BinaryOp::Add, &long);
    assert!(sum.exact().to_string().starts_with("0x.aaaaaaaa"));
}

#[test]
fn literals_have_the_values_of_the_reference() {
    let cases: [(LiteralKind, &[u8], &str); 16] = [
        (LiteralKind::Int, b"0x_FF", "255"),
        (LiteralKind::Int, b"0b1_0", "2"),
        (LiteralKind::Int, b"0o17", "15"),
        (LiteralKind::Int, b"017", "15"),
        (LiteralKind::Int, b"018", "unknown"),
        (LiteralKind::Int, b"1__0", "unknown"),
        (LiteralKind::Int, b"18446744073709551616", "18446744073709551616"),
        (LiteralKind::Float, b"0x1.8p1", "3"),
        (LiteralKind::Float, b"089.5", "179/2"),
        (LiteralKind::Imaginary, b"0123i", "(0 + 123i)"),
        (LiteralKind::Imaginary, b"0x10i", "(0 + 16i)"),
        (LiteralKind::Rune, b"'ab'", "97"),
        (LiteralKind::Rune, b"'\xff'", "65533"),
        (LiteralKind::Rune, b"''", "unknown"),
        (LiteralKind::String, b"\"\xff\"", "\"\\xef\\xbf\\xbd\""),
        (LiteralKind::String, b"`\xff\r\n`", "\"\\xff\\x0a\""),
    ];
    for (kind, text, value) in cases {
        assert_eq!(Value::literal(kind, text).exact().to_string(), value);
    }
}

#[test]
fn garbage_has_a_value_or_none() {
    let letters = b"0123456789abcdefxXoObBpPeE_.+-i'\"\\`n\xff\xc3\xa9";
    let kinds = [
        LiteralKind::Int,
        LiteralKind::Float,
        LiteralKind::Imaginary,
        LiteralKind::Rune,
        LiteralKind::String,
    ];
    let mut state: u64 = 1;
    let mut below = |end: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % end
    };
    let mut known = 0;
    for _ in 0..200_000 {
        let text: Vec<_> = (0..below(12)).map(|_| letters[below(letters.len())]).collect();
        let value = Value::literal(kinds[below(kinds.len())], &text);
        known += usize::from(!value.is_unknown());
        assert!(!value.exact().to_string().is_empty());
        assert!(!value.short().to_string().is_empty());
        assert!(value.represent(Basic::Int(Width::W8)).is_none_or(|it| it.bit_len() <= 8));
    }
    assert!(known > 1000, "some garbage is a literal");
}

#[test]
fn equal_numbers_are_one_key() {
    let one = Some(Key::Int(1));
    assert_eq!(Value::int(1).map_key(), one);
    assert_eq!(float("1.0").map_key(), one);
    assert_eq!(float("1.0").to_complex().map_key(), one);
    assert_eq!(Value::from(u64::MAX).map_key(), Some(Key::Int(u64::MAX.into())));
    assert_eq!(int("18446744073709551616").map_key(), None);
    assert_eq!(float("0.5").map_key(), Some(Key::Float(0.5_f64.to_bits())));
    assert_eq!(float("0.5").case_key(), Some(Key::Float(0.5_f64.to_bits())));
    assert_eq!(float("0.1").case_key(), None);
    assert_eq!(Value::bool(true).case_key(), None);
    assert_eq!(Value::UNKNOWN.map_key(), Some(Key::Unknown));
    assert_eq!(Value::UNKNOWN.case_key(), None);
    assert_eq!(float("0.5").times_i().kind(), Kind::Complex);
    assert_eq!(float("0.5").times_i().map_key(), Some(Key::Complex(0, 0.5_f64.to_bits())));
}
