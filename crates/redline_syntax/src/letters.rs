//! Go's letters and digits (spec: Letters and digits).

mod tables;

/// Whether `c` is a letter: Unicode categories Lu, Ll, Lt, Lm, Lo, or `_`.
///
/// Not Unicode's `XID_Start`, which differs from it in both directions.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '_' => true,
        _ => !c.is_ascii() && contains(&tables::LETTERS, c),
    }
}

/// Whether `c` is a digit of an identifier: Unicode category Nd.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && contains(&tables::DIGITS, c)
}

fn contains(ranges: &[(u32, u32)], c: char) -> bool {
    let code = u32::from(c);
    let after = ranges.partition_point(|&(first, _)| first <= code);
    after.checked_sub(1).is_some_and(|index| code <= ranges[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_categories_and_not_xid() {
        for c in ['a', 'Z', '_', 'é', 'ß', '日', 'ª', 'ꟊ'] {
            assert!(is_letter(c), "{c}");
        }
        // Nl and Other_ID_Start belong to XID_Start, not to L.
        for c in ['0', ' ', 'Ⅷ', '℘', '\u{309b}', '€'] {
            assert!(!is_letter(c), "{c}");
        }
    }

    #[test]
    fn digits_are_decimal_digits_of_every_script() {
        assert!("0٣९".chars().all(is_digit));
        assert!(!"²½a".chars().any(is_digit));
    }
}
