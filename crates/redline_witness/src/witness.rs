//! From places to tests that die there.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use redline_interp::PackageCode;
use redline_ir::{Body, FunctionKind};
use redline_project::{
    Environment, FileClass, Options, PackageId, Platform, Problem, Project, Variant,
};

use crate::call::{Callee, implementers};
use crate::death::{Death, Ending};
use crate::demands::demands;
use crate::library::{FileNames, Library, TypedLibrary};
use crate::obstacle::Obstacle;
use crate::place::{Failing, Place};
use crate::search::{Attempt, attempts};
use crate::target::Target;
use crate::test::{Approach, Scene, Test};
use crate::toolchain::{Binary, Toolchain};
use crate::trial::{Draft, Trial, Tried};

/// From where and with what tests are looked for.
pub struct Request<'a> {
    /// The folder in which the modules are looked for.
    pub dir: &'a Path,
    /// The settings of Go.
    pub environment: &'a Environment,
    /// Build tags; none leaves those of `GOFLAGS`.
    pub tags: &'a [String],
    /// Whether a Go toolchain may run tests; else only the interpreter does.
    pub runs: bool,
}

/// A test that dies where and as was said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness {
    /// The test.
    pub test: Test,
    /// What the runtime says when it dies.
    pub message: String,
    /// Whether the interpreter has seen it.
    pub interpreted: bool,
    /// The Go release that has run it, if one has: `1.27.3`.
    pub ran: Option<String>,
}

/// What came of the targets.
pub struct Witnesses {
    /// For each target, in order.
    pub all: Vec<Result<Witness, Obstacle>>,
    /// What is wrong with the project; the rest was done nevertheless.
    pub problems: Vec<Problem>,
}

/// How many attempts that the interpreter has no model of are run by Go for one target.
const MOST_RUNS: usize = 12;

/// Looks for tests that die at the targets.
///
/// # Errors
/// The system gave no threads or files, or did not start the Go toolchain.
pub fn witness(request: &Request<'_>, targets: &[Target]) -> io::Result<Witnesses> {
    let pool = rayon::ThreadPoolBuilder::new().build().map_err(io::Error::other)?;
    let options = Options {
        dir: request.dir.to_owned(),
        tags: (!request.tags.is_empty()).then(|| request.tags.to_vec()),
        platforms: vec![request.environment.platform()],
        ..Options::default()
    };
    let packages = targets.iter().filter_map(|target| pattern(request.dir, target.file.parent()?));
    let usual = ["context", "time"].map(str::to_owned);
    let library = Library::load(
        options,
        packages.chain(usual),
        request.environment,
        FileNames::Whole,
    );
    let problems = library.project.problems.clone();
    let toolchain = Toolchain::find(&library.project, request.environment, request.tags);
    let toolchain = toolchain.filter(|_| request.runs && is_host(request.environment));
    let all = pool.install(|| {
        library.with(|library| Session { library, toolchain }.all(targets))
    })?;
    Ok(Witnesses { all, problems })
}

/// Whether what is built for the platform of an environment can be run here.
fn is_host(environment: &Environment) -> bool {
    environment.platform() == Platform::host()
}

/// The pattern of the package in a folder.
fn pattern(dir: &Path, folder: &Path) -> Option<String> {
    let below = folder.strip_prefix(dir).ok();
    let text = below.map_or_else(|| folder.to_str().map(str::to_owned), |below| {
        Some(format!("./{}", below.to_str()?.replace('\\', "/")))
    });
    text.map(|text| text.trim_end_matches('/').to_owned())
}

struct Session<'a> {
    library: &'a TypedLibrary<'a>,
    toolchain: Option<Toolchain>,
}

/// A target that attempts were found for.
struct Planned<'t> {
    /// Its number.
    index: usize,
    target: &'t Target,
    place: Place,
    approach: Approach,
    attempts: Vec<Attempt>,
}

