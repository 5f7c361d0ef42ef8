//! What of a report says how a program died: the form in which reports are stored.

/// What stands where something was left out.
const LEFT_OUT: &str = "…";

/// As many hexadecimal digits as an address has at least.
const ADDRESS: usize = 5;

/// The normal form of standard error.
pub(super) fn normal(stderr: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in stderr.split_inclusive(|&byte| byte == b'\n') {
        if line == b"runtime stack:\n" {
            // The empty line before it.
            out.pop();
            break;
        }
        if let Some(header) = header(line) {
            out.extend(header.into_bytes());
            break;
        }
        out.extend(without_addresses(&without_signal_details(line)));
    }
    out
}

/// Whether two outcomes are the same where the second one says what it is.
pub(super) fn agree(ended: &[u8], expected: &[u8]) -> bool {
    let lines = |text: &[u8]| -> Vec<Vec<u8>> {
        text.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect()
    };
    let (ended, expected) = (lines(ended), lines(expected));
    ended.len() == expected.len()
        && ended.iter().zip(&expected).all(|(ended, expected)| {
            let any_address = String::from_utf8_lossy(expected).contains("addr=…");
            ended == expected || any_address && without_fault_address(ended) == *expected
        })
}

/// The header of a goroutine, with the number of the first one only.
fn header(line: &[u8]) -> Option<String> {
    let line = str::from_utf8(line).ok()?.strip_suffix("]:\n")?;
    let (id, state) = line.strip_prefix("goroutine ")?.split_once(" [")?;
    let id = if id == "1" { "1" } else { "N" };
    Some(format!("goroutine {id} [{state}]:\n"))
}

fn without_signal_details(line: &[u8]) -> Vec<u8> {
    if !line.starts_with(b"[signal ") {
        return line.to_vec();
    }
    let line = String::from_utf8_lossy(line);
    let word = |word: &str| match word.split_once('=') {
        Some((key @ ("code" | "pc"), _)) => format!("{key}={LEFT_OUT}"),
        _ => word.to_owned(),
    };
    let words: Vec<String> = line.trim_end().trim_end_matches(']').split(' ').map(word).collect();
    format!("{}]\n", words.join(" ")).into_bytes()
}

fn without_fault_address(line: &[u8]) -> Vec<u8> {
    let line = String::from_utf8_lossy(line);
    let word = |word: &str| match word.strip_prefix("addr=") {
        Some(_) => format!("addr={LEFT_OUT}"),
        None => word.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ").into_bytes()
}

fn without_addresses(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.windows(2).position(|window| window == b"0x") {
        let (before, after) = rest.split_at(at + 2);
        let digits = after.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let (digits, behind) = after.split_at(digits);
        out.extend(before);
        out.extend(if digits.len() < ADDRESS { digits } else { LEFT_OUT.as_bytes() });
        rest = behind;
    }
    out.extend(rest);
    out
}
