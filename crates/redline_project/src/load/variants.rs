//! Variants of packages for tests.
//!
//! Follows what `go list -test -deps` shows: a package with its tests, its
//! external tests, the program that runs them, and the packages between that
//! must be compiled anew because they depend on the package under test.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Loader, implied};
use crate::folder::{FileClass, Group};
use crate::project::{Import, Package, PackageId, PlatformId, Target, Variant};

/// An import of a test that leads back to the package under test.
pub(super) struct TestCycle {
    /// The plain package under test.
    pub(super) package: PackageId,
    /// The import that begins the cycle.
    pub(super) import: Import,
}

/// Adds the variants for every tested package to the plain packages, and gives
/// the cycles that only tests close.
pub(super) fn add(loader: &Loader<'_>, packages: &mut Vec<Package>) -> Vec<TestCycle> {
    if !loader.options.tests {
        return Vec::new();
    }
    let plain = Plain::of(loader, packages);
    let count = packages.len();
    let tested: Vec<_> = (0..count).map(PackageId::new).filter(|&id| plain.is_tested(id)).collect();
    let built: Vec<(Vec<Package>, Vec<TestCycle>)> =
        tested.par_iter().map(|&id| Variants::of(&plain, id).finish()).collect();
    let mut cycles = Vec::new();
    for (made, of_package) in built {
        let shift = packages.len() - count;
        cycles.extend(of_package);
        packages.extend(made.into_iter().map(|package| shifted(package, count, shift)));
    }
    cycles
}

/// Moves the ids of variants, which were counted from `count`.
fn shifted(mut package: Package, count: usize, shift: usize) -> Package {
    let move_id = |id: &mut PackageId| {
        if id.index() >= count {
            *id = PackageId::new(id.index() + shift);
        }
    };
    let imports = package.imports.iter_mut();
    imports.filter_map(|import| target_mut(&mut import.target)).for_each(move_id);
    package.implied.iter_mut().for_each(move_id);
    package
}

fn target_mut(target: &mut Target) -> Option<&mut PackageId> {
    if let Target::Package(id) = target { Some(id) } else { None }
}

/// The plain packages, as the variants see them.
struct Plain<'a> {
    packages: &'a [Package],
    /// What each package needs when it is compiled by itself.
    needs: Vec<Vec<PackageId>>,
    by_path: HashMap<(PlatformId, &'a str), PackageId>,
    loader: &'a Loader<'a>,
}

impl<'a> Plain<'a> {
    fn of(loader: &'a Loader<'a>, packages: &'a [Package]) -> Self {
        let needs = packages.par_iter().map(needs).collect();
        let paths = packages.iter().enumerate();
        let by_path = paths.map(|(index, package)| {
            ((package.platform, &*package.import_path), PackageId::new(index))
        });
        Self { packages, needs, by_path: by_path.collect(), loader }
    }

    fn package(&self, id: PackageId) -> &'a Package {
        &self.packages[id.index()]
    }

    fn is_tested(&self, id: PackageId) -> bool {
        let package = self.package(id);
        let classes = [FileClass::Test, FileClass::ExternalTest];
        package.is_matched && classes.into_iter().any(|class| has(package, class))
    }

    fn find(&self, path: &str, platform: PlatformId) -> Option<PackageId> {
        self.by_path.get(&(platform, path)).copied()
    }

    /// What a program on a platform is linked with.
    fn linked(&self, platform: PlatformId) -> Vec<PackageId> {
        let tags = self.loader.builds().get(platform.index());
        let paths = tags.map(implied::of_program).unwrap_or_default();
        paths.into_iter().filter_map(|path| self.find(path, platform)).collect()
    }
}

/// The packages that the files of a package, without its tests, and the tools
/// around them need.
pub(super) fn needs(package: &Package) -> Vec<PackageId> {
    let imports = package.imports.iter().filter(|import| import.group == Group::Package);
    let targets = imports.filter_map(|import| match import.target {
        Target::Package(id) => Some(id),
        _ => None,
    });
    targets.chain(package.implied.iter().copied()).collect()
}

fn has(package: &Package, class: FileClass) -> bool {
    package.files.iter().any(|file| file.class == class)
}

/// The variants for one package under test.
struct Variants<'a> {
    plain: &'a Plain<'a>,
    made: Vec<Package>,
    /// The variant that stands for a plain package; none if it is the same.
    copies: HashMap<PackageId, Option<PackageId>>,
    cycles: Vec<TestCycle>,
}

impl<'a> Variants<'a> {
    fn of(plain: &'a Plain<'a>, tested: PackageId) -> Self {
        let mut variants =
            Self { plain, made: Vec::new(), copies: HashMap::new(), cycles: Vec::new() };
        let package = plain.package(tested);
        let with_tests = (has(package, FileClass::Test) || &*package.name == "main")
            .then(|| variants.push(with_tests(package)));
        variants.copies.insert(tested, with_tests);
        let external =
            has(package, FileClass::ExternalTest).then(|| variants.push(external_tests(package)));
        if plain.loader.loads_all() {
            let main = variants.test_main(tested, with_tests, external);
            variants.push(main);
        }
        variants.note_cycles(tested, with_tests);
        // What was made so far; the copies settle their imports themselves.
        for index in 0..variants.made.len() {
            variants.redirect(index);
        }
        variants
    }

    fn finish(self) -> (Vec<Package>, Vec<TestCycle>) {
        (self.made, self.cycles)
    }

    fn push(&mut self, package: Package) -> PackageId {
        let id = PackageId::new(self.plain.packages.len() + self.made.len());
        self.made.push(package);
        id
    }

