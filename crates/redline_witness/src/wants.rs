//! What is asked of the arguments of a call.

use std::collections::BTreeMap;

use redline_types::TypeId;

/// A step from a value to one in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Step {
    /// What a pointer points to.
    Behind,
    /// A field of a struct.
    Field(u32),
    /// An element of an array or slice.
    Element(u64),
    /// What an interface holds, of this type.
    Held(TypeId),
    /// The length of a string, slice, map or channel.
    Len,
}

/// The way to a value from a parameter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Path {
    /// Which parameter, the receiver being the first.
    pub param: usize,
    /// The steps from there.
    pub steps: Vec<Step>,
}

/// What a value is to be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Want {
    /// Nil.
    Nil,
    /// Not nil.
    NotNil,
    /// A boolean.
    Bool(bool),
    /// An integer, or the length of something.
    Int(i128),
    /// A string.
    Text(Vec<u8>),
    /// An interface that holds a value of this type.
    Type(TypeId),
    /// An interface that holds a value that has no `==`.
    Uncomparable,
    /// A closed channel.
    Closed,
}

/// What is asked of a value and of the values in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub(crate) struct Wants {
    /// What the value itself is to be.
    pub own: Option<Want>,
    /// What is asked of the values in it.
    pub inner: BTreeMap<Step, Wants>,
}

impl Path {
    /// A parameter itself.
    pub(crate) fn of(param: usize) -> Self {
        Self { param, steps: Vec::new() }
    }

    /// One step further.
    pub(crate) fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl Wants {
    /// Whether nothing is asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_none() && self.inner.is_empty()
    }

    /// Asks for something; what is asked later wins.
    pub(crate) fn ask(&mut self, steps: &[Step], want: Want) {
        match steps.split_first() {
            None => self.own = Some(want),
            Some((&step, rest)) => {
                if self.own == Some(Want::Nil) {
                    self.own = None;
                }
                self.inner.entry(step).or_default().ask(rest, want);
            }
        }
    }

    /// What is asked of a value in it.
    pub(crate) fn at(&self, step: Step) -> &Self {
        const NOTHING: &Wants = &Wants { own: None, inner: BTreeMap::new() };
        self.inner.get(&step).unwrap_or(NOTHING)
    }

    /// The length that is asked for, by itself or so that elements are there.
    pub(crate) fn length(&self) -> Option<u64> {
        let own = match self.at(Step::Len).own {
            Some(Want::Int(len)) => Some(u64::try_from(len).unwrap_or(0)),
            _ => None,
        };
        let last = self.inner.keys().filter_map(|step| match step {
            Step::Element(index) => Some(index.saturating_add(1)),
            _ => None,
        });
        own.or(last.max())
    }
}
