//! Platforms: operating systems, architectures, and what Go supports on them.
//!
//! The names are those of `go tool dist list` and of the lists by which the
//! `go` command reads file names, which never lose an entry.

mod features;

use std::fmt;
use std::str::FromStr;

/// An operating system and an architecture by their Go names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Platform {
    /// `GOOS`, such as `linux`.
    pub os: Box<str>,
    /// `GOARCH`, such as `amd64`.
    pub arch: Box<str>,
}

/// Names of operating systems that count in file names. Sorted.
const OSES: [&str; 18] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

/// Those of them for which the tag `unix` is set. Sorted.
const UNIXES: [&str; 12] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "linux",
    "netbsd",
    "openbsd",
    "solaris",
];

/// Names of architectures that count in file names. Sorted.
const ARCHES: [&str; 24] = [
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "arm64",
    "arm64be",
    "armbe",
    "loong64",
    "mips",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "mipsle",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Platforms that Go builds for, and whether cgo works there. Sorted.
const SUPPORTED: [(&str, &str, bool); 49] = [
    ("aix", "ppc64", true),
    ("android", "386", true),
    ("android", "amd64", true),
    ("android", "arm", true),
    ("android", "arm64", true),
    ("darwin", "amd64", true),
    ("darwin", "arm64", true),
    ("dragonfly", "amd64", true),
    ("freebsd", "386", true),
    ("freebsd", "amd64", true),
    ("freebsd", "arm", true),
    ("freebsd", "arm64", true),
    ("freebsd", "riscv64", true),
    ("illumos", "amd64", true),
    ("ios", "amd64", true),
    ("ios", "arm64", true),
    ("js", "wasm", false),
    ("linux", "386", true),
    ("linux", "amd64", true),
    ("linux", "arm", true),
    ("linux", "arm64", true),
    ("linux", "loong64", true),
    ("linux", "mips", true),
    ("linux", "mips64", true),
    ("linux", "mips64le", true),
    ("linux", "mipsle", true),
    ("linux", "ppc64", true),
    ("linux", "ppc64le", true),
    ("linux", "riscv64", true),
    ("linux", "s390x", true),
    ("linux", "sparc64", true),
    ("netbsd", "386", true),
    ("netbsd", "amd64", true),
    ("netbsd", "arm", true),
    ("netbsd", "arm64", true),
    ("openbsd", "386", true),
    ("openbsd", "amd64", true),
    ("openbsd", "arm", true),
    ("openbsd", "arm64", true),
    ("openbsd", "ppc64", false),
    ("openbsd", "riscv64", true),
    ("plan9", "386", false),
    ("plan9", "amd64", false),
    ("plan9", "arm", false),
    ("solaris", "amd64", true),
    ("wasip1", "wasm", false),
    ("windows", "386", true),
    ("windows", "amd64", true),
    ("windows", "arm64", true),
];

pub(crate) fn is_known_os(name: &str) -> bool {
    OSES.binary_search(&name).is_ok()
}

pub(crate) fn is_unix(os: &str) -> bool {
    UNIXES.binary_search(&os).is_ok()
}

pub(crate) fn is_known_arch(name: &str) -> bool {
    ARCHES.binary_search(&name).is_ok()
}

impl Platform {
    /// The platform `os/arch`, known or not.
    pub fn new(os: &str, arch: &str) -> Self {
        Self { os: os.into(), arch: arch.into() }
    }

    /// The platform this program runs on.
    pub fn host() -> Self {
        let os = match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        };
        let arch = match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "x86" => "386",
            "aarch64" => "arm64",
            "loongarch64" => "loong64",
            "powerpc64" if cfg!(target_endian = "little") => "ppc64le",
            "powerpc64" => "ppc64",
            "mips64" if cfg!(target_endian = "little") => "mips64le",
            "mips" if cfg!(target_endian = "little") => "mipsle",
            "wasm32" | "wasm64" => "wasm",
            other => other,
        };
        Self::new(os, arch)
    }

    /// Whether Go builds for it.
    pub fn is_supported(&self) -> bool {
        self.support().is_some()
    }

    /// Whether cgo works there.
    pub fn supports_cgo(&self) -> bool {
        self.support().unwrap_or(false)
    }

    fn support(&self) -> Option<bool> {
        let wanted = (&*self.os, &*self.arch);
        let at = SUPPORTED.binary_search_by(|&(os, arch, _)| (os, arch).cmp(&wanted)).ok()?;
        SUPPORTED.get(at).map(|&(_, _, cgo)| cgo)
    }

    /// Whether every program is linked by the system's linker, which brings in
    /// `runtime/cgo`.
    pub(crate) fn must_link_externally(&self) -> bool {
        match (&*self.os, &*self.arch) {
            ("android", arch) => arch != "arm64",
            // Position-independent by default, without an internal linker for it.
            ("ios", _) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.arch)
    }
}

/// Why a text is not a platform.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlatformError(String);

impl fmt::Display for PlatformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PlatformError {}

impl FromStr for Platform {
    type Err = PlatformError;

    /// Reads `os/arch` of a platform that Go builds for.
    fn from_str(text: &str) -> Result<Self, PlatformError> {
        let (os, arch) = text
            .split_once('/')
            .ok_or_else(|| PlatformError(format!("{text:?} is not of the form os/arch")))?;
        let platform = Self::new(os, arch);
        if platform.is_supported() {
            return Ok(platform);
        }
        Err(PlatformError(format!("Go does not build for {platform}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(OSES.is_sorted() && ARCHES.is_sorted() && UNIXES.is_sorted());
        assert!(SUPPORTED.is_sorted_by_key(|&(os, arch, _)| (os, arch)));
        let known = |&(os, arch, _): &(&str, &str, bool)| is_known_os(os) && is_known_arch(arch);
        assert!(SUPPORTED.iter().all(known));
        assert!(UNIXES.iter().all(|os| is_known_os(os)));
    }

    #[test]
    fn platforms_are_read() {
        let linux: Platform = "linux/amd64".parse().unwrap();
        assert!(linux.supports_cgo());
        assert!(!"js/wasm".parse::<Platform>().unwrap().supports_cgo());
        assert!("linux".parse::<Platform>().is_err() && "linux/vax".parse::<Platform>().is_err());
        assert!(Platform::host().is_supported());
    }
}
