//! What the machine is asked to run.

use redline_types::{ObjectId, TypeId};

use crate::argument::Argument;
use crate::frame::Entry;
use crate::function::{Invocation, Target};
use crate::machine::Machine;
use crate::outcome::{End, Outcome};
use crate::run::{Pause, Step};
use crate::trap::Trap;

/// Packages whose initialization speaks with the runtime or with the system: they stay
/// uninitialized, and a program that uses their variables is not modelled.
const UNINITIALIZED: [&str; 8] = [
    "runtime",
    "unsafe",
    "os",
    "syscall",
    "internal/cpu",
    "internal/godebug",
    "internal/poll",
    "internal/sysinfo",
];

/// Whether the interpreter initializes the package with this path.
fn is_initialized(path: &str) -> bool {
    let system = ["internal/runtime/", "internal/syscall/", "runtime/"];
    !UNINITIALIZED.contains(&path) && !system.iter().any(|prefix| path.starts_with(prefix))
}

impl Machine<'_> {
    /// Runs the program: initializes its packages in order, then calls `main`.
    pub fn run_main(mut self) -> Outcome {
        if let Err(trap) = self.plan_main() {
            self.end_process(trap);
        } else {
            self.goroutine.is_main = true;
            self.run_all();
        }
        self.into_outcome()
    }

    /// Initializes the packages, then calls a declared function or method, with its
    /// type arguments, those of the receiver's type first, and its arguments, of which
    /// the receiver is the first. Arguments that are missing are zero.
    pub fn call(mut self, function: ObjectId, types: &[TypeId], args: &[Argument]) -> Outcome {
        if let Err(trap) = self.plan_call(function, types, args) {
            self.end_process(trap);
        } else {
            self.goroutine.is_main = true;
            self.run_all();
        }
        self.into_outcome()
    }

    /// Whether the package of a variable is initialized. What package `internal/cpu`
    /// says about the processor is that it has no extensions.
    pub(crate) fn is_initialized(&self, variable: ObjectId) -> bool {
        let store = self.program.store;
        let path = store[variable].package.map_or("", |package| &*store[package].path);
        is_initialized(path)
            || path == "internal/cpu"
            || self.variable_of_process(variable).is_some()
    }

    fn into_outcome(self) -> Outcome {
        let Self { stdout, stderr, end, steps, .. } = self;
        let end = end.unwrap_or_else(|| End::NotModelled("a process without an end".into()));
        Outcome { stdout, stderr, end, steps }
    }

    fn plan_initialization(&mut self) -> Result<(), Trap> {
        for package in self.program.initialization_order() {
            let path = &*self.program.store[self.program.packages[package].package].path;
            if !is_initialized(path) {
                continue;
            }
            let Some(at) = self.program.initializer(package) else { continue };
            if self.program.function(at).body.is_err() {
                return Err(Trap::not_modelled(format!("the initialization of {path}")));
            }
            let target = Target::Code { instance: self.instance(at, &[]), bindings: [].into() };
            self.goroutine.agenda.push_back(Invocation { target, args: Vec::new() });
        }
        Ok(())
    }

    fn plan_main(&mut self) -> Result<(), Trap> {
        self.plan_initialization()?;
        let main = (0..self.program.packages.len()).find_map(|package| {
            let name = self.program.store[self.program.packages[package].package].name;
            let is_main = self.program.store.names().text(name) == "main";
            if is_main { self.program.member(package, "main") } else { None }
        });
        let main = main.ok_or_else(|| Trap::not_modelled("a program without main"))?;
        let target = self.target(main, &[])?;
        self.goroutine.agenda.push_back(Invocation { target, args: Vec::new() });
        Ok(())
    }

    fn plan_call(
        &mut self,
        function: ObjectId,
        types: &[TypeId],
        args: &[Argument],
    ) -> Result<(), Trap> {
        self.plan_initialization()?;
        let target = self.target(function, types)?;
        let Target::Code { instance, .. } = target else {
            return Err(Trap::not_modelled("a call of a function without a body"));
        };
        let code = self.ready(instance)?;
        let params = code.body.params().to_vec();
        let args = params.iter().enumerate().map(|(index, &param)| {
            let argument = args.get(index).unwrap_or(&Argument::Zero);
            self.argument(argument, code.ty(param))
        });
        let args = args.collect::<Result<_, _>>()?;
        self.goroutine.agenda.push_back(Invocation { target, args });
        Ok(())
    }

    /// What the goroutine does when its stack is empty. Gives why it does not go on, if so.
    pub(crate) fn next_task(&mut self) -> Option<Pause> {
        let next = if self.goroutine.dying.is_some() { self.die() } else { self.next_planned() };
        match next {
            Ok(pause) => pause,
            Err(trap) => self.trapped(trap),
        }
    }

    fn next_planned(&mut self) -> Result<Option<Pause>, Trap> {
        if let Some(call) = self.goroutine.agenda.pop_front() {
            if let Step::Value(value) = self.enter(call, Entry::Outside)? {
                self.result = Some(value);
            }
            return Ok(None);
        }
        if self.goroutine.is_main {
            self.end = Some(End::Returned);
            return Ok(Some(Pause::ProcessEnded));
        }
        Ok(Some(Pause::Ended))
    }
}
