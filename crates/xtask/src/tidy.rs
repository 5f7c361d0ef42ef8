//! The laws of the house that a compiler cannot see.
//!
//! Each law looks at the workspace and returns what breaks it; one module a law.
//! Those of the catalogue are with the catalogue.

mod files;
mod layers;
mod manifests;
mod modules;
mod outside;
mod texts;

use anyhow::Result;

use crate::Verdict;
use crate::workspace;

/// Something that breaks a law.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Breach {
    /// File, relative to the workspace, with a line where there is one.
    place: String,
    /// What is wrong with it.
    what: String,
}

impl Breach {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

/// Prints every breach of every law; good if there is none.
pub(crate) fn run() -> Result<Verdict> {
    let crates = manifests::Crate::all(&workspace::metadata()?)?;
    let mut breaches = layers::breaches(&crates);
    breaches.extend(manifests::breaches(&crates)?);
    breaches.extend(outside::breaches(&crates)?);
    breaches.extend(modules::breaches(&crates)?);
    breaches.extend(files::breaches()?);
    breaches.extend(texts::breaches()?);
    let pages = [redline_rules::pages(), redline_crash::pages()].concat();
    let broken = redline_catalogue::laws::violations(&pages);
    breaches.extend(broken.into_iter().map(|what| Breach::new("catalogue", what)));
    breaches.sort();
    for Breach { place, what } in &breaches {
        println!("{place}: {what}");
    }
    println!("{} crates, {} pages, {} breaches", crates.len(), pages.len(), breaches.len());
    Ok(Verdict::of(breaches.is_empty()))
}
