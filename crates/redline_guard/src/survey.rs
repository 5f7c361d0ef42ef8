//! How the files in a home stand to those that are carried.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::stamp;
use crate::{Carried, FILES, Home};

/// How a file in a home stands to the one that is carried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// There is no such file.
    Missing,
    /// It is the same.
    Current,
    /// It is as redline once wrote it, but redline carries another now.
    Outdated,
    /// Somebody changed it, or it never came from redline.
    Changed,
    /// What is there is no plain file, or a link leads there: it is left alone.
    Foreign,
}

/// One carried file in a home.
pub struct Entry {
    /// Where it belongs in the folder of the package, with `/` between folders.
    pub path: &'static str,
    /// How what is there stands to it.
    pub state: State,
    file: PathBuf,
    wanted: String,
    found: String,
}

/// All carried files in a home.
pub struct Survey {
    /// One entry a file, in the order of [`FILES`].
    pub entries: Vec<Entry>,
}

/// A file that could not be read or written.
#[derive(Debug)]
pub struct WriteError {
    file: PathBuf,
    error: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.error)
    }
}

impl std::error::Error for WriteError {}

impl Survey {
    /// Looks at every file of the package in this home.
    pub fn of(home: &Home) -> Result<Self, WriteError> {
        let entries = FILES.iter().map(|carried| Entry::of(carried, home));
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }

    /// The entries in one of these states.
    pub fn in_state(&self, states: &[State]) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| states.contains(&entry.state))
    }

    /// Whether nothing of the package is there.
    pub fn is_empty(&self) -> bool {
        self.in_state(&[State::Missing]).count() == self.entries.len()
    }

    /// Writes the files in these states as they are carried, and returns what was
    /// written. What is [`State::Foreign`] is never written.
    pub fn write(&self, states: &[State]) -> Result<Vec<&Entry>, WriteError> {
        let mut written = Vec::new();
        for entry in self.in_state(states).filter(|entry| entry.state != State::Foreign) {
            entry.write()?;
            written.push(entry);
        }
        Ok(written)
    }
}

impl Entry {
    fn of(carried: &'static Carried, home: &Home) -> Result<Self, WriteError> {
        let file = home.dir.join(carried.path);
        let wanted = stamp::stamped(&carried.fitted(&home.import_path));
        let (state, found) = if is_behind_link(&file, &home.root) {
            (State::Foreign, String::new())
        } else {
            look(&file, &wanted).map_err(|error| WriteError { file: file.clone(), error })?
        };
        Ok(Self { path: carried.path, state, file, wanted, found })
    }

    /// What somebody changed, as a unified diff from the carried file to the one
    /// that is there; heads are left out, because nobody writes them by hand.
    pub fn diff(&self) -> String {
        let (carried, found) = (stamp::body(&self.wanted), stamp::body(&self.found));
        let diff = TextDiff::from_lines(carried, found);
        let (old, new) = (format!("carried/{}", self.path), format!("yours/{}", self.path));
        diff.unified_diff().context_radius(3).header(&old, &new).to_string()
    }

    fn write(&self) -> Result<(), WriteError> {
        let write = || {
            if let Some(folder) = self.file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&self.file, &self.wanted)
        };
        write().map_err(|error| WriteError { file: self.file.clone(), error })
    }
}

/// Whether a folder on the way from the module to the file is a link: what is
/// behind it need not belong to the module.
fn is_behind_link(file: &Path, root: &Path) -> bool {
    file.ancestors().skip(1).take_while(|folder| *folder != root).any(Path::is_symlink)
}

/// What is there: how it stands to what is wanted, and its text with the ends of
/// lines that redline writes.
fn look(file: &Path, wanted: &str) -> io::Result<(State, String)> {
    let kind = match std::fs::symlink_metadata(file) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok((State::Missing, String::new()));
        }
        Err(error) => return Err(error),
    };
    if !kind.is_file() {
        return Ok((State::Foreign, String::new()));
    }
    let found = String::from_utf8_lossy(&std::fs::read(file)?).replace("\r\n", "\n");
    let state = match found == wanted {
        true => State::Current,
        false if stamp::is_as_written(&found) => State::Outdated,
        false => State::Changed,
    };
    Ok((state, found))
}
