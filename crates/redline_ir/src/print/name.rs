//! Names of functions.

use redline_types::{ObjectId, ObjectKind, Store, Type};

use crate::{FunctionKind, PackageIr};

/// The names of the functions of a package whose import path is `path`.
pub(super) fn names(store: &Store, package: &PackageIr, path: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(package.functions().len());
    let mut children = vec![0_u32; package.functions().len()];
    for (_, function) in package.functions() {
        let name = match (function.kind, function.kind.parent()) {
            (_, Some(parent)) => {
                let number = &mut children[parent.index()];
                *number += 1;
                format!("{}${number}", names.get(parent.index()).map_or("", |name| name))
            }
            (FunctionKind::Declared(object), _) => {
                format!("{}.{}", plain(path), member(store, object))
            }
            _ => format!("{}.init", plain(path)),
        };
        names.push(name);
    }
    names
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
fn plain(text: &str) -> String {
    let escaped = |c: char| match c {
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}
