//! The normal form of what a Go program writes to standard error.
//!
//! A death is kept from its first word to the header of the first goroutine that
//! is printed. Frames, addresses and numbers that differ from run to run are not.

/// What stands where something was left out.
pub(super) const LEFT_OUT: &str = "…";

/// As many hexadecimal digits as an address has at least: an offset into a struct
/// that a fault names has fewer.
const ADDRESS: usize = 5;

/// The normal form of standard error.
pub(super) fn normal(stderr: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(stderr.len());
    for line in stderr.split_inclusive(|&byte| byte == b'\n') {
        if line == b"runtime stack:\n" {
            // The empty line before it.
            out.pop();
            break;
        }
        if let Some(header) = goroutine(line) {
            out.extend(header.as_bytes());
            break;
        }
        out.extend(without_addresses(&without_signal_details(line)));
    }
    out
}

/// The header of a goroutine, with the number only of the main one, and the state
/// up to the first comma.
fn goroutine(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix("]:\n")?;
    let (id, rest) = line.strip_prefix("goroutine ")?.split_once(' ')?;
    let id = if id.parse::<u64>().ok()? == 1 { "1" } else { "N" };
    let (_, state) = rest.split_once('[')?;
    let state = state.split(',').next().unwrap_or_default();
    Some(format!("goroutine {id} [{state}]:\n"))
}

/// Leaves out code and program counter of a signal.
fn without_signal_details(line: &[u8]) -> Vec<u8> {
    if !line.starts_with(b"[signal ") {
        return line.to_owned();
    }
    let line = String::from_utf8_lossy(line);
    let words =
        line.trim_end().trim_end_matches(']').split(' ').map(|word| match word.split_once('=') {
            Some((key @ ("code" | "pc"), _)) => format!("{key}={LEFT_OUT}"),
            _ => word.to_owned(),
        });
    format!("{}]\n", words.collect::<Vec<_>>().join(" ")).into_bytes()
}

/// The same with the address of a signal left out too, which depends on how the
/// compiler checks a pointer for nil.
pub(super) fn without_fault_address(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        let at = if line.starts_with(b"[signal ") { find(line, b"addr=") } else { None };
        let parts = at.and_then(|at| line.split_at_checked(at + b"addr=".len()));
        let Some((before, after)) = parts else {
            out.extend(line);
            continue;
        };
        let end = after.iter().position(|&it| it == b' ').unwrap_or(after.len());
        out.extend(before);
        out.extend(LEFT_OUT.as_bytes());
        out.extend(after.get(end..).unwrap_or_default());
    }
    out
}

fn without_addresses(mut line: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len());
    while let Some((before, after)) = find(line, b"0x").and_then(|at| line.split_at_checked(at + 2))
    {
        let digits = after.iter().take_while(|it| it.is_ascii_hexdigit()).count();
        let (digits, rest) = after.split_at_checked(digits).unwrap_or((after, &[]));
        out.extend(before);
        out.extend(if digits.len() < ADDRESS { digits } else { LEFT_OUT.as_bytes() });
        line = rest;
    }
    out.extend(line);
    out
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalized(text: &str) -> String {
        String::from_utf8(normal(text.as_bytes())).unwrap()
    }

    #[test]
    fn a_panic_is_kept_up_to_its_goroutine() {
        let text = "said\npanic: a [recovered]\n\tpanic: (main.t) 0xc00001234\n\
                    [signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x4a1b2c]\n\n\
                    goroutine 18 [running]:\nmain.main()\n\t/a/b.go:3 +0x12\n";
        assert_eq!(
            normalized(text),
            "said\npanic: a [recovered]\n\tpanic: (main.t) 0x…\n\
             [signal SIGSEGV: segmentation violation code=… addr=0x18 pc=…]\n\n\
             goroutine N [running]:\n"
        );
    }

    #[test]
    fn the_stack_of_the_runtime_is_left_out() {
        let text = "runtime: sp=0xc0200e1390 stack=[0xc0200e0000, 0xc0400e0000]\n\
                    fatal error: stack overflow\n\nruntime stack:\nruntime.throw\n";
        let expected = "runtime: sp=0x… stack=[0x…, 0x…]\nfatal error: stack overflow\n";
        assert_eq!(normalized(text), expected);
    }

    #[test]
    fn what_the_runtime_knows_about_a_thread_is_left_out() {
        let header =
            "goroutine 1 gp=0xc000002380 m=0 mp=0x55d0a0 [chan receive, locked to thread]:\n";
        assert_eq!(normalized(header), "goroutine 1 [chan receive]:\n");
        assert_eq!(normalized("goroutine 1 is busy\n"), "goroutine 1 is busy\n");
    }

    #[test]
    fn only_the_address_of_a_fault_is_left_out() {
        let text = "addr=0x1\n[signal SIGSEGV: x code=… addr=0x8 pc=…]\nend".as_bytes();
        let expected = "addr=0x1\n[signal SIGSEGV: x code=… addr=… pc=…]\nend";
        assert_eq!(without_fault_address(text), expected.as_bytes());
    }
}
