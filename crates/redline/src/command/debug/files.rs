//! Which files a path stands for: itself, or every Go file in and below a folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Listed;

/// The files that `path` stands for, in byte order of the shown paths: a file shown
/// as it was given, or those of a folder whose names end in `.go`, shown relative to
/// it. Folders named `testdata` are left out and symbolic links not followed.
///
/// What cannot be read is given to `failed`; the rest is still listed.
pub(super) fn list(path: &Path, failed: &mut dyn FnMut(&Path, &io::Error)) -> Vec<Listed> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => below(path, failed),
        Ok(_) => {
            let shown = path.as_os_str().as_encoded_bytes().to_vec();
            vec![Listed { path: path.to_owned(), shown }]
        }
        Err(error) => {
            failed(path, &error);
            Vec::new()
        }
    }
}

fn below(folder: &Path, failed: &mut dyn FnMut(&Path, &io::Error)) -> Vec<Listed> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), Vec::new())];
    while let Some((folder, shown)) = folders.pop() {
        let mut read = || -> io::Result<()> {
            for entry in fs::read_dir(&folder)? {
                sort_in(&entry?, &shown, &mut folders, &mut files)?;
            }
            Ok(())
        };
        if let Err(error) = read() {
            failed(&folder, &error);
        }
    }
    files.sort_by(|a, b| a.shown.cmp(&b.shown));
    files
}

fn sort_in(
    entry: &fs::DirEntry,
    parent: &[u8],
    folders: &mut Vec<(PathBuf, Vec<u8>)>,
    files: &mut Vec<Listed>,
) -> io::Result<()> {
    let kind = entry.file_type()?;
    let name = entry.file_name();
    let name = name.as_encoded_bytes();
    if kind.is_dir() && name != b"testdata" {
        folders.push((entry.path(), [parent, name, b"/"].concat()));
    } else if kind.is_file() && name.ends_with(b".go") {
        files.push(Listed { path: entry.path(), shown: [parent, name].concat() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_files_are_listed_in_byte_order_of_their_paths() {
        let root = tempfile::tempdir().unwrap();
        let below = |path: &str| root.path().join(path);
        for folder in ["a", "a-b", "a/testdata", "testdata/.hidden"] {
            fs::create_dir_all(below(folder)).unwrap();
        }
        let names = ["a/x.go", "a-b/x.go", "a/testdata/x.go", "z.go", "_w.go", "no.txt"];
        for name in names.into_iter().chain(["testdata/.hidden/x.go"]) {
            fs::write(below(name), "").unwrap();
        }
        let shown = |path: &str| -> Vec<_> {
            let listed = list(&below(path), &mut |path, error| panic!("{path:?}: {error}"));
            listed.into_iter().map(|file| String::from_utf8(file.shown).unwrap()).collect()
        };
        assert_eq!(shown(""), ["_w.go", "a-b/x.go", "a/x.go", "z.go"]);
        assert_eq!(shown("testdata"), [".hidden/x.go"]);
        assert_eq!(shown("no.txt"), [below("no.txt").to_str().unwrap()]);
    }

    #[test]
    fn a_path_that_is_not_there_is_said() {
        let mut failures = 0;
        assert!(list(Path::new("no/such/path"), &mut |_, _| failures += 1).is_empty());
        assert_eq!(failures, 1);
    }
}