    /// The program that runs the tests of a package.
    fn test_main(
        &self,
        tested: PackageId,
        with_tests: Option<PackageId>,
        external: Option<PackageId>,
    ) -> Package {
        let package = self.plain.package(tested);
        let platform = package.platform;
        let import = |path: &str, target| Import {
            path: path.into(),
            group: Group::Package,
            place: None,
            target: Target::Package(target),
        };
        let fixed = implied::TEST_MAIN.into_iter();
        let fixed = fixed.filter_map(|path| Some(import(path, self.plain.find(path, platform)?)));
        let has_own = [FileClass::Go, FileClass::Cgo, FileClass::Test];
        let own = has_own
            .into_iter()
            .any(|class| has(package, class))
            .then(|| import(&package.import_path, with_tests.unwrap_or(tested)));
        let external = external.map(|id| import(&format!("{}_test", package.import_path), id));
        Package {
            variant: Variant::TestMain,
            name: "main".into(),
            files: Arc::default(),
            ignored: Arc::default(),
            ignored_others: Arc::default(),
            imports: fixed.chain(own).chain(external).collect(),
            implied: self.plain.linked(platform),
            embeds: Arc::default(),
            ..package.clone()
        }
    }

    /// Notes the imports of the tests that lead back to the package under test.
    fn note_cycles(&mut self, tested: PackageId, with_tests: Option<PackageId>) {
        if with_tests.is_none() {
            return;
        }
        for import in &self.plain.package(tested).imports {
            if import.group == Group::Test
                && let Target::Package(id) = import.target
                && self.copy_of(id).is_some()
            {
                self.cycles.push(TestCycle { package: tested, import: import.clone() });
            }
        }
    }

    /// Lets the imports of a variant lead to variants.
    fn redirect(&mut self, index: usize) {
        let Some(package) = self.made.get_mut(index) else { return };
        let mut imports = std::mem::take(&mut package.imports);
        let mut implied = std::mem::take(&mut package.implied);
        let targets = imports.iter_mut().filter_map(|import| target_mut(&mut import.target));
        for id in targets.chain(implied.iter_mut()) {
            *id = self.copy_of(*id).unwrap_or(*id);
        }
        if let Some(package) = self.made.get_mut(index) {
            (package.imports, package.implied) = (imports, implied);
        }
    }

    /// The variant of a package, if it depends on the package under test.
    fn copy_of(&mut self, id: PackageId) -> Option<PackageId> {
        if id.index() >= self.plain.packages.len() {
            return None;
        }
        if let Some(&copy) = self.copies.get(&id) {
            return copy;
        }
        if !self.plain.loader.loads_all() {
            return None;
        }
        self.visit(id);
        self.copies.get(&id).copied().flatten()
    }

    /// Settles a package after all that it needs, without recursion.
    fn visit(&mut self, start: PackageId) {
        let mut stack = vec![(start, 0)];
        self.copies.insert(start, None);
        while let Some((id, next)) = stack.pop() {
            let needs = self.plain.needs.get(id.index()).map(Vec::as_slice).unwrap_or_default();
            let unknown =
                needs.iter().enumerate().skip(next).find(|(_, id)| !self.copies.contains_key(id));
            if let Some((at, &unknown)) = unknown {
                stack.push((id, at + 1));
                stack.push((unknown, 0));
                self.copies.insert(unknown, None);
            } else if needs.iter().any(|id| self.copies.get(id).copied().flatten().is_some()) {
                let copy = self.copy(id);
                self.copies.insert(id, Some(copy));
            }
        }
    }

    fn copy(&mut self, id: PackageId) -> PackageId {
        let tested = self.made.first().map(|package| package.import_path.clone());
        let mut package = self.plain.package(id).clone();
        package.variant = Variant::ForTest(tested.unwrap_or_default());
        package.is_matched = false;
        let copies = &self.copies;
        let moved = |id: &mut PackageId| {
            if let Some(Some(copy)) = copies.get(id) {
                *id = *copy;
            }
        };
        let own = package.imports.iter_mut().filter(|import| import.group == Group::Package);
        own.filter_map(|import| target_mut(&mut import.target)).for_each(moved);
        package.implied.iter_mut().for_each(moved);
        self.push(package)
    }
}

/// `p [p.test]`
fn with_tests(package: &Package) -> Package {
    let mut variant = package.clone();
    variant.variant = Variant::Test;
    let own = |file: &&crate::PackageFile| file.class != FileClass::ExternalTest;
    variant.files = package.files.iter().filter(own).copied().collect();
    variant.imports.retain(|import| import.group != Group::ExternalTest);
    let embeds = package.embeds.iter().filter(|embed| embed.group != Group::ExternalTest);
    variant.embeds = embeds.cloned().collect();
    variant
}

/// `p_test [p.test]`
fn external_tests(package: &Package) -> Package {
    let mut variant = package.clone();
    variant.variant = Variant::ExternalTest;
    variant.name = format!("{}_test", package.name).into();
    let external = |file: &&crate::PackageFile| file.class == FileClass::ExternalTest;
    variant.files = package.files.iter().filter(external).copied().collect();
    variant.ignored = Arc::default();
    variant.ignored_others = Arc::default();
    variant.imports.retain(|import| import.group == Group::ExternalTest);
    variant.implied = Vec::new();
    let embeds = package.embeds.iter().filter(|embed| embed.group == Group::ExternalTest);
    variant.embeds = embeds.cloned().collect();
    variant
}