impl Session<'_> {
    fn all(&self, targets: &[Target]) -> io::Result<Vec<Result<Witness, Obstacle>>> {
        let mut results = Vec::new();
        let mut packages: BTreeMap<PackageId, Vec<usize>> = BTreeMap::new();
        for (index, target) in targets.iter().enumerate() {
            let package = self.package(target);
            if let Ok(package) = package {
                packages.entry(package).or_default().push(index);
            }
            results.push(Err(package.err().unwrap_or(Obstacle::NoFunction)));
        }
        let each: io::Result<Vec<_>> = packages
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
        match package.files.iter().any(|file| file.class == FileClass::Cgo) {
            true => Err(Obstacle::Cgo),
            false => Ok(id),
        }
    }

    fn in_package(
        &self,
        package: PackageId,
        targets: Vec<(usize, &Target)>,
    ) -> io::Result<Vec<(usize, Result<Witness, Obstacle>)>> {
        let typing = self.library.typing;
        let code = typing.package(package).and_then(|id| self.library.code.get(&id));
        let Some(code) = code else {
            return Ok(targets.iter().map(|(at, _)| (*at, Err(Obstacle::NoPackage))).collect());
        };
        let implementers = implementers(typing.store(), code);
        let scene = Scene { store: typing.store(), own: code.package, implementers: &implementers };
        let failing = Failing::of(typing.store(), &code.ir, self.library.sizes(package));
        let mut results = Vec::new();
        let mut planned = Vec::new();
        for (index, target) in targets {
            match self.plan(code, &failing, &scene, index, target) {
                Ok(plan) => planned.push(plan),
                Err(obstacle) => results.push((index, Err(obstacle))),
            }
        }
        let mut draft = Draft::default();
        planned.iter().for_each(|it| draft.add(&it.approach, &scene, &it.attempts));
        match draft.compile(self.library, package) {
            Ok(trial) => results.extend(self.try_all(package, &scene, &trial, &planned)?),
            Err(obstacle) => {
                results.extend(planned.iter().map(|it| (it.index, Err(obstacle.clone()))));
            }
        }
        Ok(results)
    }

    /// Where a target is and what is tried for it.
    fn plan<'t>(
        &self,
        code: &PackageCode,
        failing: &Failing,
        scene: &Scene<'_>,
        index: usize,
        target: &'t Target,
    ) -> Result<Planned<'t>, Obstacle> {
        let mut place = Place::find(scene.store, code, target)?;
        place.keep_undischarged(failing);
        let Some(outer) = place.outer else {
            let approach = Approach { callee: None, waits: place.starts };
            let attempts = vec![Attempt::of_nothing()];
            return Ok(Planned { index, target, place, approach, attempts });
        };
        let FunctionKind::Declared(object) = code.ir[outer].kind else {
            return Err(Obstacle::NoFunction);
        };
        let callee = Callee::of(scene.store, object).ok_or(Obstacle::NoFunction)?;
        let body = code.ir[outer].body.as_ref().ok();
        let demanded = body.map_or_else(Vec::new, |body| self.demanded(body, code, &place));
        let attempts = attempts(scene.store, &callee, body, &demanded);
        let approach = Approach { callee: Some(callee), waits: place.starts };
        let mut writable = Vec::new();
        let mut unwritable = None;
        for attempt in attempts {
            match approach.statements(scene, &attempt) {
                Ok(_) => writable.push(attempt),
                Err(ty) => unwritable = Some(Obstacle::NoValue(ty)),
            }
        }
        match unwritable.filter(|_| writable.is_empty()) {
            Some(obstacle) => Err(obstacle),
            None => Ok(Planned { index, target, place, approach, attempts: writable }),
        }
    }

    /// What the ways to a place ask for.
    fn demanded(
        &self,
        body: &Body,
        code: &PackageCode,
        place: &Place,
    ) -> Vec<crate::demands::Demands> {
        let operations = place.in_outer(code);
        let store = self.library.typing.store();
        operations.into_iter().flat_map(|it| demands(store, body, it)).collect()
    }

    fn try_all(
        &self,
        package: PackageId,
        scene: &Scene<'_>,
        trial: &Trial,
        planned: &[Planned<'_>],
    ) -> io::Result<Vec<(usize, Result<Witness, Obstacle>)>> {
        let tried: Vec<Tried> = (0..planned.len())
            .into_par_iter()
            .with_max_len(1)
            .map(|at| trial.run(self.library, package, at, planned[at].target))
            .collect();
        let mut suites = Suites::default();
        let mut results = Vec::new();
        for (plan, tried) in planned.iter().zip(tried) {
            match self.candidates(scene, plan, &tried) {
                Ok(tests) => suites.add(plan, tried, tests),
                Err(result) => results.push((plan.index, *result)),
            }
        }
        results.extend(self.run(package, scene, suites)?);
        Ok(results)
    }

    /// The tests that Go is to run for a target; or what came of it, if that is known.
    fn candidates(
        &self,
        scene: &Scene<'_>,
        plan: &Planned<'_>,
        tried: &Tried,
    ) -> Result<Vec<(usize, Test)>, Box<Result<Witness, Obstacle>>> {
        let test = |at: usize, death| {
            let test = Test::new(scene, plan.target, &plan.approach, &plan.attempts[at], death);
            test.map_err(|ty| Box::new(Err(Obstacle::NoValue(ty))))
        };
        if let Some((at, death)) = &tried.dead {
            let test = test(*at, Some(death))?;
            if self.toolchain.is_some() {
                return Ok(vec![(*at, test)]);
            }
            let message = death.message.clone();
            return Err(Box::new(Ok(Witness { test, message, interpreted: true, ran: None })));
        }
        let Some((_, missing)) = tried.not_modelled.first() else {
            return Err(Box::new(Err(not_reached(plan, tried))));
        };
        if self.toolchain.is_none() {
            return Err(Box::new(Err(Obstacle::NotModelled(missing.clone()))));
        }
        if let Some(harm) = tried.reach.harm() {
            return Err(Box::new(Err(harm)));
        }
        let some = tried.not_modelled.iter().take(MOST_RUNS);
        some.map(|&(at, _)| Ok((at, test(at, None)?))).collect()
    }

    /// Runs tests by Go: first all, then those that died once more as they are shown.
    fn run(
        &self,
        package: PackageId,
        scene: &Scene<'_>,
        suites: Suites<'_>,
    ) -> io::Result<Vec<(usize, Result<Witness, Obstacle>)>> {
        let Some(toolchain) = &self.toolchain else { return Ok(Vec::new()) };
        if suites.all.is_empty() {
            return Ok(Vec::new());
        }
        let folder = self.library.project.package(package).dir.clone();
        let first = match toolchain.build(&folder, &suites.files())? {
            Ok(binary) => binary,
            Err(why) => return Ok(suites.failed(&Obstacle::DoesNotBuild(why))),
        };
        let mut results = Vec::new();
        let mut shown = Vec::new();
        for (number, suite) in suites.all.into_iter().enumerate() {
            match suite.run(number, &first)? {
                Ok((at, death)) => {
                    let attempt = &suite.plan.attempts[at];
                    let (target, approach) = (suite.plan.target, &suite.plan.approach);
                    match Test::new(scene, target, approach, attempt, Some(&death)) {
                        Ok(test) => shown.push((suite, test, death)),
                        Err(ty) => results.push((suite.plan.index, Err(Obstacle::NoValue(ty)))),
                    }
                }
                Err(obstacle) => results.push((suite.plan.index, Err(obstacle))),
            }
        }
        let files: Vec<_> = shown
            .iter()
            .enumerate()
            .map(|(number, (_, test, _))| (format!("redline_{number}_test.go"), test.text.clone()))
            .collect();
        results.extend(confirm(toolchain, &folder, &files, shown)?);
        Ok(results)
    }
}

