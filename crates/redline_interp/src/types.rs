//! What the interpreter asks about types: each answer is found once.

use redline_types::{
    Basic, Layouts, NamedId, ObjectId, Package, PackageId, Sizes, Store, Type, TypeId, identical,
};
use rustc_hash::FxHashMap;

use crate::kind::Kind;
use crate::value::Value;

/// The types of a run, all without type parameters.
pub(crate) struct Types<'p> {
    /// All types.
    pub store: &'p Store,
    /// Sizes and offsets.
    pub layouts: Layouts<'p>,
    word: u32,
    canonical: FxHashMap<TypeId, TypeId>,
    /// Types that may be identical, by what they look like.
    alike: FxHashMap<u64, Vec<TypeId>>,
    zeros: FxHashMap<TypeId, Value>,
}

impl<'p> Types<'p> {
    pub(crate) fn new(store: &'p Store, sizes: Sizes) -> Self {
        Self {
            store,
            layouts: Layouts::new(store, sizes),
            word: u32::try_from(sizes.word * 8).unwrap_or(64),
            canonical: FxHashMap::default(),
            alike: FxHashMap::default(),
            zeros: FxHashMap::default(),
        }
    }

    /// How the values of a type are held.
    pub(crate) fn kind(&self, ty: TypeId) -> Kind {
        Kind::of(self.store, ty, self.word)
    }

    /// The type itself, without the names that it goes by.
    pub(crate) fn underlying(&self, ty: TypeId) -> &'p Type {
        &self.store[self.store.underlying(ty)]
    }

    /// The element type of a pointer, slice, array, channel or map.
    pub(crate) fn element(&self, ty: TypeId) -> Option<TypeId> {
        match *self.underlying(ty) {
            Type::Pointer(element)
            | Type::Slice(element)
            | Type::Array { element, .. }
            | Type::Chan { element, .. }
            | Type::Map { value: element, .. } => Some(element),
            _ => None,
        }
    }

    /// The key type of a map.
    pub(crate) fn key(&self, ty: TypeId) -> Option<TypeId> {
        match *self.underlying(ty) {
            Type::Map { key, .. } => Some(key),
            _ => None,
        }
    }

    /// The type of a field of a struct, or of an element of an array.
    pub(crate) fn part(&self, ty: TypeId, index: usize) -> Option<TypeId> {
        match self.underlying(ty) {
            Type::Struct(ty) => Some(self.store.type_of(*ty.fields.get(index)?)),
            Type::Array { element, .. } => Some(*element),
            Type::Tuple(params) => Some(params.get(index)?.ty),
            _ => None,
        }
    }

    /// The types of the fields of a struct.
    pub(crate) fn fields(&self, ty: TypeId) -> Vec<TypeId> {
        match self.underlying(ty) {
            Type::Struct(ty) => ty.fields.iter().map(|&it| self.store.type_of(it)).collect(),
            _ => Vec::new(),
        }
    }

    /// The defined type, if it is one.
    pub(crate) fn named(&self, ty: TypeId) -> Option<NamedId> {
        match self.store[self.store.unalias(ty)] {
            Type::Named(named) => Some(named),
            _ => None,
        }
    }

    pub(crate) fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.underlying(ty), Type::Interface(_))
    }

    /// The one id of all types that are identical to this one.
    pub(crate) fn canonical(&mut self, ty: TypeId) -> TypeId {
        if let Some(&known) = self.canonical.get(&ty) {
            return known;
        }
        let found = self.find_canonical(ty);
        self.canonical.insert(ty, found);
        found
    }

    fn find_canonical(&mut self, ty: TypeId) -> TypeId {
        let plain = self.store.unalias(ty);
        if let Type::Basic(basic) = self.store[plain] {
            return basic.plain().id();
        }
        let alike = self.alike.entry(look(self.store, plain, 4)).or_default();
        if let Some(&same) = alike.iter().find(|&&other| identical(self.store, other, plain)) {
            return same;
        }
        alike.push(plain);
        plain
    }

    /// The zero value of a type; `None` if it cannot be held.
    pub(crate) fn zero(&mut self, ty: TypeId) -> Option<Value> {
        if let Some(known) = self.zeros.get(&ty) {
            return Some(known.clone());
        }
        let zero = redline_base::with_deep_stack(|| self.find_zero(ty))?;
        self.zeros.insert(ty, zero.clone());
        Some(zero)
    }

    fn find_zero(&mut self, ty: TypeId) -> Option<Value> {
        Some(match self.kind(ty) {
            Kind::Bool => Value::Bool(false),
            Kind::Int(_) => Value::Int(0),
            Kind::Float32 | Kind::Float64 => Value::Float(0.0),
            Kind::Complex64 | Kind::Complex128 => Value::Complex(0.0, 0.0),
            Kind::String => Value::text(b""),
            Kind::Array => self.zero_array(ty)?,
            Kind::Struct => self.zeros_of(self.fields(ty)).map(Value::aggregate)?,
            Kind::Tuple => {
                let Type::Tuple(params) = self.underlying(ty) else { return None };
                Value::tuple(self.zeros_of(params.iter().map(|param| param.ty).collect())?)
            }
            _ => Value::Nil,
        })
    }

    fn zeros_of(&mut self, types: Vec<TypeId>) -> Option<Vec<Value>> {
        types.into_iter().map(|ty| self.zero(ty)).collect()
    }

    fn zero_array(&mut self, ty: TypeId) -> Option<Value> {
        let Type::Array { len: Some(len), element } = *self.underlying(ty) else { return None };
        let len = usize::try_from(len).ok().filter(|&len| len <= MAX_ARRAY)?;
        let element = self.zero(element)?;
        Some(Value::aggregate(vec![element; len]))
    }

    /// A defined type of a package, by its name.
    pub(crate) fn declared(&self, package: PackageId, name: &str) -> Option<TypeId> {
        let object = self.member(package, name)?;
        Some(self.store.type_of(object))
    }

    /// What a package declares under a name.
    pub(crate) fn member(&self, package: PackageId, name: &str) -> Option<ObjectId> {
        let package: &Package = &self.store[package];
        package.member(self.store.names().find(name)?)
    }

    /// The predeclared type `error`, or `any`.
    pub(crate) fn pointer_to(&mut self, ty: TypeId) -> TypeId {
        let pointer = self.store.intern(Type::Pointer(ty));
        self.canonical(pointer)
    }

    /// Whether a type is `uint8`, whatever it is called.
    pub(crate) fn is_byte(&self, ty: TypeId) -> bool {
        matches!(self.underlying(ty), Type::Basic(Basic::Uint8 | Basic::Byte))
    }

    /// Bytes that a value takes; 0 if that is not known.
    pub(crate) fn size(&mut self, ty: TypeId) -> u64 {
        self.layouts.of(ty).map_or(0, |layout| layout.size)
    }
}

