//! Kinds of source files by their extension.

/// What a file of a package is written in, as far as the `go` command cares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileKind {
    /// `.go`
    Go,
    /// `.c`
    C,
    /// `.cc`, `.cpp`, `.cxx`
    Cxx,
    /// `.m`
    ObjectiveC,
    /// `.h`, `.hh`, `.hpp`, `.hxx`
    Header,
    /// `.f`, `.F`, `.for`, `.f90`
    Fortran,
    /// `.s`: read by Go's assembler.
    Assembly,
    /// `.S`, `.sx`: assembly for the C compiler.
    CAssembly,
    /// `.swig`
    Swig,
    /// `.swigcxx`
    SwigCxx,
    /// `.syso`: a system object, never read.
    SystemObject,
}

impl FileKind {
    /// The kind of a file by its name; none for files that no build reads.
    pub fn of(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension {
            "go" => Self::Go,
            "c" => Self::C,
            "cc" | "cpp" | "cxx" => Self::Cxx,
            "m" => Self::ObjectiveC,
            "h" | "hh" | "hpp" | "hxx" => Self::Header,
            "f" | "F" | "for" | "f90" => Self::Fortran,
            "s" => Self::Assembly,
            "S" | "sx" => Self::CAssembly,
            "swig" => Self::Swig,
            "swigcxx" => Self::SwigCxx,
            "syso" => Self::SystemObject,
            _ => return None,
        })
    }

    /// Whether it is compiled only together with cgo.
    pub(crate) fn needs_cgo(self) -> bool {
        matches!(self, Self::C | Self::Cxx | Self::ObjectiveC | Self::Swig | Self::SwigCxx)
    }
}
