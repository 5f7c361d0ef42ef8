//! All targets of a run, package by package.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use redline_project::{FileClass, PackageId, Project, Variant};

use crate::call::implementers;
use crate::judge::Judge;
use crate::library::TypedLibrary;
use crate::obstacle::Obstacle;
use crate::place::Failing;
use crate::plan::Planner;
use crate::target::Target;
use crate::test::Scene;
use crate::toolchain::Toolchain;
use crate::trial::Draft;
use crate::witness::Witness;

/// What came of targets, by their numbers.
pub(crate) type Results = Vec<(usize, Result<Witness, Obstacle>)>;

/// What a run works with.
pub(crate) struct Session<'a> {
    pub library: &'a TypedLibrary<'a>,
    /// What may run tests.
    pub toolchain: Option<Toolchain>,
}

impl Session<'_> {
    /// What came of each target.
    pub(crate) fn all(&self, targets: &[Target]) -> io::Result<Vec<Result<Witness, Obstacle>>> {
        let mut results = Vec::new();
        let mut packages: BTreeMap<PackageId, Vec<usize>> = BTreeMap::new();
        for (index, target) in targets.iter().enumerate() {
            let package = self.package(target);
            if let Ok(package) = package {
                packages.entry(package).or_default().push(index);
            }
            results.push(Err(package.err().unwrap_or(Obstacle::NoFunction)));
        }
        let each: io::Result<Vec<Results>> = packages
            .into_par_iter()
            .map(|(package, indices)| {
                let targets = indices.iter().map(|&index| (index, &targets[index])).collect();
                self.in_package(package, targets)
            })
            .collect();
        for (index, result) in each?.into_iter().flatten() {
            results[index] = result;
        }
        Ok(results)
    }

    /// The package of a target.
    fn package(&self, target: &Target) -> Result<PackageId, Obstacle> {
        if target.red_line.is_some_and(|line| !Target::is_deadly(line)) {
            return Err(Obstacle::NoDeath);
        }
        if target.file.to_string_lossy().ends_with("_test.go") {
            return Err(Obstacle::InTest);
        }
        let project = self.library.project;
        let mut packages = project.packages().filter(|(_, it)| it.variant == Variant::Plain);
        let found = packages.find(|(id, _)| has_file(project, *id, &target.file));
        let (id, package) = found.ok_or(Obstacle::NoPackage)?;
        let is_cgo = package.files.iter().any(|file| file.class == FileClass::Cgo);
        if is_cgo { Err(Obstacle::Cgo) } else { Ok(id) }
    }

    fn in_package(
        &self,
        package: PackageId,
        targets: Vec<(usize, &Target)>,
    ) -> io::Result<Results> {
        let library = self.library;
        let store = library.typing.store();
        let code = library.typing.package(package).and_then(|id| library.code.get(&id));
        let Some(code) = code else {
            return Ok(targets.iter().map(|(at, _)| (*at, Err(Obstacle::NoPackage))).collect());
        };
        let implementers = implementers(store, code);
        let scene = Scene { store, own: code.package, implementers: &implementers };
        let failing = Failing::of(store, &code.ir, library.sizes(package));
        let planner = Planner { project: library.project, code, failing: &failing, scene };
        let mut results = Results::new();
        let mut plans = Vec::new();
        for (index, target) in targets {
            match planner.plan(index, target) {
                Ok(plan) => plans.push(plan),
                Err(obstacle) => results.push((index, Err(obstacle))),
            }
        }
        let mut draft = Draft::default();
        for plan in &plans {
            draft.add(&plan.approach, &scene, &plan.attempts);
        }
        match draft.compile(library, package) {
            Ok(trial) => {
                let toolchain = self.toolchain.as_ref();
                let judge = Judge { library, package, scene, trial: &trial, toolchain };
                results.extend(judge.all(&plans)?);
            }
            Err(obstacle) => {
                results.extend(plans.iter().map(|it| (it.index, Err(obstacle.clone()))));
            }
        }
        Ok(results)
    }
}

/// Whether a file is of a package.
fn has_file(project: &Project, package: PackageId, path: &Path) -> bool {
    let mut files = project.package(package).files.iter();
    files.any(|it| {
        matches!(it.class, FileClass::Go | FileClass::Cgo) && project.file(it.file).path == path
    })
}
