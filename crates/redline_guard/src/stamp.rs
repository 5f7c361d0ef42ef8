//! The head of each file that redline wrote into a module: from which release it
//! is, and a checksum of the rest. A file whose rest still has that checksum is
//! as redline wrote it, whichever release that was.

/// What the first line begins with.
const BROUGHT: &str = "// Brought by redline ";

/// What stands between release and checksum.
const CHECKSUM: &str = ", checksum ";

/// The second line of the head, and the empty one that keeps it out of the
/// documentation of the package.
const LICENCE: &str = "// SPDX-License-Identifier: MIT OR Apache-2.0\n\n";

/// The text with a head.
pub(crate) fn stamped(text: &str) -> String {
    let release = env!("CARGO_PKG_VERSION");
    let sum = checksum(text);
    format!("{BROUGHT}{release}{CHECKSUM}{sum:016x}\n{LICENCE}{text}")
}

/// Whether the text has a head, and is what the head was written for.
pub(crate) fn is_as_written(text: &str) -> bool {
    let Some((head, rest)) = text.split_once('\n') else { return false };
    let sum = head.strip_prefix(BROUGHT).and_then(|head| head.split_once(CHECKSUM));
    let sum = sum.and_then(|(_, sum)| u64::from_str_radix(sum, 16).ok());
    rest.strip_prefix(LICENCE).is_some_and(|body| sum == Some(checksum(body)))
}

/// The text without its head, if it has one.
pub(crate) fn body(text: &str) -> &str {
    if !text.starts_with(BROUGHT) {
        return text;
    }
    let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
    rest.strip_prefix(LICENCE).unwrap_or(rest)
}

/// FNV-1a, 64 bits: tells an edited file from one that is as it was; nobody has
/// a reason to forge it.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_fnv_1a() {
        // Test vectors of the authors' reference.
        assert_eq!(checksum(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn an_edit_anywhere_is_seen() {
        let text = stamped("package guard\n");
        assert!(is_as_written(&text));
        assert_eq!(body(&text), "package guard\n");
        for edited in [
            text.replace("package", "Package"),
            text.replace(", checksum ", ", checksum 1"),
            text.replace("MIT", "ISC"),
            text.replacen('\n', "", 1),
            body(&text).to_owned(),
            String::new(),
        ] {
            assert!(!is_as_written(&edited), "{edited}");
        }
    }
}
