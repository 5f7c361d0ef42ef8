//! One package made of files that are named one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use redline_engine::{PackageFiles, ParsedFile, TypedPackage, Typing};
use redline_project::constraint::FileConstraints;
use redline_project::version::GoVersion;
use redline_project::{Environment, Platform, Project};
use redline_syntax::parse_header;
use redline_types::{Package, PackageId as TypedId, Sizes};

use super::print::{Head, version_text};
use super::{Arguments, Run, write_header};
use crate::command::each_package::EachPackage;
use crate::command::printer::Printer;
use crate::command::selection::{matched, print_all};
use crate::output::Output;
use crate::status::Status;

/// A file and its bytes.
struct Source {
    path: PathBuf,
    text: Vec<u8>,
}

pub(super) fn run(
    arguments: &Arguments,
    pool: &rayon::ThreadPool,
    output: &mut Output,
) -> Result<Status> {
    let sources = read(&arguments.selection.patterns)?;
    let Some(first) = sources.first() else { bail!("--files needs the names of files") };
    let stated = stated_language(&first.text);
    let paths = imported_paths(&sources);
    // Without a pattern the folder's own packages would be meant.
    let patterns = if paths.is_empty() { vec!["unsafe".to_owned()] } else { paths };
    // What is imported is asked for by name, and a pack refuses that.
    let project = arguments.selection.load(patterns, &Environment::of_process(None));
    let typing = Typing::new(&project);
    let imports = pool.install(|| imports(&typing, &project));
    let files = sources.into_iter().map(|source| parsed(&typing, source, stated)).collect();
    let (name, input) = package(&typing, &project, files, imports);
    let language = version_text(stated.map(GoVersion::of_language).as_ref());
    let release = project.release.as_ref().map(GoVersion::minor);
    let head = Head { path: &name, name: &name, language: &language, release };
    write_header(&project, output)?;
    let printer = Printer::new(BTreeSet::from([name.clone()]), output);
    print_all(printer, |sender| {
        let run = Run { typing: &typing, form: &arguments.form, sender };
        let mut print = |typed: TypedPackage<'_>| run.print(head, &typed);
        pool.install(|| typing.check_files(&input, true, &mut || (), &mut print));
    })?;
    Ok(Status::Kept)
}

fn read(names: &[String]) -> Result<Vec<Source>> {
    let read = |name: &String| -> Result<Source> {
        let text = fs::read(name).with_context(|| format!("cannot read {name}"))?;
        Ok(Source { path: name.into(), text })
    };
    let mut sources: Vec<Source> = names.iter().map(read).collect::<Result<_>>()?;
    sources.sort_by(|left, right| left.path.file_name().cmp(&right.path.file_name()));
    Ok(sources)
}

/// The packages that the files import, but for those without source.
fn imported_paths(sources: &[Source]) -> Vec<String> {
    let headers = sources.iter().map(|source| parse_header(&source.text));
    let imports = headers.flat_map(|header| header.imports);
    let paths: BTreeSet<String> = imports.map(|import| import.path).collect();
    let has_source = |path: &String| !matches!(&**path, "" | "C" | "unsafe");
    paths.into_iter().filter(has_source).collect()
}

/// Checks the packages that are imported, as far as others see them.
fn imports(typing: &Typing<'_>, project: &Project) -> BTreeMap<Arc<str>, TypedId> {
    let matched = matched(project, false);
    // They are wanted to be declared, and nothing else of them.
    typing.run(&EachPackage::new(project, |id| matched.contains_key(&id), |_, _| ()));
    let declared = matched.keys().filter_map(|&id| {
        let package = project.package(id);
        let has_files = !package.files.is_empty();
        Some((package.import_path.clone(), typing.package(id).filter(|_| has_files)?))
    });
    declared.collect()
}

fn parsed(typing: &Typing<'_>, source: Source, stated: Option<u32>) -> ParsedFile {
    let own = FileConstraints::parse(&source.text).least_release();
    let language = own.map(|own| own.max(21)).or(stated);
    typing.parse(&source.path, source.text.into(), language.map(GoVersion::of_language))
}

/// The package that the files make, and its name.
fn package(
    typing: &Typing<'_>,
    project: &Project,
    files: Vec<ParsedFile>,
    imports: BTreeMap<Arc<str>, TypedId>,
) -> (String, PackageFiles) {
    let names = typing.store().names();
    let clause = files.first().and_then(|file| file.parse.tree.package());
    let name = clause.map_or_else(|| names.intern("_"), |ident| ident.name);
    let text = names.text(name).to_owned();
    let platform = project.platforms.first().cloned().unwrap_or_else(Platform::host);
    let package = typing.store().add_package(Package::new(&text, name));
    (text, PackageFiles { package, files, imports, sizes: Sizes::of(&platform.arch) })
}

/// N of a first line like `// -lang=go1.N -fakeImportC`.
fn stated_language(text: &[u8]) -> Option<u32> {
    let line = text.split(|&byte| byte == b'\n').next()?;
    let flags = str::from_utf8(line).ok()?.strip_prefix("//")?;
    let version = flags.split_whitespace().find_map(|flag| flag.strip_prefix("-lang=go1."))?;
    version.parse().ok()
}
