//! Colours of a log, taken off.

/// Writes the text without its control sequences (`ESC [ … letter`) into `plain`.
pub(super) fn strip(text: &[u8], plain: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(0x1b, rest) {
        let (before, escape) = rest.split_at(at);
        plain.extend(before);
        let length = sequence(escape);
        if length == 0 {
            plain.push(0x1b);
        }
        rest = escape.get(length.max(1)..).unwrap_or_default();
    }
    plain.extend(rest);
}

/// Length of the control sequence that the bytes begin with; 0 if it is none.
fn sequence(escape: &[u8]) -> usize {
    if escape.get(1) != Some(&b'[') {
        return 0;
    }
    let parameters = escape.iter().skip(2).take_while(|byte| matches!(byte, 0x20..=0x3f)).count();
    match escape.get(2 + parameters) {
        Some(0x40..=0x7e) => 3 + parameters,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_taken_off_and_nothing_else() {
        let cases: [(&[u8], &[u8]); 4] = [
            (b"\x1b[31mpanic: x\x1b[0m", b"panic: x"),
            (b"\x1b[1;38;5;9ma\x1b[K", b"a"),
            (b"\x1bc\x1b[", b"\x1bc\x1b["),
            (b"plain", b"plain"),
        ];
        for (text, expected) in cases {
            let mut plain = Vec::new();
            strip(text, &mut plain);
            assert_eq!(plain, expected);
        }
    }
}
