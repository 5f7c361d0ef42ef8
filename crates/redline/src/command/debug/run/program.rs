//! A program made of files that are named one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use redline_engine::{PackageFiles, ParsedFile};
use redline_interp::{Limits, Machine, Outcome, PackageCode, Program, Runtime};
use redline_project::Platform;
use redline_project::constraint::FileConstraints;
use redline_project::version::GoVersion;
use redline_syntax::parse_header;
use redline_types::{Package, PackageId, Sizes};
use redline_witness::{Refusal, TypedLibrary};

/// N of Go 1.N, for machines without Go.
const NEWEST: u32 = 27;

/// A file and its bytes.
pub(super) struct Source {
    path: PathBuf,
    text: Vec<u8>,
}

impl Source {
    /// A file that is not on the disk.
    #[cfg(test)]
    pub(super) fn of(name: &str, text: &str) -> Self {
        Self { path: name.into(), text: text.into() }
    }

    /// Reads files, in byte order of their names.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<Self>> {
        let read = |path: &PathBuf| -> Result<Self> {
            let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok(Self { path: path.clone(), text })
        };
        let mut sources: Vec<Self> = paths.iter().map(read).collect::<Result<_>>()?;
        sources.sort_by(|left, right| left.path.file_name().cmp(&right.path.file_name()));
        Ok(sources)
    }
}

/// The packages that files import, but for those without source.
pub(super) fn imported_paths(sources: &[Source]) -> BTreeSet<String> {
    let headers = sources.iter().map(|source| parse_header(&source.text));
    let imports = headers.flat_map(|header| header.imports);
    let has_source = |path: &String| !matches!(&**path, "" | "C" | "unsafe");
    imports.map(|import| import.path).filter(has_source).collect()
}

/// Programs made of files and of the packages of a library.
pub(super) struct Programs<'l>(pub(super) &'l TypedLibrary<'l>);

impl Programs<'_> {
    /// Runs the program that files make; the error is what a compiler would refuse.
    pub(super) fn run(&self, sources: Vec<Source>, limits: Limits) -> Result<Outcome, Vec<String>> {
        let main = self.compiled(sources)?;
        Ok(Machine::new(&self.program(&main), limits).run_main())
    }

    /// The package that files make; the error is what a compiler would refuse.
    pub(super) fn compiled(&self, sources: Vec<Source>) -> Result<PackageCode, Vec<String>> {
        let files: Vec<ParsedFile> =
            sources.into_iter().map(|source| self.parsed(source)).collect();
        let compiled = self.0.compiled(&self.package(files));
        compiled.map_err(|refusals| refusals.iter().map(Refusal::text).collect())
    }

    /// A package with those that it needs.
    pub(super) fn program<'a>(&'a self, main: &'a PackageCode) -> Program<'a> {
        let runtime = Runtime {
            package: self.0.packages.get("runtime").copied(),
            release: self.0.project.release.as_ref().map_or(NEWEST, GoVersion::minor),
        };
        let packages = self.needed(main).into_iter().chain([main]);
        Program::new(self.0.typing.store(), self.sizes(), packages, runtime)
    }

    fn sizes(&self) -> Sizes {
        let platform = self.0.project.platforms.first().cloned().unwrap_or_else(Platform::host);
        Sizes::of(&platform.arch)
    }

    fn parsed(&self, source: Source) -> ParsedFile {
        let own = FileConstraints::parse(&source.text).least_release();
        let language = own.map(|own| GoVersion::of_language(own.max(21)));
        let language = language.or_else(|| self.0.project.release.clone());
        self.0.typing.parse(&source.path, source.text.into(), language)
    }

    /// The package that the files make.
    fn package(&self, files: Vec<ParsedFile>) -> PackageFiles {
        let names = self.0.typing.store().names();
        let package = Package::new("main", names.intern("main"));
        let imports: BTreeMap<_, _> =
            self.0.packages.iter().map(|(path, &id)| (path.clone(), id)).collect();
        let mut imported = BTreeSet::new();
        for file in &files {
            let header = parse_header(&file.text);
            imported.extend(header.imports.into_iter().map(|import| import.path));
        }
        let imports = imports.into_iter().filter(|(path, _)| imported.contains(&**path)).collect();
        let package = self.0.typing.store().add_package(package);
        PackageFiles { package, files, imports, sizes: self.sizes() }
    }

    /// The packages that one needs, also through others.
    fn needed<'a>(&'a self, main: &'a PackageCode) -> Vec<&'a PackageCode> {
        let mut left: Vec<PackageId> = main.imports.clone();
        let mut found = BTreeMap::new();
        while let Some(package) = left.pop() {
            if let Some(code) = self.0.code.get(&package)
                && found.insert(package, code).is_none()
            {
                left.extend(&code.imports);
            }
        }
        found.into_values().collect()
    }
}
