//! The predeclared types and what belongs to them (spec: Predeclared identifiers).

use redline_base::Name;

use crate::{
    AliasId, Basic, Interface, InterfaceId, Method, NamedId, Object, ObjectId, ObjectKind, Param,
    Signature, Store, Type, TypeId, TypeSet,
};

/// The predeclared types that are not basic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Universe {
    /// The interface behind `any`.
    any_interface: InterfaceId,
    any: AliasId,
    error: NamedId,
    comparable: NamedId,
    /// The interface behind `comparable`.
    comparable_interface: InterfaceId,
}

impl Universe {
    /// Adds them to a store.
    pub(crate) fn new(store: &Store) -> Self {
        let any_interface = store.add_interface(Interface::new([].into(), [].into(), false));
        let any = store.add_alias(predeclared(store, "any", ObjectKind::Alias));
        store[any].set_target(store.intern(Type::Interface(any_interface)));
        let error = store.add_named(predeclared(store, "error", ObjectKind::Type));
        let methods = [error_method(store)].into();
        let interface = store.add_interface(Interface::new(methods, [].into(), false));
        store[error].set_underlying(store.intern(Type::Interface(interface)));
        let comparable = store.add_named(predeclared(store, "comparable", ObjectKind::Type));
        let comparable_interface = store.add_interface(Interface::new([].into(), [].into(), false));
        store[comparable_interface].set_type_set(TypeSet::comparable());
        store[comparable].set_underlying(store.intern(Type::Interface(comparable_interface)));
        for (object, ty) in [
            (store[any].object, Type::Alias(any)),
            (store[error].object, Type::Named(error)),
            (store[comparable].object, Type::Named(comparable)),
        ] {
            store[object].set_type(store.intern(ty));
        }
        Self { any_interface, any, error, comparable, comparable_interface }
    }
}

fn predeclared(store: &Store, name: &str, kind: ObjectKind) -> ObjectId {
    store.add_object(Object::new(kind, store.names().intern(name), None, None))
}

/// `Error() string`
fn error_method(store: &Store) -> ObjectId {
    let result = Param { name: None, ty: Basic::String.id() };
    let signature = Signature { results: [result].into(), ..Signature::default() };
    let ty = store.intern(Type::Signature(Box::new(signature)));
    let kind = ObjectKind::Method(store.add_method(Method::default()));
    let method = predeclared(store, "Error", kind);
    store[method].set_type(ty);
    method
}

/// Predeclared identifiers that are no types.
const OTHERS: &[&str] = &[
    "true", "false", "iota", "nil", "append", "cap", "clear", "close", "complex", "copy", "delete",
    "imag", "len", "make", "max", "min", "new", "panic", "print", "println", "real", "recover",
];

/// Whether a name is predeclared.
pub(crate) fn is_predeclared(name: &str) -> bool {
    let named = |basic: &Basic| basic.is_predeclared() && basic.name() == name;
    matches!(name, "any" | "error" | "comparable")
        || OTHERS.contains(&name)
        || Basic::ALL.iter().any(named)
}

impl Store {
    /// The predeclared type with this name.
    pub fn predeclared_type(&self, name: Name) -> Option<TypeId> {
        let universe = self.universe();
        match self.names().text(name) {
            "any" => self[self[universe.any].object].ty(),
            "error" => self[self[universe.error].object].ty(),
            "comparable" => self[self[universe.comparable].object].ty(),
            text => {
                let named = |basic: &&Basic| basic.is_predeclared() && basic.name() == text;
                Basic::ALL.iter().find(named).map(|basic| basic.id())
            }
        }
    }

    /// The interface behind `comparable`.
    pub(crate) fn comparable_interface(&self) -> InterfaceId {
        self.universe().comparable_interface
    }

    /// The interface behind `any`.
    pub(crate) fn any_interface(&self) -> InterfaceId {
        self.universe().any_interface
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;

    #[test]
    fn predeclared_types_are_found_by_name() {
        let store = Store::new(Interner::new());
        let find = |name: &str| store.predeclared_type(store.names().intern(name));
        assert_eq!(find("int"), Some(Basic::Int.id()));
        assert_eq!(find("byte"), Some(Basic::Byte.id()));
        for name in ["any", "error", "comparable"] {
            assert_eq!(find(name).map(|ty| store.type_text(ty)).as_deref(), Some(name));
        }
        for name in ["untyped int", "invalid type", "unsafe.Pointer", "nil", "Int"] {
            assert_eq!(find(name), None, "{name}");
        }
    }
}
