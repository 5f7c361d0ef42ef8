//! Packages are printed in an order that does not depend on which is done first.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::mpsc::SyncSender;

use super::shelf::Shelf;

/// A piece of what is printed about a package.
pub(in crate::command) struct Piece {
    /// The path of the package.
    path: String,
    /// The text; `None` behind the last one.
    text: Option<Vec<u8>>,
}

/// What is printed about a package, sent piece by piece.
pub(in crate::command) struct Pieces<'s> {
    path: &'s str,
    buffer: Vec<u8>,
    sender: &'s SyncSender<Piece>,
}

/// Number of bytes from which a piece is sent.
const LARGE: usize = 1 << 16;

impl<'s> Pieces<'s> {
    /// Sends what `write` writes about the package `path`.
    pub(in crate::command) fn send(
        path: &'s str,
        sender: &'s SyncSender<Piece>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut pieces = Self { path, buffer: Vec::new(), sender };
        write(&mut pieces)?;
        pieces.flush()?;
        pieces.send_piece(None)
    }

    fn send_piece(&self, text: Option<Vec<u8>>) -> io::Result<()> {
        let piece = Piece { path: self.path.to_owned(), text };
        self.sender.send(piece).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= LARGE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = std::mem::take(&mut self.buffer);
        if text.is_empty() { Ok(()) } else { self.send_piece(Some(text)) }
    }
}

/// Writes packages in the byte order of their paths. The one whose turn it is is
/// written piece by piece; what comes too early is kept.
pub(in crate::command) struct Printer<'o> {
    output: &'o mut dyn Write,
    /// The paths of the packages that have not been written.
    left: BTreeSet<String>,
    /// Those of them whose text is there.
    complete: BTreeSet<String>,
    shelf: Shelf,
}

impl<'o> Printer<'o> {
    /// Expects packages with these paths.
    pub(in crate::command) fn new(left: BTreeSet<String>, output: &'o mut dyn Write) -> Self {
        Self { output, left, complete: BTreeSet::new(), shelf: Shelf::default() }
    }

    /// Takes a piece.
    pub(in crate::command) fn add(&mut self, piece: Piece) -> io::Result<()> {
        let Piece { path, text } = piece;
        let is_next = self.left.first() == Some(&path);
        match text {
            Some(text) if is_next => self.output.write_all(&text),
            Some(text) => self.shelf.put(&path, &text),
            None => {
                self.complete.insert(path);
                self.go_on()
            }
        }
    }

    /// Goes on to the first package that is not complete.
    fn go_on(&mut self) -> io::Result<()> {
        while let Some(done) = self.left.first()
            && self.complete.remove(done)
        {
            self.left.pop_first();
            if let Some(next) = self.left.first() {
                self.shelf.take(next, self.output)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(path: &str, text: Option<&str>) -> Piece {
        Piece { path: path.into(), text: text.map(Into::into) }
    }

    #[test]
    fn packages_are_written_in_the_order_of_their_paths() -> io::Result<()> {
        let mut output = Vec::new();
        let left = ["b", "a/c", "a"].map(str::to_owned).into();
        let mut printer = Printer::new(left, &mut output);
        for (path, text) in [
            ("b", Some("5")),
            ("a/c", Some("3")),
            ("a", Some("1")),
            ("b", None),
            ("a", Some("2")),
            ("a", None),
            ("a/c", Some("4")),
            ("a/c", None),
        ] {
            printer.add(piece(path, text))?;
        }
        assert!(printer.left.is_empty());
        assert_eq!(output, b"12345");
        Ok(())
    }

    #[test]
    fn long_texts_are_sent_in_pieces() -> io::Result<()> {
        let (sender, receiver) = std::sync::mpsc::sync_channel(9);
        let text = vec![b'x'; LARGE];
        Pieces::send("p", &sender, |output| {
            output.write_all(&text)?;
            output.write_all(b"y")
        })?;
        drop(sender);
        let lengths: Vec<_> = receiver.iter().map(|it| it.text.map(|text| text.len())).collect();
        assert_eq!(lengths, [Some(LARGE), Some(1), None]);
        Ok(())
    }
}
