//! How a program ended, in a form that is the same for every run.

use std::process::ExitStatus;

use anyhow::{Context, Result};

use super::normal;

/// The normal form of one run, or of several that agree.
///
/// The first line is `exit status N`. What was written follows below a line
/// `-- stdout --` or `-- stderr --`, where anything was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    text: Vec<u8>,
}

impl Outcome {
    /// Of a run. A program that a signal ended has none.
    pub(super) fn of(status: ExitStatus, stdout: &[u8], stderr: &[u8]) -> Result<Self> {
        let code = status.code().with_context(|| status.to_string())?;
        let mut text = format!("exit status {code}\n").into_bytes();
        section(&mut text, "stdout", stdout);
        section(&mut text, "stderr", &normal::normal(stderr));
        Ok(Self { text })
    }

    /// One that was stored.
    pub(super) fn stored(text: Vec<u8>) -> Self {
        Self { text }
    }

    /// Its text.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// Whether the program failed.
    pub(super) fn is_death(&self) -> bool {
        !self.text.starts_with(b"exit status 0\n")
    }

    /// What two runs agree on: without the address of a fault if only that differs.
    pub(super) fn agreed(&self, other: &Self) -> Option<Self> {
        if self == other {
            return Some(self.clone());
        }
        let text = normal::without_fault_address(&self.text);
        (text == normal::without_fault_address(&other.text)).then_some(Self { text })
    }

    /// The first line in which it differs from another, as both have it.
    pub(super) fn difference(&self, other: &Self) -> String {
        let lines = |it: &Self| String::from_utf8_lossy(&it.text).into_owned();
        let (ours, theirs) = (lines(self), lines(other));
        let (mut left, mut right) = (ours.split('\n'), theirs.split('\n'));
        loop {
            match (left.next(), right.next()) {
                (None, None) => return "bytes that are no text".to_owned(),
                (a, b) if a == b => {}
                (a, b) => return format!("{:?}, not {:?}", a.unwrap_or(""), b.unwrap_or("")),
            }
        }
    }
}

/// Adds a section that is not empty. One that others may follow ends its last line.
fn section(text: &mut Vec<u8>, name: &str, content: &[u8]) {
    if content.is_empty() {
        return;
    }
    if !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    text.extend(format!("-- {name} --\n").bytes());
    text.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(text: &str) -> Outcome {
        Outcome::stored(text.as_bytes().to_owned())
    }

    #[test]
    #[cfg(unix)]
    fn sections_stand_where_something_was_written() {
        use std::os::unix::process::ExitStatusExt as _;
        let exit = |code: i32| ExitStatus::from_raw(code << 8);
        let text = |status, stdout: &[u8], stderr: &[u8]| {
            let outcome = Outcome::of(status, stdout, stderr).unwrap();
            String::from_utf8(outcome.text).unwrap()
        };
        assert_eq!(text(exit(0), b"", b""), "exit status 0\n");
        let both = "exit status 3\n-- stdout --\na\n-- stderr --\nb";
        assert_eq!(text(exit(3), b"a", b"b"), both);
        assert!(Outcome::of(ExitStatus::from_raw(9), b"", b"").is_err());
    }

    #[test]
    fn runs_agree_but_for_the_address_of_a_fault() {
        let (a, b) = (stored("[signal X addr=0x0 pc=…]\n"), stored("[signal X addr=0x8 pc=…]\n"));
        assert_eq!(a.agreed(&a), Some(a.clone()));
        assert_eq!(a.agreed(&b), Some(stored("[signal X addr=… pc=…]\n")));
        assert_eq!(a.agreed(&stored("other")), None);
        assert_eq!(stored("a\nb\n").difference(&stored("a\nc\n")), "\"b\", not \"c\"");
    }
}
