//! Signals, and what the address of a fault means.

use crate::scan::{Cursor, hexadecimal};
use crate::symbols::readable;

/// A signal as the runtime reports it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signal {
    /// Its name, such as `SIGSEGV`.
    pub name: String,
    /// Its cause as a number (`si_code`), if it is said.
    pub code: Option<i64>,
    /// The address that was used, if it is said.
    pub address: Option<u64>,
    /// The instruction that used it, if it is said.
    pub pc: Option<u64>,
    /// Whether it arrived while C code ran.
    pub in_cgo: bool,
}

/// Below this address nothing is ever mapped: a fault there is a nil pointer with the
/// offset of a field, and the runtime makes it a panic.
const FIRST_PAGE: u64 = 0x1000;

/// The code of an x86 fault at an address that is none: the kernel tells no address.
const NON_CANONICAL: i64 = 0x80;

impl Signal {
    /// A signal of which only the name is known.
    pub(crate) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), code: None, address: None, pc: None, in_cgo: false }
    }

    /// Reads `[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4c7367]`.
    pub(crate) fn bracketed(line: &[u8]) -> Option<Self> {
        let inside = line.strip_prefix(b"[signal ")?;
        let inside = inside.strip_suffix(b"]").unwrap_or(inside);
        let name = Cursor::new(inside).take_while(|byte| byte != b':' && byte != b' ');
        let mut signal = Self::named(&readable(name));
        signal.read_words(inside);
        Some(signal)
    }

    /// Reads `SIGSEGV: segmentation violation`, the line that begins a report.
    pub(crate) fn heading(line: &[u8]) -> Option<(Self, &[u8])> {
        let mut cursor = Cursor::new(line);
        let name = cursor.take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let is_name = name.starts_with(b"SIG") && name.len() > 4 && name.len() < 12;
        let text = cursor.rest();
        (is_name && cursor.eat(b": ") && !cursor.rest().is_empty())
            .then(|| (Self::named(&readable(name)), text.get(2..).unwrap_or_default()))
    }

    /// Takes in `code=`, `sigcode=`, `addr=` and `pc=` wherever they stand in the line.
    pub(crate) fn read_words(&mut self, line: &[u8]) {
        for word in line.split(|&byte| byte == b' ' || byte == b']') {
            let Some(equals) = memchr::memchr(b'=', word) else { continue };
            let (key, value) = word.split_at(equals);
            let value = value.get(1..).unwrap_or_default();
            match key {
                b"code" | b"sigcode" => {
                    self.code = number(value).map(u64::cast_signed).or(self.code);
                }
                b"addr" => self.address = number(value).or(self.address),
                b"pc" | b"PC" => self.pc = number(value).or(self.pc),
                _ => {}
            }
        }
    }

    /// Whether somebody sent it, instead of the program having caused it.
    ///
    /// Codes from 0 downwards are those of `kill`, `tgkill` and their like. `abort` sends
    /// its signal itself.
    pub fn was_sent(&self) -> bool {
        let asynchronous =
            matches!(self.name.as_str(), "SIGQUIT" | "SIGTERM" | "SIGINT" | "SIGHUP" | "SIGKILL");
        asynchronous || (self.code.is_some_and(|code| code <= 0) && self.name != "SIGABRT")
    }

    /// What the address tells: one sentence without full stop; `None` where no address
    /// belongs to the signal.
    pub fn meaning(&self) -> Option<&'static str> {
        if !matches!(self.name.as_str(), "SIGSEGV" | "SIGBUS") {
            return None;
        }
        if self.code == Some(NON_CANONICAL) {
            return Some(
                "the address was no possible one, so that the processor did not tell it: 0x0 is not true",
            );
        }
        Some(match self.address? {
            0 => "exactly 0: a nil pointer itself, or its first field",
            1..FIRST_PAGE => "close to 0: a nil pointer, at the offset of a field or element",
            address if address >> 32 == 0xc0 => {
                "in the region where Go's heap begins: memory that was given back"
            }
            _ if self.code == Some(2) => {
                "mapped memory that may not be used this way: a write to constants or code"
            }
            _ => "far from 0: no nil pointer, but one that was computed, freed or overwritten",
        })
    }

    /// Whether the fault is one that the runtime makes a panic of on its own.
    pub(crate) fn is_nil_use(&self) -> bool {
        self.code != Some(NON_CANONICAL) && self.address.is_some_and(|address| address < FIRST_PAGE)
    }
}

fn number(text: &[u8]) -> Option<u64> {
    let text = str::from_utf8(text).ok()?;
    match hexadecimal(&mut Cursor::new(text.as_bytes())) {
        Some(number) => Some(number),
        None => text.parse::<i128>().ok().and_then(wrapped),
    }
}

/// Negative codes are printed with or without their sign.
fn wrapped(number: i128) -> Option<u64> {
    let signed = i64::try_from(number).map(i64::cast_unsigned);
    signed.or_else(|_| u64::try_from(number)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bracketed_line_has_all_there_is() {
        let line = b"[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x4c7367]";
        let signal = Signal::bracketed(line).unwrap();
        assert_eq!((signal.name.as_str(), signal.code), ("SIGSEGV", Some(1)));
        assert_eq!((signal.address, signal.pc), (Some(8), Some(0x4c_7367)));
        assert!(signal.is_nil_use() && signal.meaning().unwrap().starts_with("close to 0"));
    }

    #[test]
    fn an_address_that_is_none_is_not_believed() {
        let line = b"[signal SIGSEGV: segmentation violation code=0x80 addr=0x0 pc=0x4c7367]";
        let signal = Signal::bracketed(line).unwrap();
        assert!(!signal.is_nil_use() && signal.meaning().unwrap().ends_with("0x0 is not true"));
    }

    #[test]
    fn a_heading_is_a_name_and_a_text() {
        let (signal, text) = Signal::heading(b"SIGABRT: abort").unwrap();
        assert_eq!((signal.name.as_str(), text), ("SIGABRT", &b"abort"[..]));
        for line in [&b"SIGNAL"[..], b"SIG: x", b"signal: killed", b"SIGABRT", b"SIGABRT:"] {
            assert_eq!(Signal::heading(line), None);
        }
    }
}
