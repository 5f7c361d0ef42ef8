//! What is predeclared (spec: Predeclared identifiers), and package `unsafe`.

use redline_constant::Value;
use redline_names::{Predeclared, PredeclaredKind};
use rustc_hash::FxHashMap;

use crate::{
    Basic, Builtin, Interface, InterfaceId, Method, Object, ObjectId, ObjectKind, Package,
    PackageId, Param, Signature, Store, Type, TypeId, TypeSet,
};

/// What is predeclared.
#[derive(Debug)]
pub(crate) struct Universe {
    /// The objects of the predeclared identifiers, in the order of [`Predeclared::ALL`].
    objects: Vec<ObjectId>,
    /// The interface behind `comparable`.
    comparable_interface: InterfaceId,
    unsafe_package: PackageId,
}

impl Universe {
    /// Adds it to a store that has the basic types.
    pub(crate) fn new(store: &Store) -> Self {
        let comparable_interface = store.add_interface(Interface::new([].into(), [].into(), false));
        store[comparable_interface].set_type_set(TypeSet::comparable());
        let maker = Maker { store, comparable_interface };
        let objects = Predeclared::ALL.iter().map(|&it| maker.object(it)).collect();
        let unsafe_package = maker.unsafe_package();
        Self { objects, comparable_interface, unsafe_package }
    }
}

struct Maker<'s> {
    store: &'s Store,
    comparable_interface: InterfaceId,
}

impl Maker<'_> {
    fn object(&self, predeclared: Predeclared) -> ObjectId {
        match predeclared.kind() {
            PredeclaredKind::Type => self.type_name(predeclared),
            PredeclaredKind::Constant => self.constant(predeclared),
            PredeclaredKind::Nil => self.add(predeclared, ObjectKind::Nil, Some(Basic::UntypedNil)),
            PredeclaredKind::Function => {
                let builtin = Builtin::of(predeclared).expect("each predeclared function is known");
                self.add(predeclared, ObjectKind::Builtin(builtin), Some(Basic::Invalid))
            }
        }
    }

    fn add(&self, predeclared: Predeclared, kind: ObjectKind, ty: Option<Basic>) -> ObjectId {
        let name = self.store.names().intern(predeclared.text());
        let object = self.store.add_object(Object::new(kind, name, None, None));
        if let Some(ty) = ty {
            self.store[object].set_type(ty.id());
        }
        object
    }

    fn constant(&self, predeclared: Predeclared) -> ObjectId {
        let (ty, value) = match predeclared {
            Predeclared::True => (Basic::UntypedBool, Value::bool(true)),
            Predeclared::False => (Basic::UntypedBool, Value::bool(false)),
            _ => (Basic::UntypedInt, Value::int(0)),
        };
        let object = self.add(predeclared, ObjectKind::Const, Some(ty));
        self.store.set_constant(object, value);
        object
    }

    fn type_name(&self, predeclared: Predeclared) -> ObjectId {
        match predeclared {
            Predeclared::Any => self.any(),
            Predeclared::Error => self.named(predeclared, self.error_interface()),
            Predeclared::Comparable => self.named(predeclared, self.comparable_interface),
            _ => self.basic(predeclared),
        }
    }

    fn basic(&self, predeclared: Predeclared) -> ObjectId {
        let is_meant = |it: &&Basic| it.name() == predeclared.text();
        let basic =
            *Basic::ALL.iter().find(is_meant).expect("each other predeclared type is basic");
        let kind = if basic == basic.plain() { ObjectKind::Type } else { ObjectKind::Alias };
        self.add(predeclared, kind, Some(basic))
    }

    fn any(&self) -> ObjectId {
        let object = self.add(Predeclared::Any, ObjectKind::Alias, None);
        let alias = self.store.add_alias(object);
        let interface = self.store.add_interface(Interface::new([].into(), [].into(), false));
        self.store[alias].set_target(self.store.intern(Type::Interface(interface)));
        self.store[object].set_type(self.store.intern(Type::Alias(alias)));
        object
    }

    fn named(&self, predeclared: Predeclared, interface: InterfaceId) -> ObjectId {
        let object = self.add(predeclared, ObjectKind::Type, None);
        let named = self.store.add_named(object);
        self.store[named].set_underlying(self.store.intern(Type::Interface(interface)));
        self.store[object].set_type(self.store.intern(Type::Named(named)));
        object
    }

    /// `interface { Error() string }`
    fn error_interface(&self) -> InterfaceId {
        let result = Param { name: None, ty: Basic::String.id() };
        let signature = Signature { results: [result].into(), ..Signature::default() };
        let ty = self.store.intern(Type::Signature(Box::new(signature)));
        let kind = ObjectKind::Method(self.store.add_method(Method::default()));
        let name = self.store.names().intern("Error");
        let method = self.store.add_object(Object::new(kind, name, None, None).with_type(ty));
        self.store.add_interface(Interface::new([method].into(), [].into(), false))
    }

    /// Package `unsafe`, which has no source.
    fn unsafe_package(&self) -> PackageId {
        let store = self.store;
        let name = store.names().intern("unsafe");
        let package = store.add_package(Package::new("unsafe", name));
        let member = |text: &str, kind: ObjectKind, ty: TypeId| {
            let name = store.names().intern(text);
            (name, store.add_object(Object::new(kind, name, Some(package), None).with_type(ty)))
        };
        let functions = Builtin::ALL.iter().filter(|builtin| builtin.is_unsafe()).map(|&builtin| {
            member(builtin.name(), ObjectKind::Builtin(builtin), Basic::Invalid.id())
        });
        let pointer = member("Pointer", ObjectKind::Type, Basic::UnsafePointer.id());
        store[package].set_members(functions.chain([pointer]).collect::<FxHashMap<_, _>>());
        package
    }
}

impl Store {
    /// The object of a predeclared identifier.
    pub fn predeclared(&self, predeclared: Predeclared) -> ObjectId {
        self.universe().objects[predeclared as usize]
    }

    /// The type that a predeclared identifier names; invalid if it names none.
    pub fn predeclared_type(&self, predeclared: Predeclared) -> TypeId {
        self.type_of(self.predeclared(predeclared))
    }

    /// The package `unsafe`.
    pub fn unsafe_package(&self) -> PackageId {
        self.universe().unsafe_package
    }

    /// The interface behind `comparable`.
    pub(crate) fn comparable_interface(&self) -> InterfaceId {
        self.universe().comparable_interface
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;

    #[test]
    fn predeclared_types_are_written_by_their_names() {
        let store = Store::new(Interner::new());
        let types = Predeclared::ALL.iter().filter(|it| it.kind() == PredeclaredKind::Type);
        for &predeclared in types {
            let ty = store.predeclared_type(predeclared);
            assert_eq!(store.type_text(ty), predeclared.text());
        }
    }

    #[test]
    fn unsafe_has_its_members() {
        let store = Store::new(Interner::new());
        let find = |name: &str| store[store.unsafe_package()].member(store.names().intern(name));
        let pointer = find("Pointer").map(|object| store.type_text(store.type_of(object)));
        assert_eq!(pointer.as_deref(), Some("unsafe.Pointer"));
        assert!(find("Sizeof").is_some() && find("len").is_none());
    }
}
