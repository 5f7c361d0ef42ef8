//! The heap: variables, maps, channels, and which of them are still needed.

use redline_types::TypeId;

use crate::channel::Channel;
use crate::map::{Iteration, Map};
use crate::pointer::Pointer;
use crate::value::{ObjectRef, Value};

/// Something in the heap.
#[derive(Debug)]
pub(crate) enum Object {
    /// A variable, also one that holds the array behind a slice.
    Variable {
        /// What it holds.
        value: Value,
        /// Of what type that is.
        ty: Shape,
    },
    /// A map.
    Map(Map),
    /// A channel.
    Channel(Channel),
    /// An iteration over a map.
    Iteration(Iteration),
    /// Nothing: its place can be used again.
    Free,
}

/// What a variable holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A value of a type.
    Of(TypeId),
    /// An array of whatever length of elements of a type.
    ArrayOf(TypeId),
}

/// The heap of a machine.
#[derive(Default)]
pub(crate) struct Heap {
    objects: Vec<Object>,
    free: Vec<ObjectRef>,
    /// About how many bytes have been asked for since the last collection.
    pub allocated: usize,
    /// About how many bytes are in use.
    used: usize,
    marked: Vec<bool>,
}

/// Bytes that are asked for at least before the heap is looked through.
const SOON: usize = 64 << 20;

impl Heap {
    /// Adds an object.
    pub(crate) fn add(&mut self, object: Object) -> ObjectRef {
        self.allocated += size_of::<Object>() + object.bytes();
        if let Some(place) = self.free.pop() {
            self.objects[place.0 as usize] = object;
            return place;
        }
        let index = u32::try_from(self.objects.len()).unwrap_or(u32::MAX);
        self.objects.push(object);
        ObjectRef(index)
    }

    /// Adds a variable.
    pub(crate) fn variable(&mut self, value: Value, ty: Shape) -> Pointer {
        Pointer::to(self.add(Object::Variable { value, ty }))
    }

    fn object(&self, at: ObjectRef) -> Option<&Object> {
        self.objects.get(at.0 as usize)
    }

    fn object_mut(&mut self, at: ObjectRef) -> Option<&mut Object> {
        self.objects.get_mut(at.0 as usize)
    }

    /// What is at an address.
    pub(crate) fn find(&self, at: &Pointer) -> Option<&Value> {
        match self.object(at.object)? {
            Object::Variable { value, .. } => at.find(value),
            _ => None,
        }
    }

    /// What is at an address, to be changed.
    pub(crate) fn find_mut(&mut self, at: &Pointer) -> Option<&mut Value> {
        match self.object_mut(at.object)? {
            Object::Variable { value, .. } => at.find_mut(value),
            _ => None,
        }
    }

    /// What a variable holds.
    pub(crate) fn shape(&self, at: ObjectRef) -> Option<Shape> {
        match self.object(at)? {
            Object::Variable { ty, .. } => Some(*ty),
            _ => None,
        }
    }

