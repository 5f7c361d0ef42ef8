//! What a panic is called with, as the runtime prints it (`runtime/error.go`).

use redline_types::{ObjectId, ObjectKind, Type};

use crate::function::Invocation;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::type_name::type_name;
use crate::value::Value;

impl Machine<'_> {
    /// The call of `Error` or `String` that describes a value, if it has one of them.
    pub(crate) fn describing_call(&mut self, value: &Value) -> Result<Option<Invocation>, Trap> {
        let Value::Boxed(boxed) = value else { return Ok(None) };
        for name in ["Error", "String"] {
            if let Some(method) = self.describing_method(boxed.ty, name) {
                let receiver = boxed.value.clone();
                return self.method_call(boxed.ty, receiver, method, Vec::new()).map(Some);
            }
        }
        Ok(None)
    }

    /// The method of this name without parameters that gives a string.
    fn describing_method(&self, ty: redline_types::TypeId, name: &str) -> Option<ObjectId> {
        let store = self.program.store;
        let name = store.names().find(name)?;
        let set = store.method_set(ty);
        let method = set.methods().iter().find(|it| store[it.object].name == name)?.object;
        let ObjectKind::Method(_) = store[method].kind else { return None };
        let Type::Signature(signature) = &store[store.type_of(method)] else { return None };
        let [result] = &*signature.results else { return None };
        let string = redline_types::Basic::String.id();
        let fits = signature.params.is_empty() && store.unalias(result.ty) == string;
        fits.then_some(method)
    }

    /// A value that has no method to describe it.
    pub(crate) fn print_panic_value(&mut self, value: &Value) {
        let Value::Boxed(boxed) = value else {
            self.stderr.extend(b"nil");
            return;
        };
        let kind = self.types.kind(boxed.ty);
        let is_basic = matches!(self.program.store[boxed.ty], Type::Basic(_));
        let name = type_name(self.program.store, boxed.ty);
        match (kind, &boxed.value) {
            (Kind::String, Value::Text(text)) if is_basic => self.print_indented(text),
            (Kind::String, Value::Text(text)) => {
                self.stderr.extend(format!("{name}(\"").bytes());
                self.print_indented(text);
                self.stderr.extend(b"\")");
            }
            (
                Kind::Bool
                | Kind::Int(_)
                | Kind::Float32
                | Kind::Float64
                | Kind::Complex64
                | Kind::Complex128,
                inner,
            ) => {
                let text = self.printed(kind, inner);
                let is_complex = matches!(inner, Value::Complex(..));
                let text = match (is_basic, is_complex) {
                    (true, _) => text,
                    (false, true) => format!("{name}{text}"),
                    (false, false) => format!("{name}({text})"),
                };
                self.stderr.extend(text.bytes());
            }
            _ => self.print_address(&name, value),
        }
    }

    /// `(T) 0xc000012345`
    fn print_address(&mut self, name: &str, value: &Value) {
        let address = self.data_address(value);
        self.stderr.extend(format!("({name}) {address:#x}").bytes());
    }

    /// A string whose lines but the first begin with a tab.
    pub(crate) fn print_indented(&mut self, text: &[u8]) {
        for (index, line) in text.split(|&byte| byte == b'\n').enumerate() {
            if index > 0 {
                self.stderr.extend(b"\n\t");
            }
            self.stderr.extend(line);
        }
    }
}
