//! Which texts `time.ParseDuration` accepts, and what it says about the others.
//!
//! Follows its documentation. Does not know how long a duration may be: the longest
//! is about 290 years.

/// Units, and how they are written.
const UNITS: &[&str] = &["ns", "us", "µs", "μs", "ms", "s", "m", "h"];

/// Whether a text is a duration.
///
/// # Errors
/// What `time.ParseDuration` says, behind `time: `.
pub(crate) fn check(text: &str) -> Result<(), String> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let invalid = || format!("invalid duration {text:?}");
    if unsigned == "0" {
        return Ok(());
    }
    if unsigned.is_empty() {
        return Err(invalid());
    }
    let mut rest = unsigned;
    while !rest.is_empty() {
        let behind = without_number(rest).ok_or_else(invalid)?;
        let length = behind.find(is_of_number).unwrap_or(behind.len());
        let (unit, next) = behind.split_at(length);
        match unit {
            "" => return Err(format!("missing unit in duration {text:?}")),
            _ if UNITS.contains(&unit) => rest = next,
            _ => return Err(format!("unknown unit {unit:?} in duration {text:?}")),
        }
    }
    Ok(())
}

fn is_of_number(letter: char) -> bool {
    letter == '.' || letter.is_ascii_digit()
}

/// What stands behind a number that may have a fraction.
fn without_number(text: &str) -> Option<&str> {
    let whole = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let Some(fraction) = whole.strip_prefix('.') else {
        return (whole.len() < text.len()).then_some(whole);
    };
    let rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let has_digit = whole.len() < text.len() || rest.len() < fraction.len();
    has_digit.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::check;

    /// Texts, and what Go 1.27 says of them; nothing of those that it accepts.
    const RECORDED: &[(&str, &str)] = &[
        ("0", ""),
        ("+0", ""),
        ("1s", ""),
        ("-1.5h", ""),
        (".5s", ""),
        ("1.s", ""),
        ("1h30m", ""),
        ("1h1.5m3µs4μs", ""),
        ("", "invalid duration \"\""),
        ("-", "invalid duration \"-\""),
        ("s", "invalid duration \"s\""),
        (".", "invalid duration \".\""),
        (".s", "invalid duration \".s\""),
        ("1", "missing unit in duration \"1\""),
        ("00", "missing unit in duration \"00\""),
        ("1s2", "missing unit in duration \"1s2\""),
        ("1.2.3s", "missing unit in duration \"1.2.3s\""),
        ("1d", "unknown unit \"d\" in duration \"1d\""),
        ("5 m", "unknown unit \" m\" in duration \"5 m\""),
        ("1h 5m", "unknown unit \"h \" in duration \"1h 5m\""),
        ("1S", "unknown unit \"S\" in duration \"1S\""),
        ("10 minutes", "unknown unit \" minutes\" in duration \"10 minutes\""),
        ("1m-5s", "unknown unit \"m-\" in duration \"1m-5s\""),
    ];

    #[test]
    fn go_says_the_same() {
        for &(text, said) in RECORDED {
            assert_eq!(check(text).err().unwrap_or_default(), said, "{text}");
        }
    }
}
