//! What has a name: defined types, aliases and type parameters (spec: Type
//! declarations, Type parameter declarations).

use std::sync::OnceLock;

use crate::{NamedId, ObjectId, TypeId, TypeParamId};

/// A defined type, or an instance of a generic one.
///
/// It exists as soon as its name is met, because its definition may refer to
/// it; what it is is found out later and stated once.
#[derive(Debug)]
pub struct Named {
    /// The declared name; an instance has that of its generic type.
    pub object: ObjectId,
    /// Of an instance, what it is an instance of.
    pub instance: Option<Instance<NamedId>>,
    type_params: OnceLock<Box<[TypeParamId]>>,
    definition: OnceLock<TypeId>,
    underlying: OnceLock<TypeId>,
    methods: OnceLock<Box<[ObjectId]>>,
    endless: OnceLock<bool>,
    /// Of an instance, its methods as far as they were asked for.
    instance_methods: OnceLock<Box<[OnceLock<ObjectId>]>>,
}

/// Of what something generic is an instance, and with which type arguments.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Instance<I> {
    /// What is generic.
    pub origin: I,
    /// The type arguments, one for each type parameter.
    pub args: Box<[TypeId]>,
}

impl Named {
    pub(crate) fn new(object: ObjectId, instance: Option<Instance<NamedId>>) -> Self {
        Self {
            object,
            instance,
            type_params: OnceLock::new(),
            definition: OnceLock::new(),
            underlying: OnceLock::new(),
            methods: OnceLock::new(),
            endless: OnceLock::new(),
            instance_methods: OnceLock::new(),
        }
    }

    /// The type arguments of an instance; none otherwise.
    pub fn args(&self) -> &[TypeId] {
        self.instance.as_ref().map_or(&[], |instance| &instance.args)
    }

    /// The type parameters of a generic type; none of an instance.
    pub fn type_params(&self) -> &[TypeParamId] {
        self.type_params.get().map_or(&[], |params| params)
    }

    /// States the type parameters; the first statement holds.
    pub fn set_type_params(&self, params: Box<[TypeParamId]>) {
        let _ = self.type_params.set(params);
    }

    /// The type behind the name in its declaration, once it is known.
    pub fn definition(&self) -> Option<TypeId> {
        self.definition.get().copied()
    }

    /// States the type behind the name; the first statement holds.
    pub fn set_definition(&self, definition: TypeId) {
        let _ = self.definition.set(definition);
    }

    /// The underlying type, once it is known; [`crate::Store::underlying`] finds it out.
    pub fn underlying(&self) -> Option<TypeId> {
        self.underlying.get().copied()
    }

    /// States the underlying type; the first statement holds.
    pub fn set_underlying(&self, underlying: TypeId) {
        let _ = self.underlying.set(underlying);
    }

    /// Whether it contains itself, once that is known; [`crate::Store::is_endless`]
    /// finds it out.
    pub fn is_endless(&self) -> Option<bool> {
        self.endless.get().copied()
    }

    /// States whether it contains itself; the first statement holds.
    pub fn set_endless(&self, endless: bool) {
        let _ = self.endless.set(endless);
    }

    /// The methods that are declared for it, in the order of their declarations;
    /// those of an instance are found by [`crate::Store`].
    pub fn methods(&self) -> &[ObjectId] {
        self.methods.get().map_or(&[], |methods| methods)
    }

    /// States the methods; the first statement holds.
    pub fn set_methods(&self, methods: Box<[ObjectId]>) {
        let _ = self.methods.set(methods);
    }
}

impl Named {
    /// The method at `index` of the `count` of an instance, which `instantiate`
    /// finds when it is asked for first. It may not be possible yet.
    pub(crate) fn instance_method(
        &self,
        index: usize,
        count: usize,
        instantiate: impl FnOnce() -> Option<ObjectId>,
    ) -> Option<ObjectId> {
        let all =
            self.instance_methods.get_or_init(|| (0..count).map(|_| OnceLock::new()).collect());
        let place = all.get(index)?;
        if let Some(&known) = place.get() {
            return Some(known);
        }
        let method = instantiate()?;
        Some(*place.get_or_init(|| method))
    }
}

/// An alias, or an instance of a generic one.
#[derive(Debug)]
pub struct Alias {
    /// The declared name.
    pub object: ObjectId,
    /// Of an instance, what it is an instance of.
    pub instance: Option<Instance<crate::AliasId>>,
    type_params: OnceLock<Box<[TypeParamId]>>,
    target: OnceLock<TypeId>,
}

impl Alias {
    pub(crate) fn new(object: ObjectId, instance: Option<Instance<crate::AliasId>>) -> Self {
        Self { object, instance, type_params: OnceLock::new(), target: OnceLock::new() }
    }

    /// The type arguments of an instance; none otherwise.
    pub fn args(&self) -> &[TypeId] {
        self.instance.as_ref().map_or(&[], |instance| &instance.args)
    }

    /// The type parameters of a generic alias; none of an instance.
    pub fn type_params(&self) -> &[TypeParamId] {
        self.type_params.get().map_or(&[], |params| params)
    }

    /// States the type parameters; the first statement holds.
    pub fn set_type_params(&self, params: Box<[TypeParamId]>) {
        let _ = self.type_params.set(params);
    }

    /// The type behind `=`, once it is known; it may be an alias itself.
    pub fn target(&self) -> Option<TypeId> {
        self.target.get().copied()
    }

    /// States the type behind `=`; the first statement holds.
    pub fn set_target(&self, target: TypeId) {
        let _ = self.target.set(target);
    }
}

/// A type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// The declared name.
    pub object: ObjectId,
    /// Its place among the type parameters that are declared together.
    pub index: u32,
    constraint: OnceLock<TypeId>,
}

impl TypeParam {
    pub(crate) fn new(object: ObjectId, index: u32) -> Self {
        Self { object, index, constraint: OnceLock::new() }
    }

    /// Its constraint as it is written, once it is known.
    pub fn constraint(&self) -> Option<TypeId> {
        self.constraint.get().copied()
    }

    /// States its constraint; the first statement holds.
    pub fn set_constraint(&self, constraint: TypeId) {
        let _ = self.constraint.set(constraint);
    }
}
