//! A function as the analyses look at it.

use std::cell::{OnceCell, RefCell};

use redline_constant::Kind;
use redline_ir::{Body, CallId, Callee, Op, ValueId};
use redline_types::{Basic, BasicKind, Layouts, Sizes, Store, Type, TypeId};
use rustc_hash::FxHashMap;

use crate::atom::Atom;
use crate::classes::Classes;
use crate::fresh::Touches;
use crate::graph::Graph;
use crate::interval::Interval;
use crate::library::{Library, LibraryFunction};
use crate::summary::{Fixed, Summaries, Summary};

/// A function with what is derived from its form alone.
pub(crate) struct View<'a> {
    pub(crate) store: &'a Store,
    pub(crate) body: &'a Body,
    pub(crate) graph: Graph<'a>,
    pub(crate) sizes: Sizes,
    classes: Classes,
    summaries: &'a Summaries,
    library: &'a Library,
    /// What takes out each result of a tuple.
    results: FxHashMap<(ValueId, u32), ValueId>,
    /// What converts an integer to an unsigned one that is as wide.
    unsigned: FxHashMap<ValueId, ValueId>,
    layouts: RefCell<Layouts<'a>>,
    /// By value, its underlying type.
    types: Vec<TypeId>,
    /// By value and how far it is looked into, what it can be.
    pub(crate) intervals: RefCell<FxHashMap<(ValueId, u32), Interval>>,
    /// The sums that never wrap around: what a constant is added to, and the constant.
    pub(crate) exact: FxHashMap<ValueId, (ValueId, i128)>,
    /// Where what is made here is touched, when somebody asks.
    touches: OnceCell<Touches>,
    /// What is true of the parameters, whenever the function is called.
    pub(crate) given: &'a [Atom],
}

impl<'a> View<'a> {
    pub(crate) fn new(
        store: &'a Store,
        body: &'a Body,
        sizes: Sizes,
        summaries: &'a Summaries,
        library: &'a Library,
    ) -> Self {
        Self::given(store, body, sizes, summaries, library, &[])
    }

    /// A function of which callers promise something.
    pub(crate) fn given(
        store: &'a Store,
        body: &'a Body,
        sizes: Sizes,
        summaries: &'a Summaries,
        library: &'a Library,
        given: &'a [Atom],
    ) -> Self {
        let graph = Graph::new(body);
        let classes = Classes::new(store, &graph);
        let layouts = RefCell::new(Layouts::new(store, sizes));
        let (results, unsigned) = (FxHashMap::default(), FxHashMap::default());
        let values = (0..body.value_count()).map(ValueId::new);
        let types = values.map(|value| store.underlying(body.ty(value))).collect();
        let mut view = Self {
            store,
            body,
            graph,
            sizes,
            classes,
            summaries,
            library,
            results,
            unsigned,
            layouts,
            types,
            intervals: RefCell::default(),
            exact: FxHashMap::default(),
            touches: OnceCell::new(),
            given,
        };
        view.index();
        view.find_exact();
        view
    }

    fn index(&mut self) {
        for value in self.body.blocks().flat_map(|block| self.body.instructions(block)) {
            let class = self.classes.of(value);
            match self.body[value] {
                Op::Extract { tuple, index } => {
                    let tuple = self.classes.of(tuple);
                    self.results.entry((tuple, index)).or_insert(class);
                }
                Op::Convert(of) if self.is_signed(of) && self.is_unsigned(value) => {
                    let as_wide = self.int_range(of).map(|range| range.1)
                        == self.int_range(value).map(|range| range.1 / 2);
                    if as_wide {
                        self.unsigned.entry(self.classes.of(of)).or_insert(class);
                    }
                }
                _ => {}
            }
        }
    }

    /// The value that stands for all that are the same as this one.
    pub(crate) fn class(&self, value: ValueId) -> ValueId {
        self.classes.of(value)
    }

    /// Where what the function makes is touched.
    pub(crate) fn touches(&self) -> &Touches {
        self.touches.get_or_init(|| Touches::of(self))
    }

    /// What takes a result out of a tuple.
    pub(crate) fn result(&self, tuple: ValueId, index: u32) -> Option<ValueId> {
        self.results.get(&(tuple, index)).copied()
    }

    /// What converts an integer to an unsigned one that is as wide.
    pub(crate) fn as_unsigned(&self, value: ValueId) -> Option<ValueId> {
        self.unsigned.get(&value).copied()
    }

