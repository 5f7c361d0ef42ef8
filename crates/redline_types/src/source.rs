//! What the checker reads: the parsed and resolved files of a package.

use redline_base::Name;
use redline_constant::{Basic as Values, Width};
use redline_names::{PackageScope, Resolution};
use redline_syntax::Tree;

use crate::{Basic, PackageId};

/// A package to be checked.
#[derive(Clone, Copy)]
pub struct PackageSource<'a> {
    /// The package, as others refer to it.
    pub package: PackageId,
    /// Its files in the order of their names.
    pub files: &'a [SourceFile<'a>],
    /// What they declare at top level.
    pub scope: &'a PackageScope,
    /// The package that an import path means; `None` if it could not be read.
    pub imports: &'a (dyn Fn(&str) -> Option<PackageId> + Sync),
    /// Sizes of the platform.
    pub sizes: Sizes,
}

/// A file of a package.
#[derive(Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its base name.
    pub name: &'a str,
    /// Its bytes.
    pub text: &'a [u8],
    /// Its tree.
    pub tree: &'a Tree,
    /// What its identifiers mean.
    pub resolution: &'a Resolution,
    /// The language version that holds for it: `N` of Go 1.N.
    pub language: u32,
}

/// How large types are, as the gc compiler lays them out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Sizes {
    /// Bytes of a word: of `int`, `uint`, `uintptr` and pointers.
    pub word: u64,
    /// The largest alignment.
    pub max_align: u64,
}

impl Sizes {
    /// Those of a platform with words of eight bytes.
    pub const BITS_64: Self = Self { word: 8, max_align: 8 };
    /// Those of a platform with words of four bytes.
    pub const BITS_32: Self = Self { word: 4, max_align: 4 };

    /// Those of an architecture, by its GOARCH.
    pub fn of(goarch: &str) -> Self {
        match goarch {
            "386" | "arm" | "mips" | "mipsle" => Self::BITS_32,
            "amd64p32" => Self { word: 4, max_align: 8 },
            _ => Self::BITS_64,
        }
    }

    /// The values that constants of a basic type may have (spec: Numeric types,
    /// Representability); `None` for a type without constants.
    pub fn values_of(self, basic: Basic) -> Option<Values> {
        let word = if self.word == 4 { Width::W32 } else { Width::W64 };
        Some(match basic.plain() {
            Basic::Bool | Basic::UntypedBool => Values::Bool,
            Basic::String | Basic::UntypedString => Values::String,
            Basic::Int => Values::Int(word),
            Basic::Int8 => Values::Int(Width::W8),
            Basic::Int16 => Values::Int(Width::W16),
            Basic::Int32 => Values::Int(Width::W32),
            Basic::Int64 => Values::Int(Width::W64),
            Basic::Uint | Basic::Uintptr => Values::Uint(word),
            Basic::Uint8 => Values::Uint(Width::W8),
            Basic::Uint16 => Values::Uint(Width::W16),
            Basic::Uint32 => Values::Uint(Width::W32),
            Basic::Uint64 => Values::Uint(Width::W64),
            Basic::Float32 => Values::Float32,
            Basic::Float64 => Values::Float64,
            Basic::Complex64 => Values::Complex64,
            Basic::Complex128 => Values::Complex128,
            Basic::UntypedInt | Basic::UntypedRune => Values::UntypedInt,
            Basic::UntypedFloat => Values::UntypedFloat,
            Basic::UntypedComplex => Values::UntypedComplex,
            _ => return None,
        })
    }
}

impl SourceFile<'_> {
    /// The bytes of the file that `span` covers.
    pub(crate) fn text_of(&self, span: redline_base::Span) -> &[u8] {
        span.of(self.text)
    }
}

/// The name of `_`, which declares nothing.
pub(crate) fn is_blank(names: &redline_base::Interner, name: Name) -> bool {
    names.text(name) == "_"
}
