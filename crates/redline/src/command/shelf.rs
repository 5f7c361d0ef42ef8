//! Texts that are there before it is their turn.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::ops::Range;

/// Texts by name, in a file that nobody else sees: those of a large project do
/// not fit into memory.
#[derive(Default)]
pub(in crate::command) struct Shelf {
    file: Option<File>,
    places: BTreeMap<String, Vec<Range<u64>>>,
}

impl Shelf {
    /// Keeps a text, behind what there is of that name.
    pub(in crate::command) fn put(&mut self, name: &str, text: &[u8]) -> io::Result<()> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => tempfile::tempfile()?,
        };
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(text)?;
        let end = file.stream_position()?;
        self.file = Some(file);
        let places = self.places.entry(name.to_owned()).or_default();
        match places.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => places.push(start..end),
        }
        Ok(())
    }

    /// Writes what there is of a name, and has it no more.
    pub(in crate::command) fn take(
        &mut self,
        name: &str,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let (Some(file), Some(places)) = (&mut self.file, self.places.remove(name)) else {
            return Ok(());
        };
        for place in places {
            file.seek(SeekFrom::Start(place.start))?;
            io::copy(&mut file.take(place.end - place.start), output)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_once_and_in_any_order() -> io::Result<()> {
        let mut shelf = Shelf::default();
        let mut output = Vec::new();
        shelf.take("a", &mut output)?;
        for (name, text) in [("a", "1"), ("b", "2"), ("b", "3"), ("a", "4")] {
            shelf.put(name, text.as_bytes())?;
        }
        shelf.take("b", &mut output)?;
        shelf.take("b", &mut output)?;
        shelf.put("c", b"5")?;
        shelf.take("a", &mut output)?;
        shelf.take("c", &mut output)?;
        assert_eq!(output, b"23145");
        Ok(())
    }
}