/// Number of elements beyond which the interpreter makes no array.
pub(crate) const MAX_ARRAY: usize = 1 << 26;

/// A number that is the same for identical types.
fn look(store: &Store, ty: TypeId, depth: u32) -> u64 {
    let ty = store.unalias(ty);
    let inner = |ty| if depth == 0 { 0 } else { look(store, ty, depth - 1) };
    let (kind, parts): (u64, Vec<u64>) = match &store[ty] {
        Type::Basic(basic) => (0, vec![basic.plain().id().index() as u64]),
        Type::Array { len, element } => (1, vec![len.unwrap_or(0), inner(*element)]),
        Type::Slice(element) => (2, vec![inner(*element)]),
        Type::Pointer(element) => (3, vec![inner(*element)]),
        Type::Struct(it) => {
            (4, it.fields.iter().map(|&field| inner(store.type_of(field))).collect())
        }
        Type::Tuple(params) => (5, params.iter().map(|param| inner(param.ty)).collect()),
        Type::Signature(it) => {
            let types = it.params.iter().chain(&it.results).map(|param| inner(param.ty));
            (6, types.chain([it.params.len() as u64]).collect())
        }
        Type::Interface(id) => (7, vec![store.type_set(*id).methods.len() as u64]),
        Type::Map { key, value } => (8, vec![inner(*key), inner(*value)]),
        Type::Chan { dir, element } => (9, vec![*dir as u64, inner(*element)]),
        Type::Named(named) => (10, vec![store.origin(*named).index() as u64]),
        Type::Union(_) | Type::Alias(_) | Type::TypeParam(_) => (11, vec![ty.index() as u64]),
    };
    parts
        .iter()
        .fold(kind, |hash, &part| (hash.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95))
}