    pub(crate) fn map(&self, at: ObjectRef) -> Option<&Map> {
        match self.object(at)? {
            Object::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(crate) fn map_mut(&mut self, at: ObjectRef) -> Option<&mut Map> {
        match self.object_mut(at)? {
            Object::Map(map) => Some(map),
            _ => None,
        }
    }

    pub(crate) fn channel(&self, at: ObjectRef) -> Option<&Channel> {
        match self.object(at)? {
            Object::Channel(channel) => Some(channel),
            _ => None,
        }
    }

    pub(crate) fn channel_mut(&mut self, at: ObjectRef) -> Option<&mut Channel> {
        match self.object_mut(at)? {
            Object::Channel(channel) => Some(channel),
            _ => None,
        }
    }

    /// The next element of an iteration.
    pub(crate) fn next(&mut self, at: ObjectRef) -> Option<(Value, Value)> {
        let Some(Object::Iteration(iteration)) = self.object(at) else { return None };
        let (place, key, value) = self.map(iteration.map?)?.from(iteration.next)?;
        let found = (key.clone(), value.clone());
        if let Some(Object::Iteration(iteration)) = self.object_mut(at) {
            iteration.next = place + 1;
        }
        Some(found)
    }

    /// Whether something is at a place.
    pub(crate) fn is_used(&self, at: ObjectRef) -> bool {
        self.object(at).is_some_and(|object| !matches!(object, Object::Free))
    }

    /// Whether so much was asked for that it is time to look for what is not needed.
    pub(crate) fn is_due(&self) -> bool {
        self.allocated > SOON.max(self.used)
    }

    /// Frees what cannot be reached from `roots`. Gives about how many bytes are in use.
    pub(crate) fn collect<'v>(&mut self, roots: impl Iterator<Item = &'v Value>) -> usize {
        self.marked.clear();
        self.marked.resize(self.objects.len(), false);
        let mut search = Search { marked: &mut self.marked, found: Vec::new() };
        for root in roots {
            search.value(root);
        }
        while let Some(at) = search.found.pop() {
            if let Some(object) = self.objects.get(at.0 as usize) {
                object.parts().for_each(|value| search.value(value));
                if let Object::Iteration(Iteration { map: Some(map), .. }) = object {
                    search.object(*map);
                }
            }
        }
        self.sweep()
    }

    fn sweep(&mut self) -> usize {
        let mut used = 0;
        for (index, object) in self.objects.iter_mut().enumerate() {
            if self.marked.get(index) == Some(&true) {
                used += size_of::<Object>() + object.bytes();
            } else if !matches!(object, Object::Free) {
                *object = Object::Free;
                self.free.push(ObjectRef(u32::try_from(index).unwrap_or(u32::MAX)));
            }
        }
        self.allocated = 0;
        self.used = used;
        used
    }
}

/// The search for what can be reached.
struct Search<'m> {
    marked: &'m mut [bool],
    /// Objects whose parts have not been looked at.
    found: Vec<ObjectRef>,
}

impl Search<'_> {
    fn object(&mut self, at: ObjectRef) {
        if let Some(marked) = self.marked.get_mut(at.0 as usize)
            && !std::mem::replace(marked, true)
        {
            self.found.push(at);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Pointer(pointer) => self.object(pointer.object),
            Value::Slice(slice) => self.object(slice.array.object),
            Value::Map(at) | Value::Channel(at) | Value::Iteration(at) => self.object(*at),
            Value::Aggregate(parts) => self.all(parts),
            Value::Tuple(parts) => self.all(parts),
            Value::Boxed(boxed) => redline_base::with_deep_stack(|| self.value(&boxed.value)),
            Value::Func(func) => redline_base::with_deep_stack(|| {
                self.all(&func.bound);
                if let crate::function::Target::Code { bindings, .. } = &func.target {
                    self.all(bindings);
                }
            }),
            _ => {}
        }
    }

    fn all(&mut self, values: &[Value]) {
        for value in values {
            self.value(value);
        }
    }
}

impl Object {
    /// The values in it.
    fn parts(&self) -> Box<dyn Iterator<Item = &Value> + '_> {
        match self {
            Self::Variable { value, .. } => Box::new(std::iter::once(value)),
            Self::Map(map) => Box::new(map.values()),
            Self::Channel(channel) => Box::new(channel.values()),
            Self::Iteration(_) | Self::Free => Box::new(std::iter::empty()),
        }
    }

    /// About how many bytes its parts take.
    fn bytes(&self) -> usize {
        match self {
            Self::Variable { value, .. } => bytes(value),
            Self::Map(map) => map.len() * 4 * size_of::<Value>(),
            Self::Channel(channel) => channel.values().count() * size_of::<Value>(),
            Self::Iteration(_) | Self::Free => 0,
        }
    }
}

/// About how many bytes a value takes beside itself.
pub(crate) fn bytes(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Aggregate(parts) => {
            let first = parts.first().map_or(0, |first| {
                if matches!(first, Value::Aggregate(_) | Value::Text(_)) { bytes(first) } else { 0 }
            });
            parts.len() * (size_of::<Value>() + first)
        }
        Value::Boxed(boxed) => size_of::<Value>() + shallow(&boxed.value),
        _ => 0,
    }
}

fn shallow(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Aggregate(parts) => parts.len() * size_of::<Value>(),
        _ => 0,
    }
}