/// Runs the tests as they are shown.
fn confirm(
    toolchain: &Toolchain,
    folder: &PathBuf,
    files: &[(String, String)],
    shown: Vec<(Suite<'_>, Test, Death)>,
) -> io::Result<Vec<(usize, Result<Witness, Obstacle>)>> {
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let built = toolchain.build(folder, files)?;
    let mut results = Vec::new();
    for (suite, test, death) in shown {
        let result = match &built {
            Err(why) => Err(Obstacle::DoesNotBuild(why.clone())),
            Ok(binary) => match Ending::of(&binary.run(&test.name)?, suite.plan.target) {
                Ending::Dies(_) => Ok(Witness {
                    test,
                    message: death.message,
                    interpreted: suite.tried.dead.is_some(),
                    ran: Some(toolchain.release.clone()),
                }),
                Ending::Otherwise(ended) => Err(Obstacle::NotConfirmed(ended)),
            },
        };
        results.push((suite.plan.index, result));
    }
    Ok(results)
}

/// The tests that are run for one target.
struct Suite<'p> {
    plan: &'p Planned<'p>,
    tried: Tried,
    tests: Vec<(usize, Test)>,
}

#[derive(Default)]
struct Suites<'p> {
    all: Vec<Suite<'p>>,
}

impl<'p> Suites<'p> {
    fn add(&mut self, plan: &'p Planned<'p>, tried: Tried, tests: Vec<(usize, Test)>) {
        self.all.push(Suite { plan, tried, tests });
    }

