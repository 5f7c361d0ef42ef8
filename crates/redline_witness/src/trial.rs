//! Attempts in the interpreter.

use std::collections::{BTreeMap, BTreeSet};

use redline_interp::{End, Limits, Machine, PackageCode, Program, Runtime};
use redline_project::PackageId;
use redline_project::version::GoVersion;
use redline_types::{ObjectId, PackageId as TypedId, Store};

use crate::death::Ending;
use crate::library::TypedLibrary;
use crate::obstacle::Obstacle;
use crate::program::Refusal;
use crate::reach::{Functions, Reach};
use crate::search::Attempt;
use crate::target::{Expected, Target};
use crate::test::{Approach, Scene};

/// N of Go 1.N, for machines without Go.
const NEWEST: u32 = 27;

/// What an attempt may take.
const LIMITS: Limits = Limits { steps: 12_000_000, depth: 100_000, memory: 256 << 20 };

/// How many instructions all attempts for one target may take.
const MOST_STEPS: u64 = 60_000_000;

/// Attempts as functions of a package, each in a file of its own.
#[derive(Default)]
pub(crate) struct Draft {
    /// By target, then by attempt: the file.
    files: Vec<Vec<String>>,
}

/// A package with the attempts as functions.
pub(crate) struct Trial {
    code: PackageCode,
    /// By target, then by attempt; `None` where it does not compile.
    functions: Vec<Vec<Option<ObjectId>>>,
    /// A function that does nothing.
    nothing: Option<ObjectId>,
}

/// What came of the attempts for one target.
pub(crate) struct Tried {
    /// The first that died as was said: its number, and how.
    pub dead: Option<(usize, crate::death::Death)>,
    /// How the first one ended.
    pub first: Option<String>,
    /// What the interpreter had no model of: the attempts, and what was missing.
    pub not_modelled: Vec<(usize, String)>,
    /// How the initialization of the package ended, if that died.
    pub before: Option<String>,
    /// What may run.
    pub reach: Reach,
}

impl Draft {
    /// Adds the attempts for a target.
    pub(crate) fn add(&mut self, approach: &Approach, scene: &Scene<'_>, attempts: &[Attempt]) {
        let package = scene.store.names().text(scene.store[scene.own].name);
        let target = self.files.len();
        let file = |(attempt, it): (usize, &Attempt)| {
            let (lines, imports) = approach.statements(scene, it).unwrap_or_default();
            let name = name(target, attempt);
            let lines = lines.join("\n\t");
            format!(
                "package {package}\n\n{}func {name}() {{\n\t{lines}\n}}\n",
                imports.declaration()
            )
        };
        self.files.push(attempts.iter().enumerate().map(file).collect());
    }

    /// Compiles the attempts with their package. Those that a compiler refuses are left out.
    pub(crate) fn compile(
        &self,
        library: &TypedLibrary<'_>,
        package: PackageId,
    ) -> Result<Trial, Obstacle> {
        let mut left = self.named();
        loop {
            let named = &*library.project.package(package).name;
            let nothing = format!("package {named}\n\nfunc {NOTHING}() {{}}\n");
            let files = left
                .iter()
                .map(|(name, &(target, attempt))| (name.clone(), &*self.files[target][attempt]));
            let files: Vec<(String, &str)> =
                files.chain([("~~.go".to_owned(), &*nothing)]).collect();
            let refusals = match library.recompiled(package, &files) {
                Ok(code) => return Ok(self.trial(library.typing.store(), code, &left)),
                Err(refusals) => refusals,
            };
            let before = left.len();
            left.retain(|name, _| refusals.iter().all(|refusal| refusal.file != *name));
            if left.len() == before {
                let why = refusals.first().map_or_else(String::new, Refusal::text);
                return Err(Obstacle::DoesNotCompile(why));
            }
        }
    }

    /// The names of the files, behind those of the package, with target and attempt.
    fn named(&self) -> BTreeMap<String, (usize, usize)> {
        let all = self
            .files
            .iter()
            .enumerate()
            .flat_map(|(target, files)| (0..files.len()).map(move |attempt| (target, attempt)));
        all.map(|(target, attempt)| (format!("~{target}~{attempt}.go"), (target, attempt)))
            .collect()
    }

