//! Inputs that are worth starting from.

use std::fs;
use std::io;
use std::path::Path;

/// Inputs in the order of their file names, and words to make others with.
#[derive(Clone, Default, Debug)]
pub struct Corpus {
    /// The inputs.
    pub inputs: Vec<Vec<u8>>,
    /// The words.
    pub words: Vec<Vec<u8>>,
}

impl Corpus {
    /// Reads all files of a folder as inputs; a folder that does not exist has none.
    pub fn read(folder: &Path, words: Vec<Vec<u8>>) -> io::Result<Self> {
        let mut paths = Vec::new();
        if folder.exists() {
            for entry in fs::read_dir(folder)? {
                paths.push(entry?.path());
            }
        }
        paths.sort();
        let inputs = paths.iter().filter(|path| path.is_file()).map(fs::read);
        Ok(Self { inputs: inputs.collect::<io::Result<_>>()?, words })
    }

    /// Adds the `.out` files of a folder and the folders in it, in the order of their paths,
    /// up to a length: what follows from a longer one follows from its beginning.
    pub fn add_recordings(&mut self, folder: &Path, longest: usize) -> io::Result<()> {
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.add_recordings(&path, longest)?;
            } else if path.extension().is_some_and(|it| it == "out") {
                let mut input = fs::read(&path)?;
                input.truncate(longest);
                self.inputs.push(input);
            }
        }
        Ok(())
    }
}
