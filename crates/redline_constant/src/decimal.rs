//! Decimal forms of `float64` (C's `%g`).

/// How many digits are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Digits {
    /// At most six.
    Six,
    /// As many as tell the number from its neighbours.
    Shortest,
}

/// The number in decimal digits, with an exponent if it is far from one.
pub(crate) fn general(value: f64, digits: Digits) -> String {
    let scientific = match digits {
        Digits::Six => format!("{value:.5e}"),
        Digits::Shortest => shortest(value),
    };
    let parts = scientific.split_once('e').and_then(|(mantissa, exponent)| {
        Some((mantissa.strip_prefix('-').unwrap_or(mantissa), exponent.parse::<i32>().ok()?))
    });
    // Infinities have no exponent.
    let Some((mantissa, exponent)) = parts else { return scientific };
    let digits = mantissa.replace('.', "");
    let digits = match digits.trim_end_matches('0') {
        "" => "0",
        digits => digits,
    };
    let sign = if value.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", placed(digits, exponent))
}

/// As few digits as tell the number from its neighbours, and of these the
/// nearest; of two that are as near, the even ones.
fn shortest(value: f64) -> String {
    let few = format!("{value:e}");
    let mantissa = few.split('e').next().unwrap_or_default();
    let behind = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let nearest = format!("{value:.behind$e}");
    if nearest.parse() == Ok(value) { nearest } else { few }
}

/// Digits with the point behind the first, moved by the exponent.
fn placed(digits: &str, exponent: i32) -> String {
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    match exponent {
        -4..0 => format!("0.{}{digits}", "0".repeat(places - 1)),
        0..6 => match digits.split_at_checked(places + 1) {
            Some((whole, "")) => whole.to_owned(),
            Some((whole, fraction)) => format!("{whole}.{fraction}"),
            None => format!("{digits:0<width$}", width = places + 1),
        },
        _ => {
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{first}{point}{rest}e{sign}{places:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_at_most() {
        let cases = [
            (0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (100_000.0, "100000"),
            (1e6, "1e+06"),
            (123_456_789.0, "1.23457e+08"),
            (0.0001, "0.0001"),
            (0.000_012_5, "1.25e-05"),
            (1.0 / 3.0, "0.333333"),
            (999_999.5, "1e+06"),
            (100_000.5, "100000"),
            (100_001.5, "100002"),
            (f64::MAX, "1.79769e+308"),
        ];
        for (value, text) in cases {
            assert_eq!(general(value, Digits::Six), text);
        }
    }

    #[test]
    fn the_shortest_digits() {
        let cases = [
            (1_000_000.5, "1.0000005e+06"),
            (5e-324, "5e-324"),
            (123.25, "123.25"),
            (999_999_999_999_999.2, "9.999999999999992e+14"),
        ];
        for (value, text) in cases {
            assert_eq!(general(value, Digits::Shortest), text);
        }
    }
}
