//! Names of functions.

use std::borrow::Cow;

use redline_types::{ObjectId, ObjectKind, Store, Type};

use crate::{FunctionKind, PackageIr};

/// The names of the functions of a package whose import path is `path`.
pub(super) fn names(store: &Store, package: &PackageIr, path: &str) -> Vec<String> {
    let path = plain(path);
    let mut names: Vec<String> = Vec::with_capacity(package.functions().len());
    let mut numbers = Numbers { children: vec![0; package.functions().len()], inits: 0, values: 0 };
    for (_, function) in package.functions() {
        let name = match function.kind {
            FunctionKind::Literal { parent }
            | FunctionKind::RangeBody { parent }
            | FunctionKind::Wrapper { parent } => {
                let number = next(&mut numbers.children[parent.index()]);
                format!("{}${}", names.get(parent.index()).map_or("", |it| it), number + 1)
            }
            FunctionKind::Declared(object) => match member(store, object) {
                name if name == "init" => format!("{path}.init.{}", next(&mut numbers.inits)),
                name => format!("{path}.{name}"),
            },
            FunctionKind::Variables => format!("{path}.var.{}", next(&mut numbers.values)),
            FunctionKind::Init => format!("{path}.init"),
        };
        names.push(name);
    }
    names
}

/// How many functions have been numbered.
struct Numbers {
    /// By function, those in it.
    children: Vec<u32>,
    /// Those named `init`, of which there may be several.
    inits: u32,
    /// Those that give variables their initial values.
    values: u32,
}

fn next(number: &mut u32) -> u32 {
    *number += 1;
    *number - 1
}

/// The name of a declared function or method with the path of its package:
/// `net/http.(*Server).Serve`.
pub fn qualified_name(store: &Store, object: ObjectId) -> String {
    let member = member(store, object);
    match store[object].package {
        Some(package) => format!("{}.{member}", plain(&store[package].path)),
        None => member,
    }
}

/// The name of a function in its package: `Serve`, `(*Server).Serve`, `Header.Get`.
pub(super) fn member(store: &Store, object: ObjectId) -> String {
    let name = store.names().text(store[object].name);
    match receiver(store, object) {
        Some((base, true)) => format!("(*{base}).{name}"),
        Some((base, false)) => format!("{base}.{name}"),
        None => name.to_owned(),
    }
}

/// The name of the type that a method is declared for, and whether its receiver is
/// a pointer.
fn receiver(store: &Store, object: ObjectId) -> Option<(&str, bool)> {
    let ObjectKind::Method(method) = store[object].kind else { return None };
    let receiver = store[method].receiver()?;
    let (base, _) = store.dereferenced(receiver.ty);
    let Type::Named(named) = store[store.unalias(base)] else { return None };
    let name = store[store[named].object].name;
    Some((store.names().text(name), receiver.is_pointer))
}

/// Text in which control characters are escaped: paths may hold any.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let escaped = |c: char| match c {
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    Cow::Owned(text.chars().map(escaped).collect())
}
