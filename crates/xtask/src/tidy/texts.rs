//! What the pages of the red lines show as printed by Go was printed by Go: each
//! text occurs in a crash that was recorded from a real release.

use std::path::Path;

use anyhow::{Context, Result};
use redline_catalogue::RedLine;

use super::Breach;
use crate::{crashes, workspace};

/// Texts in the catalogue that occur in no recorded crash.
pub(super) fn breaches() -> Result<Vec<Breach>> {
    let folder = workspace::root().join(crashes::RECORDED);
    let mut missing: Vec<(&str, &str)> = RedLine::ALL
        .iter()
        .flat_map(|line| line.runtime_texts().map(|it| (line.id(), it)))
        .collect();
    visit(&folder, &mut |printed| missing.retain(|(_, text)| !printed.contains(text)))?;
    let breach = |(line, text): (&str, &str)| {
        let place = format!("crates/redline_catalogue/lines/{line}.md");
        Breach::new(place, format!("`{text}` occurs in no recorded crash"))
    };
    Ok(missing.into_iter().map(breach).collect())
}

/// Calls `visit` with what each program printed, below a folder.
fn visit(folder: &Path, visit: &mut impl FnMut(&str)) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            self::visit(&path, visit)?;
        } else if path.extension().is_some_and(|it| it == "out") {
            visit(&String::from_utf8_lossy(&std::fs::read(&path)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_catalogue_was_printed_by_a_real_release() {
        assert_eq!(breaches().unwrap(), []);
    }
}
