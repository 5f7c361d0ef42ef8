//! The index of a pack: its folders and files.
//!
//! Lines of text, a word or number between spaces: `folder PATH PACKED`, and below
//! it for each of its files `file NAME SIZE SQUEEZED`. Paths and names are in byte
//! order and hold no spaces.

use std::fmt;

use crate::source::MAX_SOURCE_BYTES;

/// What is in a pack.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Index {
    /// Folders that hold files, by path.
    pub folders: Vec<PackedFolder>,
}

/// A folder of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackedFolder {
    /// Its path relative to the Go tree, with slashes: `src/net/http`; empty for the
    /// tree itself.
    pub path: String,
    /// Bytes of its frame.
    pub packed: usize,
    /// Its files, by name.
    pub files: Vec<PackedFile>,
}

/// A file of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackedFile {
    /// Its name.
    pub name: String,
    /// Bytes of its text.
    pub size: usize,
    /// Bytes of its squeezed text.
    pub squeezed: usize,
}

/// Where and why an index is not well formed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndexFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong: one phrase, no capital, no full stop.
    pub message: &'static str,
}

impl fmt::Display for IndexFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// The lines of the index.
impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for PackedFolder { path, packed, files } in &self.folders {
            writeln!(f, "folder {path} {packed}")?;
            for PackedFile { name, size, squeezed } in files {
                writeln!(f, "file {name} {size} {squeezed}")?;
            }
        }
        Ok(())
    }
}

impl Index {
    /// Reads the lines of an index.
    pub fn parse(text: &[u8]) -> Result<Self, IndexFault> {
        let fault = |line, message| IndexFault { line, message };
        let text = std::str::from_utf8(text).map_err(|_| fault(1, "not UTF-8"))?;
        let mut index = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            index.add(line).map_err(|message| fault(number, message))?;
        }
        Ok(index)
    }

    fn add(&mut self, line: &str) -> Result<(), &'static str> {
        let words: Vec<&str> = line.split(' ').collect();
        match *words.as_slice() {
            ["folder", path, packed] => {
                let folder = PackedFolder {
                    path: path.to_owned(),
                    packed: number(packed)?,
                    files: Vec::new(),
                };
                push(&mut self.folders, folder, |folder| &folder.path)
            }
            ["file", name, size, squeezed] => {
                let folder = self.folders.last_mut().ok_or("a file before every folder")?;
                let file = PackedFile {
                    name: name.to_owned(),
                    size: number(size)?,
                    squeezed: number(squeezed)?,
                };
                push(&mut folder.files, file, |file| &file.name)
            }
            _ => Err("neither a folder nor a file"),
        }
    }

    /// The place of a folder in the index.
    pub fn folder(&self, path: &str) -> Option<usize> {
        self.folders.binary_search_by(|folder| folder.path.as_str().cmp(path)).ok()
    }
}

impl PackedFolder {
    /// The place of a file in the folder.
    pub fn file(&self, name: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.name.as_str().cmp(name)).ok()
    }
}

fn number(word: &str) -> Result<usize, &'static str> {
    let number = word.parse().ok().filter(|&number: &u64| number <= MAX_SOURCE_BYTES);
    number.and_then(|number| number.try_into().ok()).ok_or("not a number of bytes")
}

/// Adds what must come behind all that is there.
fn push<T>(list: &mut Vec<T>, new: T, key: fn(&T) -> &String) -> Result<(), &'static str> {
    if list.last().is_some_and(|last| key(last) >= key(&new)) {
        return Err("not in byte order");
    }
    list.push(new);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "folder  1\nfile VERSION 9 9\nfolder src/fmt 20\nfile a.go 10 5\nfile b.go 3 2\n";

    #[test]
    fn lines_are_read_and_written() {
        let index = Index::parse(TEXT.as_bytes()).unwrap();
        assert_eq!(index.to_string(), TEXT);
        let folder = &index.folders[index.folder("src/fmt").unwrap()];
        assert_eq!(folder.file("b.go"), Some(1));
        assert_eq!((folder.file("c.go"), index.folder("src")), (None, None));
    }

    #[test]
    fn bad_lines_are_refused() {
        for (text, line, message) in [
            ("file a 1 1", 1, "a file before every folder"),
            ("folder b 1\nfolder a 1", 2, "not in byte order"),
            ("folder b 1\nfile a 1 1\nfile a 1 1", 3, "not in byte order"),
            ("folder b -1", 1, "not a number of bytes"),
            ("folder b 9999999999", 1, "not a number of bytes"),
            ("folder a b 1", 1, "neither a folder nor a file"),
            ("\n", 1, "neither a folder nor a file"),
        ] {
            assert_eq!(Index::parse(text.as_bytes()), Err(IndexFault { line, message }), "{text}");
        }
        assert_eq!(Index::parse(b"\xff").unwrap_err().message, "not UTF-8");
    }
}
