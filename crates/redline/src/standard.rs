//! Which standard library a command goes by: that of a Go tree, or the embedded one.

use anyhow::{Result, bail};
use clap::ValueEnum;
use redline_project::pack::Pack;
use redline_project::{Environment, Goroot};

/// The declarations of the newest Go release, made by `cargo xtask std-pack`.
static PACK: &[u8] = include_bytes!("../std/go.pack");

/// Where the standard library is from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Std {
    /// A Go tree if there is one, else the embedded one; also where GOROOT names none.
    Auto,
    /// The one that is embedded in redline.
    Embedded,
    /// A Go tree: GOROOT, that of `go` on the path, or one in the usual places.
    Goroot,
}

impl Std {
    /// The settings of Go in this process, with this standard library.
    pub(crate) fn environment(self) -> Result<Environment> {
        let environment = Environment::of_process(None);
        Ok(match (self, &environment.goroot) {
            (Self::Embedded, _) => environment.with_goroot(embedded()?.fixed()),
            (Self::Auto, Err(_)) => environment.with_stand_in(embedded()?),
            (Self::Goroot, Err(fault)) => bail!("--std goroot: {fault}"),
            (Self::Auto | Self::Goroot, Ok(_)) => environment,
        })
    }
}

fn embedded() -> Result<Goroot> {
    Ok(Goroot::of_pack(Pack::open(PACK)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_well_formed() {
        let pack = Pack::open(PACK).unwrap();
        let mut files = 0;
        for (place, folder) in pack.index().folders.iter().enumerate() {
            for (number, file) in folder.files.iter().enumerate() {
                let text = pack.read(place, number).unwrap().unwrap();
                assert_eq!(text.len(), file.size, "{}/{}", folder.path, file.name);
                files += 1;
            }
        }
        assert!(files > 1000 && PACK.len() <= 4 << 20, "{files} files, {} bytes", PACK.len());
        assert_eq!(embedded().unwrap().dir.to_str(), Some("$GOROOT"));
    }
}
