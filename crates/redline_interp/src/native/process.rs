//! Package `os`: the end of the process, its arguments, and where it writes to.

use redline_types::{Basic, ObjectId};

use crate::convert::low_i32;
use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, odd};
use crate::trap::Trap;
use crate::value::Value;

/// The variables of the package that a program has from the beginning.
const VARIABLES: [&str; 4] = ["Args", "Stdin", "Stdout", "Stderr"];

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Exit" => |_, args| Err(Trap::Exit(low_i32(args.int(0)?))),
        "File.Write" | "File.WriteString" => write,
        _ => return None,
    })
}

/// Writes bytes or a string to standard output or standard error.
fn write(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let bytes = machine.bytes_of(&args.value(1)?)?;
    let file = match args.value(0)? {
        Value::Pointer(file) => machine.native_state.files.get(&file).copied(),
        _ => None,
    };
    match file {
        Some("Stdout") => machine.stdout.extend_from_slice(&bytes),
        Some("Stderr") => machine.stderr.extend_from_slice(&bytes),
        _ => return Err(Trap::not_modelled("a write to a file")),
    }
    Ok(Value::tuple([Value::count(bytes.len()), Value::Nil]).into())
}

impl Machine<'_> {
    /// The name of a variable that a program has from the beginning.
    pub(crate) fn variable_of_process(&self, variable: ObjectId) -> Option<&'static str> {
        let store = self.program.store;
        let package = store[variable].package.filter(|&package| *store[package].path == *"os")?;
        let name = store.names().text(store[variable].name);
        let name = VARIABLES.into_iter().find(|&own| own == name)?;
        (store[package].member(store[variable].name) == Some(variable)).then_some(name)
    }

    /// What such a variable holds.
    pub(crate) fn value_of_process(
        &mut self,
        variable: ObjectId,
        name: &'static str,
    ) -> Result<Value, Trap> {
        if name == "Args" {
            return self.new_slice(vec![Value::text(b"main")], Basic::String.id());
        }
        let ty = self.types.element(self.program.store.type_of(variable)).ok_or_else(odd)?;
        let file = self.new_variable(ty)?;
        self.native_state.files.insert(file.clone(), name);
        Ok(Value::Pointer(file))
    }
}
