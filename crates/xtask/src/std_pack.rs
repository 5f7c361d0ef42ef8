//! The standard library that is embedded in redline, packed from a Go tree.

mod blank;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use redline_project::pack::{Index, Pack, PackedFile, PackedFolder, gaps};

use self::tree::{TreeFile, TreeFolder};
use crate::{Verdict, go, workspace};

/// The committed pack, relative to the workspace.
const PACK: &str = "crates/redline/std/go.pack";
/// Most bytes that the pack may have.
const LIMIT: usize = 4 << 20;
/// The strongest setting of Zstandard: packing is rare, reading is not slower for it.
const LEVEL: i32 = 22;

#[derive(Args)]
pub(crate) struct Arguments {
    /// Only say whether the committed pack is the one that the tree gives.
    #[arg(long)]
    check: bool,
    /// The Go tree; that of the reference release, installed if it is missing, if none is given.
    goroot: Option<PathBuf>,
}

/// Packs the Go tree; with `--check`, compares only.
pub(crate) fn run(arguments: &Arguments) -> Result<Verdict> {
    let root = match &arguments.goroot {
        Some(root) => root.clone(),
        None => go::install(go::REFERENCE)?,
    };
    let pack = pack(&root)?;
    let file = workspace::root().join(PACK);
    if arguments.check {
        let is_same = fs::read(&file)? == pack;
        println!("{PACK} is {}that of {}", if is_same { "" } else { "not " }, root.display());
        return Ok(Verdict::of(is_same));
    }
    fs::write(file, &pack)?;
    println!("{PACK}: {} bytes", pack.len());
    Ok(Verdict::Good)
}

/// The pack of a Go tree.
fn pack(root: &Path) -> Result<Vec<u8>> {
    let mut index = Index::default();
    let mut frames = Vec::new();
    for folder in tree::folders(root)? {
        let (packed, frame) = pack_folder(&folder)?;
        index.folders.push(packed);
        frames.push(frame);
    }
    let packed_index = compress(index.to_string().as_bytes())?;
    let pack = Pack::assemble(&index, &packed_index, &frames).context("the pack is too large")?;
    ensure!(pack.len() <= LIMIT, "the pack has {} bytes, the limit is {LIMIT}", pack.len());
    verify(root, &pack)?;
    Ok(pack)
}

fn pack_folder(folder: &TreeFolder) -> Result<(PackedFolder, Vec<u8>)> {
    let mut files = Vec::new();
    let mut texts = Vec::new();
    for file in &folder.files {
        let squeezed = squeeze(file).with_context(|| file.path.display().to_string())?;
        let (name, size) = (file.name.clone(), file.text.len());
        files.push(PackedFile { name, size, squeezed: squeezed.len() });
        texts.extend(squeezed);
    }
    let frame = compress(&texts)?;
    Ok((PackedFolder { path: folder.path.clone(), packed: frame.len(), files }, frame))
}

fn squeeze(file: &TreeFile) -> Result<Vec<u8>> {
    let removed = if file.is_whole { Vec::new() } else { blank::removed(&file.text)? };
    let is_removed = |at: usize| removed.get(at).copied().unwrap_or_default();
    gaps::squeeze(&file.text, &is_removed).context("a NUL byte")
}

fn compress(text: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(text, LEVEL)?)
}

/// Reads the pack back: each file has its length, and its tokens their places.
fn verify(root: &Path, pack: &[u8]) -> Result<()> {
    let pack = Pack::open(pack.to_vec())?;
    for (place, folder) in pack.index().folders.iter().enumerate() {
        for (number, file) in folder.files.iter().enumerate() {
            let path = root.join(&folder.path).join(&file.name);
            let text = pack.read(place, number).context("the index names the file")??;
            if !blank::has_same_places(&fs::read(&path)?, &text) {
                bail!("{}: its tokens have moved", path.display());
            }
        }
    }
    Ok(())
}