    fn trial(
        &self,
        store: &Store,
        code: PackageCode,
        left: &BTreeMap<String, (usize, usize)>,
    ) -> Trial {
        let mut functions: Vec<Vec<Option<ObjectId>>> =
            self.files.iter().map(|files| vec![None; files.len()]).collect();
        for &(target, attempt) in left.values() {
            let name = store.names().find(&name(target, attempt));
            functions[target][attempt] = name.and_then(|name| store[code.package].member(name));
        }
        let nothing = store.names().find(NOTHING);
        let nothing = nothing.and_then(|name| store[code.package].member(name));
        Trial { code, functions, nothing }
    }
}

/// The name of a function that does nothing.
const NOTHING: &str = "redlineWitnessNothing";

/// The name of the function of an attempt.
fn name(target: usize, attempt: usize) -> String {
    format!("redlineWitness{target}Attempt{attempt}")
}

impl Trial {
    /// Runs the attempts for a target until one dies as was said.
    pub(crate) fn run(
        &self,
        library: &TypedLibrary<'_>,
        package: PackageId,
        index: usize,
        target: &Target,
    ) -> Tried {
        let reach = self.reach(library, index);
        let code = library.code.values().chain([&self.code]);
        let used = code.filter(|code| reach.packages.contains(&code.package));
        let runtime = Runtime {
            package: library.packages.get("runtime").copied(),
            release: library.project.release.as_ref().map_or(NEWEST, GoVersion::minor),
        };
        let store = library.typing.store();
        let program = Program::new(store, library.sizes(package), used, runtime);
        let expected = Expected { target, returns: None };
        let before = self.before(&program, expected);
        let mut tried = Tried { dead: None, first: None, not_modelled: Vec::new(), before, reach };
        let mut steps = 0;
        for (attempt, function) in self.functions[index].iter().enumerate() {
            let Some(function) = *function else { continue };
            let outcome = Machine::new(&program, LIMITS).call(function, &[], &[]);
            steps += outcome.steps;
            let ended = match outcome.end {
                End::NotModelled(what) => {
                    tried.not_modelled.push((attempt, what.clone()));
                    format!("needs {what}, of which the interpreter has no model")
                }
                End::OutOfSteps => "took too many steps".to_owned(),
                End::OutOfMemory => "took too much memory".to_owned(),
                _ => match Ending::of(&outcome.stderr, expected) {
                    Ending::Dies(death) => {
                        tried.dead = Some((attempt, death));
                        break;
                    }
                    Ending::Otherwise(ended) => ended,
                },
            };
            tried.first.get_or_insert(ended);
            if steps > MOST_STEPS {
                break;
            }
        }
        tried
    }

    /// How the initialization of the package ends, if that dies otherwise than expected.
    fn before(&self, program: &Program<'_>, expected: Expected<'_>) -> Option<String> {
        let outcome = Machine::new(program, LIMITS).call(self.nothing?, &[], &[]);
        match outcome.end {
            End::Panic(_) | End::Fatal(_) => match Ending::of(&outcome.stderr, expected) {
                Ending::Dies(_) => None,
                Ending::Otherwise(ended) => Some(ended),
            },
            _ => None,
        }
    }

    /// What may run in the attempts for a target.
    fn reach(&self, library: &TypedLibrary<'_>, index: usize) -> Reach {
        let store = library.typing.store();
        let functions = Functions::new(store, library.code.values().chain([&self.code]));
        let standard: BTreeSet<TypedId> = library
            .project
            .packages()
            .filter(|(_, package)| package.is_standard)
            .filter_map(|(id, _)| library.typing.package(id))
            .collect();
        let wanted = self.functions[index].iter().flatten();
        let calls = self.code.ir.functions().filter_map(|(id, function)| {
            let redline_ir::FunctionKind::Declared(object) = function.kind else { return None };
            wanted.clone().any(|&it| it == object).then_some((self.code.package, id))
        });
        let always = library.packages.get("errors").copied();
        let mut reach = functions.reach(calls, &|package| !standard.contains(&package));
        reach.packages.extend(always);
        reach
    }
}