    /// All tests, each in a file of its own and with a name of its own.
    fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (number, suite) in self.all.iter().enumerate() {
            for (at, test) in &suite.tests {
                let name = numbered(&test.name, number, *at);
                let text = test.text.replace(&test.name, &name);
                files.push((format!("redline_{number}_{at}_test.go"), text));
            }
        }
        files
    }

    fn failed(self, obstacle: &Obstacle) -> Vec<(usize, Result<Witness, Obstacle>)> {
        self.all.iter().map(|suite| (suite.plan.index, Err(obstacle.clone()))).collect()
    }
}

fn numbered(test: &str, suite: usize, attempt: usize) -> String {
    format!("{test}Suite{suite}Attempt{attempt}")
}

impl Suite<'_> {
    /// The first attempt that dies as was said, and how.
    fn run(&self, number: usize, binary: &Binary) -> io::Result<Result<(usize, Death), Obstacle>> {
        let mut first = None;
        for (at, test) in &self.tests {
            let stderr = binary.run(&numbered(&test.name, number, *at))?;
            match Ending::of(&stderr, self.plan.target) {
                Ending::Dies(death) => return Ok(Ok((*at, death))),
                Ending::Otherwise(ended) => first.get_or_insert(ended),
            };
        }
        let ended = first.unwrap_or_default();
        Ok(Err(match self.tried.dead {
            Some(_) => Obstacle::NotConfirmed(ended),
            None => Obstacle::NotReached { attempts: self.tests.len(), ended },
        }))
    }
}

/// Why no attempt for a target was of use.
fn not_reached(plan: &Planned<'_>, tried: &Tried) -> Obstacle {
    let ended = tried.first.clone().unwrap_or_else(|| "was not compiled".to_owned());
    match plan.approach.callee.as_ref().filter(|_| plan.place.is_in_literal()) {
        Some(callee) => Obstacle::InLiteral(callee.name.clone()),
        None => Obstacle::NotReached { attempts: plan.attempts.len(), ended },
    }
}

/// Whether a file is of a package.
fn has_file(project: &Project, package: PackageId, path: &Path) -> bool {
    let mut files = project.package(package).files.iter();
    files.any(|it| {
        matches!(it.class, FileClass::Go | FileClass::Cgo) && project.file(it.file).path == path
    })
}
