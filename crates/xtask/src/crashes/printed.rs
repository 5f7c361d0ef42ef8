//! Which goroutines the runtime printed, told from the writes in which it printed them.
//!
//! The runtime writes each argument of its `print` on its own: the head of a
//! goroutine comes as `goroutine `, `17`, ` [`, and a frame as a tab, the file,
//! `:` and the line. What the program prints comes as it was given to one write,
//! so that nothing in it can pass for either.

/// What the runtime printed about goroutines.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Printed {
    /// Blocks in order: whose stack, and how many frames.
    pub(super) blocks: Vec<(Stack, u32)>,
    /// Lines that name the creator of a goroutine.
    pub(super) creators: u32,
}

/// Whose stack a block of frames is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stack {
    Goroutine(u64),
    /// An ancestor of the goroutine before, with `GODEBUG=tracebackancestors`.
    Ancestor(u64),
    /// The stack of a thread, or frames below no head.
    System,
}

impl std::fmt::Display for Stack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Goroutine(id) => write!(f, "{id}"),
            Self::Ancestor(id) => write!(f, "ancestor {id}"),
            Self::System => f.write_str("system"),
        }
    }
}

impl Printed {
    /// Of all writes of a program.
    pub(super) fn in_writes(writes: &[Vec<u8>]) -> Self {
        let mut printed = Self::default();
        let mut of_creator = false;
        for at in 0..writes.len() {
            let rest = writes.get(at..).unwrap_or_default();
            if let Some(stack) = head(rest) {
                printed.blocks.push((stack, 0));
                of_creator = false;
            } else if is(rest, 0, b"created by ") {
                printed.creators += 1;
                of_creator = true;
            } else if is_frame(rest) && !std::mem::take(&mut of_creator) {
                printed.add_frame();
            }
        }
        printed
    }

    /// The blocks, each as its stack, a colon and the number of its frames.
    pub(super) fn texts(&self) -> Vec<String> {
        self.blocks.iter().map(|(stack, frames)| format!("{stack}:{frames}")).collect()
    }

    fn add_frame(&mut self) {
        match self.blocks.last_mut() {
            Some((_, frames)) => *frames += 1,
            None => self.blocks.push((Stack::System, 1)),
        }
    }
}

fn head(writes: &[Vec<u8>]) -> Option<Stack> {
    if is(writes, 0, b"runtime stack:\n") {
        return Some(Stack::System);
    }
    let id = number(writes.get(1)?)?;
    if is(writes, 0, b"goroutine ") && (is(writes, 2, b" [") || is(writes, 2, b" gp=")) {
        return Some(Stack::Goroutine(id));
    }
    is(writes, 0, b"[originating from goroutine ").then_some(Stack::Ancestor(id))
}

fn is_frame(writes: &[Vec<u8>]) -> bool {
    is(writes, 0, b"\t")
        && is(writes, 2, b":")
        && writes.get(3).is_some_and(|it| number(it).is_some())
}

fn is(writes: &[Vec<u8>], at: usize, bytes: &[u8]) -> bool {
    writes.get(at).is_some_and(|write| write == bytes)
}

fn number(bytes: &[u8]) -> Option<u64> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writes(texts: &[&str]) -> Vec<Vec<u8>> {
        texts.iter().map(|text| text.as_bytes().to_vec()).collect()
    }

    #[test]
    fn heads_frames_and_creators_are_counted() {
        let printed = Printed::in_writes(&writes(&[
            "goroutine ",
            "1",
            " [",
            "running",
            "]",
            ":\n",
            "main.main",
            "(",
            ")\n",
            "\t",
            "/a.go",
            ":",
            "3",
            " +",
            "0x1",
            "\n",
            "created by ",
            "main.x",
            "\n",
            "\t",
            "/a.go",
            ":",
            "4",
            "\n",
            "runtime stack:\n",
            "\t",
            "/b.go",
            ":",
            "5",
        ]));
        assert_eq!(printed.blocks, [(Stack::Goroutine(1), 1), (Stack::System, 1)]);
        assert_eq!(printed.creators, 1);
    }

    #[test]
    fn what_the_program_writes_is_never_counted() {
        let forged = writes(&["goroutine 7 [running]:\nmain.x()\n\t/a.go:3 +0x1\n"]);
        assert_eq!(Printed::in_writes(&forged), Printed::default());
    }
}
