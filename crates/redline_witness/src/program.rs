//! A package of a project compiled anew, with more files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use redline_base::{LineColumn, LineTable, Offset};
use redline_engine::{PackageFiles, ParsedFile, TypedPackage};
use redline_interp::PackageCode;
use redline_project::{FileClass, PackageId};
use redline_types::{Package, PackageId as TypedId, Sizes};

use crate::library::TypedLibrary;

/// What a compiler has against a package.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The name of the file.
    pub file: String,
    /// Where in it.
    pub at: LineColumn,
    /// What is wrong.
    pub message: String,
}

impl Refusal {
    /// `file:line:column: message`
    pub fn text(&self) -> String {
        format!("{}:{}:{}: {}", self.file, self.at.line, self.at.column, self.message)
    }
}

impl TypedLibrary<'_> {
    /// A package with more files, of these names and texts; the error is what a compiler would refuse.
    pub(crate) fn recompiled(
        &self,
        id: PackageId,
        more: &[(String, &str)],
    ) -> Result<PackageCode, Vec<Refusal>> {
        let package = self.project.package(id);
        let mut files: Vec<ParsedFile> = package
            .files
            .iter()
            .filter(|file| matches!(file.class, FileClass::Go))
            .filter_map(|file| self.parsed(id, file.file))
            .collect();
        let language = files.first().and_then(|file| file.language.clone());
        files.extend(more.iter().map(|(name, text)| {
            self.typing.parse(Path::new(name), Arc::from(text.as_bytes()), language.clone())
        }));
        let store = self.typing.store();
        let input = PackageFiles {
            package: store.add_package(Package::new(
                &package.import_path,
                store.names().intern(&package.name),
            )),
            imports: self.imports_of(&files),
            files,
            sizes: self.sizes(id),
        };
        self.compiled(&input)
    }

    /// A package with its functions; the error is what a compiler would refuse.
    pub fn compiled(&self, input: &PackageFiles) -> Result<PackageCode, Vec<Refusal>> {
        let mut compiled = Err(Vec::new());
        self.typing.check_files(input, true, &mut || (), &mut |typed| {
            let refusals = refusals(&typed);
            let is_fine = refusals.is_empty();
            compiled = if is_fine { Ok(self.package_code(&typed)) } else { Err(refusals) };
        });
        compiled
    }

    fn parsed(&self, package: PackageId, file: redline_project::FileId) -> Option<ParsedFile> {
        let source = self.project.read(file).ok()?;
        let path = &self.project.file(file).path;
        let stated = self.project.language_of(self.project.package(package), file);
        let language = stated.or_else(|| self.typing.language(package));
        let parsed = self.typing.parse(path, source.bytes.into(), language);
        Some(ParsedFile { file: Some(file), ..parsed })
    }

    /// The packages that the import paths of files mean.
    fn imports_of(&self, files: &[ParsedFile]) -> BTreeMap<Arc<str>, TypedId> {
        let headers = files.iter().map(|file| redline_syntax::parse_header(&file.text));
        let paths = headers.flat_map(|header| header.imports).map(|import| import.path);
        let known = paths.filter_map(|path| {
            let (path, package) = self.packages.get_key_value(&*path)?;
            Some((path.clone(), *package))
        });
        known.collect()
    }

    /// Sizes of the platform of a package.
    pub(crate) fn sizes(&self, id: PackageId) -> Sizes {
        let platform = self.project.package(id).platform;
        Sizes::of(&self.project.platforms[platform.index()].arch)
    }
}

/// What is wrong with the files of a package.
fn refusals(typed: &TypedPackage<'_>) -> Vec<Refusal> {
    let files = &typed.input.files;
    let syntax = files.iter().flat_map(|file| {
        file.parse.errors.iter().map(|error| refusal(file, error.span.start, &error.message))
    });
    let mistyped = typed.checked.errors.iter().filter_map(|error| {
        Some(refusal(files.get(error.file)?, error.span.start, &error.message))
    });
    syntax.chain(mistyped).collect()
}

fn refusal(file: &ParsedFile, at: Offset, message: &dyn std::fmt::Display) -> Refusal {
    let at = LineTable::new(&file.text).line_column(at);
    Refusal { file: file.name.clone(), at, message: message.to_string() }
}
