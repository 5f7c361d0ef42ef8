//! Addresses: a variable, and the way to a part of it.

use std::rc::Rc;

use crate::value::{ObjectRef, Value};

/// The address of a variable or of a part of it. Two addresses of one place are equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct Pointer {
    /// The variable.
    pub object: ObjectRef,
    way: Way,
}

/// Fields and elements on the way from a variable to a part of it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
enum Way {
    None,
    One(u32),
    Several(Rc<[u32]>),
    Window(Rc<Window>),
}

/// Some elements of an array, as an array.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct Window {
    /// The address of the array.
    pub array: Pointer,
    /// Index of the first element.
    pub start: usize,
    /// How many elements there are.
    pub len: usize,
}

impl Pointer {
    /// The address of a whole variable.
    pub(crate) const fn to(object: ObjectRef) -> Self {
        Self { object, way: Way::None }
    }

    /// The address of some elements of an array, as that of an array.
    pub(crate) fn window(array: Self, start: usize, len: usize) -> Self {
        let object = array.object;
        Self { object, way: Way::Window(Rc::new(Window { array, start, len })) }
    }

    /// The elements that it points to, if they are only some of an array.
    pub(crate) fn as_window(&self) -> Option<&Window> {
        match &self.way {
            Way::Window(window) => Some(window),
            _ => None,
        }
    }

    /// The array that it points to, and the index there of its first element.
    pub(crate) fn array(&self) -> (&Self, usize) {
        self.as_window().map_or((self, 0), |window| (&window.array, window.start))
    }

    /// The address of the field or element at `index` of what it points to. `None`
    /// if no array has so many elements.
    pub(crate) fn child(&self, index: usize) -> Option<Self> {
        if let Way::Window(window) = &self.way {
            return window.array.child(window.start.checked_add(index)?);
        }
        let index = u32::try_from(index).ok()?;
        let way = match &self.way {
            Way::None => Way::One(index),
            Way::One(first) => Way::Several([*first, index].into()),
            Way::Several(all) => Way::Several(all.iter().copied().chain([index]).collect()),
            Way::Window(_) => return None,
        };
        Some(Self { object: self.object, way })
    }

    /// The address of that of which it is a field or element, and which of them.
    pub(crate) fn parent(&self) -> Option<(Self, usize)> {
        let (last, before) = self.way().split_last()?;
        let way = match *before {
            [] => Way::None,
            [first] => Way::One(first),
            _ => Way::Several(before.into()),
        };
        Some((Self { object: self.object, way }, *last as usize))
    }

    /// Fields and elements on the way from the variable.
    pub(crate) fn way(&self) -> &[u32] {
        match &self.way {
            Way::None | Way::Window(_) => &[],
            Way::One(index) => std::slice::from_ref(index),
            Way::Several(all) => all,
        }
    }

    /// What it points to, in the variable.
    /// `None` if that is some elements of an array.
    pub(crate) fn find<'v>(&self, variable: &'v Value) -> Option<&'v Value> {
        if self.as_window().is_some() {
            return None;
        }
        self.way().iter().try_fold(variable, |value, &index| match value {
            Value::Aggregate(parts) => parts.get(index as usize),
            _ => None,
        })
    }

    /// What it points to, to be changed. Values that others hold do not change.
    pub(crate) fn find_mut<'v>(&self, variable: &'v mut Value) -> Option<&'v mut Value> {
        if self.as_window().is_some() {
            return None;
        }
        self.way().iter().try_fold(variable, |value, &index| match value {
            Value::Aggregate(parts) => Rc::make_mut(parts).get_mut(index as usize),
            _ => None,
        })
    }
}
