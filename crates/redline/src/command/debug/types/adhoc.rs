//! One package made of files that are named one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use redline_project::constraint::FileConstraints;
use redline_project::version::GoVersion;
use redline_project::{Platform, Project};
use redline_syntax::parse_header;
use redline_types::{Package, PackageId, Sizes};

use super::print::Printer;
use super::unit::{Parsed, Unit};
use super::{Arguments, Checker, load_all};
use crate::output::Output;
use crate::status::Status;

/// A file and its bytes.
struct Source {
    path: PathBuf,
    text: Vec<u8>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let sources = read(&arguments.patterns)?;
    let paths = imported_paths(&sources);
    // Without a pattern the folder's own packages would be meant.
    let patterns = if paths.is_empty() { vec!["unsafe".to_owned()] } else { paths };
    let project = load_all(arguments, patterns);
    let mut checker = Checker::new(&project, arguments.form.clone());
    let mut printer = Printer::new(&project, BTreeSet::new(), output)?;
    let imports = checker.imports_of(&project, &mut printer)?;
    let unit = checker.unit(&project, sources, imports)?;
    printer.expect(&unit.path);
    if let Some(text) = checker.check_unit(&unit) {
        printer.add(unit.path, text)?;
    }
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

impl Checker<'_> {
    /// Checks the packages that are imported.
    fn imports_of(
        &mut self,
        project: &Project,
        printer: &mut Printer<'_>,
    ) -> Result<BTreeMap<String, PackageId>> {
        let matched = project.packages().filter(|(_, package)| package.is_matched);
        let loaded = matched.filter(|(_, package)| package.is_loaded && !package.files.is_empty());
        let ids: Vec<_> = loaded.map(|(id, package)| (id, package.import_path.clone())).collect();
        let checked =
            ids.into_iter().map(|(id, path)| Ok((path.to_string(), self.check(id, printer)?)));
        checked.collect()
    }

    fn unit(
        &mut self,
        project: &Project,
        sources: Vec<Source>,
        imports: BTreeMap<String, PackageId>,
    ) -> Result<Unit> {
        let Some(first) = sources.first() else { bail!("--files needs the names of files") };
        let stated = stated_language(&first.text);
        let files: Vec<Parsed> = sources
            .into_iter()
            .map(|source| {
                let own = FileConstraints::parse(&source.text).least_release();
                let own = own.map(|own| own.max(21)).or(stated);
                self.parsed(&source.path, source.text, own.map(GoVersion::of_language))
            })
            .collect();
        let named = files.first().and_then(|file| file.tree.package());
        let name = named.map_or_else(|| self.store.names().intern("_"), |ident| ident.name);
        let text = self.store.names().text(name).to_owned();
        let platform = project.platforms.first().cloned().unwrap_or_else(Platform::host);
        Ok(Unit {
            package: self.store.add_package(Package::new(&text, name)),
            path: text.clone(),
            name: text,
            language: stated.map(GoVersion::of_language),
            files,
            imports,
            sizes: Sizes::of(&platform.arch),
            is_dumped: true,
        })
    }
}

/// N of a first line like `// -lang=go1.N -fakeImportC`.
fn stated_language(text: &[u8]) -> Option<u32> {
    let line = text.split(|&byte| byte == b'\n').next()?;
    let flags = str::from_utf8(line).ok()?.strip_prefix("//")?;
    let version = flags.split_whitespace().find_map(|flag| flag.strip_prefix("-lang=go1."))?;
    version.parse().ok()
}
