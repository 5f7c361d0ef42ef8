//! Numbers as the runtime prints them: the shortest text that is read back as the same
//! number, with an exponent below 1e-4 and from 1e6 on.

/// A floating-point number; `single` if it is a `float32`.
pub(crate) fn float_text(value: f64, single: bool) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-Inf".into() } else { "+Inf".into() };
    }
    let scientific =
        if single { format!("{:e}", crate::convert::single(value)) } else { format!("{value:e}") };
    laid_out(&scientific)
}

/// A complex number: `(1+2i)`.
pub(crate) fn complex_text(re: f64, im: f64, single: bool) -> String {
    let (re, im) = (float_text(re, single), float_text(im, single));
    let sign = if im.starts_with(['+', '-']) { "" } else { "+" };
    format!("({re}{sign}{im}i)")
}

/// `-1.25e-7` in the layout of `%g`.
fn laid_out(scientific: &str) -> String {
    let (sign, rest) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", scientific),
    };
    let (mantissa, exponent) = rest.split_once('e').unwrap_or((rest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if (-4..6).contains(&exponent) {
        format!("{sign}{}", plain(&digits, exponent))
    } else {
        let (first, others) = digits.split_at(1);
        let point = if others.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        format!("{sign}{first}{point}{others}e{exponent_sign}{:02}", exponent.unsigned_abs())
    }
}

/// Digits without an exponent: the first stands for tens to the power of `exponent`.
fn plain(digits: &str, exponent: i32) -> String {
    let Ok(whole) = usize::try_from(exponent + 1) else {
        return format!("0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1));
    };
    if whole == 0 {
        return format!("0.{digits}");
    }
    if digits.len() <= whole {
        return format!("{digits}{}", "0".repeat(whole - digits.len()));
    }
    let (whole, fraction) = digits.split_at(whole);
    format!("{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_the_runtime_prints_them() {
        let cases = [
            (1.0, "1"),
            (0.1, "0.1"),
            (-2.5, "-2.5"),
            (1e20, "1e+20"),
            (100_000.0, "100000"),
            (1e6, "1e+06"),
            (1_234_567.0, "1.234567e+06"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (1.25e100, "1.25e+100"),
            (123_456.75, "123456.75"),
            (-0.0, "-0"),
            (f64::INFINITY, "+Inf"),
        ];
        for (value, text) in cases {
            assert_eq!(float_text(value, false), text);
        }
        assert_eq!(float_text(f64::from(0.1_f32), true), "0.1");
        assert_eq!(complex_text(1.0, -2.0, false), "(1-2i)");
        assert_eq!(complex_text(1.0, f64::INFINITY, false), "(1+Infi)");
    }
}
