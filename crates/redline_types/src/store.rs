//! All types and objects of a run.

use std::hash::{BuildHasher as _, Hash};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use hashbrown::HashTable;
use redline_base::Interner;
use redline_constant::Value;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::named::Instance;
use crate::universe::Universe;
use crate::{
    Alias, AliasId, Basic, Interface, InterfaceId, Method, MethodId, Named, NamedId, Object,
    ObjectId, Package, PackageId, Type, TypeId, TypeParam, TypeParamId, substitute,
};

/// Number of independently locked tables; a power of two.
const SHARDS: usize = 16;

/// All packages, objects and types of a run. Shared by every worker: what is in
/// it stays and does not change, so reading takes no lock.
///
/// Types that are spelled alike are one [`TypeId`]. The numbers of ids depend on
/// which worker came first: nothing that is printed may be ordered by them.
pub struct Store {
    names: Interner,
    types: boxcar::Vec<Type>,
    objects: boxcar::Vec<Object>,
    packages: boxcar::Vec<Package>,
    interfaces: boxcar::Vec<Interface>,
    methods: boxcar::Vec<Method>,
    named: boxcar::Vec<Named>,
    aliases: boxcar::Vec<Alias>,
    type_params: boxcar::Vec<TypeParam>,
    constants: Mutex<FxHashMap<ObjectId, Value>>,
    type_ids: Shards<TypeId>,
    named_instances: Shards<NamedId>,
    alias_instances: Shards<AliasId>,
    universe: OnceLock<Universe>,
}

/// Ids by the hash of what they stand for.
struct Shards<I>([Mutex<HashTable<(u64, I)>>; SHARDS]);

impl<I: Copy> Shards<I> {
    fn new() -> Self {
        Self([const { Mutex::new(HashTable::new()) }; SHARDS])
    }

    /// The id with this hash of which `is_same` holds, or else a `new` one.
    fn find_or(&self, hash: u64, is_same: impl Fn(I) -> bool, new: impl FnOnce() -> I) -> I {
        let mut table = self.shard(hash);
        if let Some(&(_, id)) = table.find(hash, |&(other, id)| other == hash && is_same(id)) {
            return id;
        }
        let id = new();
        table.insert_unique(hash, (hash, id), |&(hash, _)| hash);
        id
    }

    fn find(&self, hash: u64, is_same: impl Fn(I) -> bool) -> Option<I> {
        let table = self.shard(hash);
        table.find(hash, |&(other, id)| other == hash && is_same(id)).map(|&(_, id)| id)
    }

    fn shard(&self, hash: u64) -> MutexGuard<'_, HashTable<(u64, I)>> {
        let index = (hash >> 32) as usize % SHARDS;
        // A panic between find and insert leaves the table whole, so a poisoned
        // lock is as good as any.
        self.0[index].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// A store with the predeclared types and nothing else. Names are those of `names`.
    pub fn new(names: Interner) -> Self {
        let store = Self {
            names,
            types: boxcar::Vec::new(),
            objects: boxcar::Vec::new(),
            packages: boxcar::Vec::new(),
            interfaces: boxcar::Vec::new(),
            methods: boxcar::Vec::new(),
            named: boxcar::Vec::new(),
            aliases: boxcar::Vec::new(),
            type_params: boxcar::Vec::new(),
            constants: Mutex::new(FxHashMap::default()),
            type_ids: Shards::new(),
            named_instances: Shards::new(),
            alias_instances: Shards::new(),
            universe: OnceLock::new(),
        };
        for &basic in Basic::ALL {
            let id = store.intern(Type::Basic(basic));
            debug_assert_eq!(id, basic.id());
        }
        store.universe.get_or_init(|| Universe::new(&store));
        store
    }

    pub(crate) fn universe(&self) -> &Universe {
        self.universe.get().expect("a store has its universe from the beginning")
    }

    /// The names of the run.
    pub fn names(&self) -> &Interner {
        &self.names
    }

    /// The type that is spelled like this.
    pub fn intern(&self, ty: Type) -> TypeId {
        let hash = hash(&ty);
        let found = self.type_ids.find(hash, |id: TypeId| self[id] == ty);
        found.unwrap_or_else(|| self.intern_new(hash, ty))
    }

    /// As [`Self::intern`], for a type that was not there a moment ago.
    fn intern_new(&self, hash: u64, ty: Type) -> TypeId {
        let mut table = self.type_ids.shard(hash);
        let same = |&(other, id): &(u64, TypeId)| other == hash && self[id] == ty;
        if let Some(&(_, id)) = table.find(hash, same) {
            return id;
        }
        let id = TypeId::new(self.types.push(ty));
        table.insert_unique(hash, (hash, id), |&(hash, _)| hash);
        id
    }

    /// Adds a package.
    pub fn add_package(&self, package: Package) -> PackageId {
        PackageId::new(self.packages.push(package))
    }

    /// Adds an object.
    pub fn add_object(&self, object: Object) -> ObjectId {
        ObjectId::new(self.objects.push(object))
    }

    /// Adds an interface type.
    pub fn add_interface(&self, interface: Interface) -> InterfaceId {
        InterfaceId::new(self.interfaces.push(interface))
    }