    pub(crate) fn underlying(&self, value: ValueId) -> &'a Type {
        &self.store[self.types[value.index()]]
    }

    /// The type of an element of a tuple.
    pub(crate) fn element_type(&self, tuple: ValueId, index: usize) -> TypeId {
        match &self.store[self.body.ty(tuple)] {
            Type::Tuple(parts) => parts.get(index).map_or(Basic::Invalid.id(), |part| part.ty),
            _ => Basic::Invalid.id(),
        }
    }

    /// What is known of who is called.
    pub(crate) fn callee(&self, call: CallId) -> Option<&'a Summary> {
        match self.body[call].callee {
            Callee::Declared { object, .. } => {
                let declared = self.summaries.declared.get(&object);
                declared.or_else(|| self.library.get(object).map(|function| &function.summary))
            }
            Callee::Closure { function, .. } => self.summaries.literals.get(&function),
            Callee::Value(value) => match self.body[self.class(value)] {
                Op::Closure { function, .. } => self.summaries.literals.get(&function),
                Op::Function { object, .. } => self.summaries.declared.get(&object),
                _ => None,
            },
            Callee::Interface { .. } => None,
        }
    }

    /// What is always so of what is loaded: of a variable that nothing changes.
    pub(crate) fn loaded(&self, load: ValueId) -> &'a [Fixed] {
        let Op::Load(address) = self.body[load] else { return &[] };
        let Op::Global(variable) = self.body[self.class(address)] else { return &[] };
        self.summaries.variables.get(&variable).map_or(&[], Vec::as_slice)
    }

    /// The function of the library that is called.
    pub(crate) fn library(&self, call: CallId) -> Option<&'a LibraryFunction> {
        match self.body[call].callee {
            Callee::Declared { object, .. } => self.library.get(object),
            _ => None,
        }
    }

    /// The value of an integer constant.
    pub(crate) fn int(&self, value: ValueId) -> Option<i128> {
        let value = self.class(value);
        match self.body[value] {
            Op::Zero => Some(0),
            Op::Const(constant) => {
                let constant = self.body.constant(constant);
                if constant.kind() != Kind::Int {
                    return None;
                }
                let signed = constant.as_i64().map(i128::from);
                signed.or_else(|| constant.as_u64().map(i128::from))
            }
            _ => None,
        }
    }

    /// The value of a boolean constant.
    pub(crate) fn truth(&self, value: ValueId) -> Option<bool> {
        match self.body[value] {
            Op::Const(constant) => self.body.constant(constant).as_bool(),
            Op::Zero => match *self.underlying(value) {
                Type::Basic(basic) if basic.kind() == BasicKind::Boolean => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The length of a constant string.
    pub(crate) fn string_len(&self, value: ValueId) -> Option<i128> {
        match self.body[value] {
            Op::Const(constant) => self.body.constant(constant).string_len().map(i128::from),
            Op::Zero => match *self.underlying(value) {
                Type::Basic(basic) if basic.kind() == BasicKind::String => Some(0),
                _ => None,
            },
            _ => None,
        }
    }

    /// The length of an array or of what a pointer to an array points to.
    pub(crate) fn array_len(&self, value: ValueId) -> Option<i128> {
        let of = |ty: &Type| match ty {
            Type::Array { len, .. } => len.map(i128::from),
            _ => None,
        };
        match *self.underlying(value) {
            Type::Pointer(to) => of(&self.store[self.store.underlying(to)]),
            ref ty => of(ty),
        }
    }

    pub(crate) fn is_integer(&self, value: ValueId) -> bool {
        self.int_range(value).is_some()
    }

    fn is_signed(&self, value: ValueId) -> bool {
        matches!(*self.underlying(value), Type::Basic(basic) if basic.kind() == BasicKind::Signed)
    }

    pub(crate) fn is_unsigned(&self, value: ValueId) -> bool {
        matches!(*self.underlying(value), Type::Basic(basic) if basic.kind() == BasicKind::Unsigned)
    }

    /// The smallest and the largest value of the type of an integer.
    pub(crate) fn int_range(&self, value: ValueId) -> Option<(i128, i128)> {
        let Type::Basic(basic) = *self.underlying(value) else { return None };
        let bits = match basic.plain() {
            Basic::Int8 | Basic::Uint8 => 8,
            Basic::Int16 | Basic::Uint16 => 16,
            Basic::Int32 | Basic::Uint32 => 32,
            Basic::Int64 | Basic::Uint64 => 64,
            Basic::Int | Basic::Uint | Basic::Uintptr => {
                if self.sizes.word == 4 {
                    32
                } else {
                    64
                }
            }
            _ => return None,
        };
        match basic.kind() {
            BasicKind::Signed => Some((-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)),
            BasicKind::Unsigned => Some((0, (1_i128 << bits) - 1)),
            _ => None,
        }
    }

    /// Whether a conversion between integers keeps every value.
    pub(crate) fn is_widening(&self, from: ValueId, to: ValueId) -> bool {
        match (self.int_range(from), self.int_range(to)) {
            (Some(from), Some(to)) => to.0 <= from.0 && from.1 <= to.1,
            _ => false,
        }
    }

    pub(crate) fn has_fixed_len(&self, value: ValueId) -> bool {
        !matches!(*self.underlying(value), Type::Map { .. } | Type::Chan { .. })
    }

    /// Whether a comparison is true just if all that it says is so: one of integers,
    /// or with nil.
    pub(crate) fn says_all(&self, comparison: ValueId) -> bool {
        let Op::Binary { left, right, .. } = self.body[comparison] else { return false };
        let (left, right) = (self.class(left), self.class(right));
        let is_nil = |one, other| matches!(self.body[one], Op::Zero) && self.can_be_nil(other);
        self.is_integer(left) || is_nil(left, right) || is_nil(right, left)
    }

    /// Whether values of its type may be nil. Type parameters are left alone.
    pub(crate) fn can_be_nil(&self, value: ValueId) -> bool {
        if matches!(self.store[self.store.unalias(self.body.ty(value))], Type::TypeParam(_)) {
            return false;
        }
        match *self.underlying(value) {
            Type::Basic(basic) => basic.kind() == BasicKind::Pointer,
            Type::Slice(_)
            | Type::Pointer(_)
            | Type::Signature(_)
            | Type::Interface(_)
            | Type::Map { .. }
            | Type::Chan { .. } => true,
            _ => false,
        }
    }

    /// Bytes that a value of a type takes, if that is known.
    pub(crate) fn size_of(&self, ty: TypeId) -> Option<u64> {
        self.layouts.borrow_mut().of(ty).map(|layout| layout.size)
    }
}