    /// Adds what a method has beside its signature.
    pub fn add_method(&self, method: Method) -> MethodId {
        MethodId::new(self.methods.push(method))
    }

    /// Adds the type parameter `object`, at `index` of those that are declared together.
    pub fn add_type_param(&self, object: ObjectId, index: u32) -> TypeParamId {
        TypeParamId::new(self.type_params.push(TypeParam::new(object, index)))
    }

    /// Adds the defined type `object`.
    pub fn add_named(&self, object: ObjectId) -> NamedId {
        NamedId::new(self.named.push(Named::new(object, None)))
    }

    /// Adds the alias `object`.
    pub fn add_alias(&self, object: ObjectId) -> AliasId {
        AliasId::new(self.aliases.push(Alias::new(object, None)))
    }

    /// The instance of the generic type `origin` with these type arguments.
    pub fn named_instance(&self, origin: NamedId, args: &[TypeId]) -> NamedId {
        let is_same =
            |id: NamedId| self[id].instance.as_ref().is_some_and(|it| it.is(origin, args));
        let new = || {
            let instance = Instance { origin, args: args.into() };
            NamedId::new(self.named.push(Named::new(self[origin].object, Some(instance))))
        };
        self.named_instances.find_or(hash(&(origin, args)), is_same, new)
    }

    /// The generic type of an instance; any other type itself.
    pub fn origin(&self, named: NamedId) -> NamedId {
        self[named].instance.as_ref().map_or(named, |instance| instance.origin)
    }

    /// The instance of the generic alias `origin` with these type arguments.
    pub fn alias_instance(&self, origin: AliasId, args: &[TypeId]) -> AliasId {
        let is_same =
            |id: AliasId| self[id].instance.as_ref().is_some_and(|it| it.is(origin, args));
        let new = || {
            let instance = Instance { origin, args: args.into() };
            AliasId::new(self.aliases.push(Alias::new(self[origin].object, Some(instance))))
        };
        self.alias_instances.find_or(hash(&(origin, args)), is_same, new)
    }

    /// The value of a constant, once it is known.
    pub fn constant(&self, object: ObjectId) -> Option<Value> {
        self.lock_constants().get(&object).cloned()
    }

    /// States the value of a constant.
    pub(crate) fn set_constant(&self, object: ObjectId, value: Value) {
        self.lock_constants().insert(object, value);
    }

    fn lock_constants(&self) -> MutexGuard<'_, FxHashMap<ObjectId, Value>> {
        // An insertion that panicked has lost at most itself.
        self.constants.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The type of an object; invalid if it has not been found out yet.
    pub fn type_of(&self, object: ObjectId) -> TypeId {
        self[object].ty().unwrap_or_else(|| Basic::Invalid.id())
    }

    /// The type without the aliases around it. What has not been found out yet is invalid.
    pub fn unalias(&self, mut ty: TypeId) -> TypeId {
        while let Type::Alias(alias) = self[ty] {
            ty = self.alias_target(alias).unwrap_or_else(|| Basic::Invalid.id());
        }
        ty
    }

    /// What an alias stands for; an instance gets that when it is asked for first.
    pub fn alias_target(&self, id: AliasId) -> Option<TypeId> {
        let alias = &self[id];
        alias.target().or_else(|| {
            let instance = alias.instance.as_ref()?;
            let origin = &self[instance.origin];
            let target = substitute(self, origin.target()?, origin.type_params(), &instance.args);
            alias.set_target(target);
            alias.target()
        })
    }
}

impl<I: Copy + PartialEq> Instance<I> {
    fn is(&self, origin: I, args: &[TypeId]) -> bool {
        self.origin == origin && *self.args == *args
    }
}

fn hash(key: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(key)
}

macro_rules! tables {
    ($($id:ident => $element:ident in $table:ident,)*) => {
        $(impl std::ops::Index<$id> for Store {
            type Output = $element;

            #[inline]
            fn index(&self, id: $id) -> &$element {
                &self.$table[id.index()]
            }
        })*
    };
}

// A macro, because each table differs from the next in three names only.
tables! {
    TypeId => Type in types,
    ObjectId => Object in objects,
    PackageId => Package in packages,
    InterfaceId => Interface in interfaces,
    MethodId => Method in methods,
    NamedId => Named in named,
    AliasId => Alias in aliases,
    TypeParamId => TypeParam in type_params,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_that_are_spelled_alike_are_one() {
        let store = Store::new(Interner::new());
        let slice = |element: Basic| store.intern(Type::Slice(element.id()));
        assert_eq!(slice(Basic::Int), slice(Basic::Int));
        assert_ne!(slice(Basic::Int), slice(Basic::String));
        assert_ne!(slice(Basic::Byte), slice(Basic::Uint8));
        assert_eq!(store[slice(Basic::Int)], Type::Slice(Basic::Int.id()));
    }

    #[test]
    fn workers_agree_about_types() {
        let store = Store::new(Interner::new());
        let all = std::thread::scope(|scope| {
            let worker = || {
                let basics = Basic::ALL.iter().cycle().take(1000);
                basics.map(|basic| store.intern(Type::Pointer(basic.id()))).collect::<Vec<_>>()
            };
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(all.iter().all(|one| *one == all[0]));
    }
}
