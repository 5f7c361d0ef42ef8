//! What is still zero, because nothing was written to it since it was made.

use redline_ir::{BlockId, Op, ValueId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::Graph;
use crate::view::View;

/// How many steps lead to a part of a variable, as in `a.b[i].c`.
const MAX_STEPS: usize = 16;

/// How many places are looked at that write to a variable or give its address away.
const MAX_TOUCHES: usize = 32;

/// A step from a variable to a part of it. Elements are not told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Field(u32),
    Element,
}

/// A variable, slice or map that the function makes, and the way to a part of it.
struct Part {
    root: ValueId,
    /// From the inside out.
    steps: Vec<Step>,
}

/// A place from which on a part of a variable may have been written.
struct Touch {
    block: BlockId,
    /// The index of the instruction, or the end of the block.
    at: u32,
    /// From the inside out.
    steps: Vec<Step>,
    /// What is stored there, if it is that and nothing else.
    stored: Option<ValueId>,
}

/// Where what a function makes is touched.
pub(crate) struct Touches {
    by_root: FxHashMap<ValueId, Vec<Touch>>,
    /// Whether some of the function could not be read: it may touch anything.
    is_partial: bool,
}

impl Touches {
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut values = (0..view.body.value_count()).map(ValueId::new);
        let is_partial = values.any(|value| matches!(view.body[value], Op::Unknown(_)));
        let mut touches = Self { by_root: FxHashMap::default(), is_partial };
        for &block in &view.graph.order {
            for value in view.body.instructions(block) {
                touches.note(view, block, value);
            }
            let end = view.body[block].end;
            for &value in view.body.operands_of_terminator(block) {
                touches.add_all(view, value, block, end);
            }
            for edge in view.body.successors(block) {
                for &value in view.body.list(view.body[edge].args) {
                    touches.add_all(view, value, block, end);
                }
            }
        }
        touches
    }

    /// Notes what an instruction touches: what it writes, and what is given away by it.
    fn note(&mut self, view: &View<'_>, block: BlockId, value: ValueId) {
        let at = index(value);
        match view.body[value] {
            Op::Load(_)
            | Op::Check(_)
            | Op::FieldAddress { .. }
            | Op::ElementAddress { .. }
            | Op::Len(_)
            | Op::Cap(_)
            | Op::Binary { .. }
            | Op::MapGet { .. }
            | Op::MapGetOk { .. } => {}
            Op::Store { address, value } => {
                if let Some(part) = view.part(address) {
                    let stored = Some(value);
                    self.add(part.root, Touch { block, at, steps: part.steps, stored });
                }
                self.add_all(view, value, block, at);
            }
            _ => view.body.for_each_operand(value, |it| self.add_all(view, it, block, at)),
        }
    }

    /// That whatever a value is the address of may be written from here on.
    fn add_all(&mut self, view: &View<'_>, value: ValueId, block: BlockId, at: u32) {
        if let Some(part) = view.part(value) {
            self.add(part.root, Touch { block, at, steps: Vec::new(), stored: None });
        }
    }

    fn add(&mut self, root: ValueId, touch: Touch) {
        self.by_root.entry(root).or_default().push(touch);
    }
}

impl View<'_> {
    /// Whether a value is the zero value of its type, because it is a part of one, or read
    /// from what nothing was written to.
    pub(crate) fn is_zero(&self, value: ValueId) -> bool {
        let mut value = self.class(value);
        for _ in 0..MAX_STEPS {
            match self.body[value] {
                Op::Zero => return true,
                Op::Field { base, field } => value = self.without_other_fields(base, field),
                Op::Element { base, .. } => value = self.class(base),
                Op::Load(address) => return self.is_untouched(address, value),
                Op::MapGet { map, .. } => {
                    return matches!(self.body[self.class(map)], Op::Zero)
                        || self.is_untouched(map, value);
                }
                _ => return false,
            }
        }
        false
    }

    /// A struct before other fields of it were replaced.
    fn without_other_fields(&self, base: ValueId, field: u32) -> ValueId {
        let mut base = self.class(base);
        while let Op::WithField { base: inner, field: other, .. } = self.body[base]
            && other != field
        {
            base = self.class(inner);
        }
        base
    }

    /// Whether nothing can have been written to what is at an address when `read` reads it.
    fn is_untouched(&self, address: ValueId, read: ValueId) -> bool {
        let Some(part) = self.part(address) else { return false };
        let all = self.touches();
        let touches = all.by_root.get(&part.root).map_or(&[][..], Vec::as_slice);
        !all.is_partial
            && touches.len() <= MAX_TOUCHES
            && touches
                .iter()
                .filter(|touch| touch.overlaps(&part) && !self.stores_zero(touch, &part))
                .all(|touch| !is_reached(&self.graph, touch, read, part.root))
    }

    /// Whether what is stored leaves a part zero, as a literal that does not name it.
    fn stores_zero(&self, touch: &Touch, part: &Part) -> bool {
        let Some(mut stored) = touch.stored else { return false };
        let Some(inner) = part.steps.len().checked_sub(touch.steps.len()) else { return false };
        for step in part.steps[..inner].iter().rev() {
            stored = self.class(stored);
            let (Op::Aggregate(parts), Step::Field(field)) = (self.body[stored], step) else {
                break;
            };
            let Some(&next) = self.body.list(parts).get(*field as usize) else { return false };
            stored = next;
        }
        matches!(self.body[self.class(stored)], Op::Zero)
    }

    /// The part of a variable, slice or map made here that a value is the address of.
    fn part(&self, value: ValueId) -> Option<Part> {
        let mut root = self.class(value);
        let mut steps = Vec::new();
        loop {
            match self.body[root] {
                Op::Alloc | Op::MakeSlice { .. } | Op::MakeMap(_) => break,
                Op::FieldAddress { base, field } => {
                    steps.push(Step::Field(field));
                    root = self.class(base);
                }
                Op::ElementAddress { base, .. } => {
                    steps.push(Step::Element);
                    root = self.class(base);
                }
                _ => return None,
            }
        }
        (steps.len() <= MAX_STEPS).then_some(Part { root, steps })
    }
}

impl Touch {
    /// Whether one of the two is, or is in, the other.
    fn overlaps(&self, part: &Part) -> bool {
        self.steps.iter().rev().zip(part.steps.iter().rev()).all(|(one, other)| one == other)
    }
}

/// Whether `read` may be done behind a touch, before `root` is made anew.
fn is_reached(graph: &Graph<'_>, touch: &Touch, read: ValueId, root: ValueId) -> bool {
    let body = graph.body;
    let mut seen = FxHashSet::default();
    let mut open = vec![(touch.block, Some(touch.at))];
    while let Some((block, after)) = open.pop() {
        let behind = |value: ValueId| {
            let is_here = graph.home(value) == block && after.is_none_or(|at| index(value) > at);
            is_here.then(|| index(value))
        };
        let (read, made) = (behind(read), behind(root));
        if read.is_some_and(|read| made.is_none_or(|made| read < made)) {
            return true;
        }
        let unwind = body[block].unwind;
        let on = body.successors(block).filter(|&edge| made.is_none() || Some(edge) == unwind);
        let ways = on.map(|edge| body[edge].to);
        open.extend(ways.filter(|&to| seen.insert(to)).map(|to| (to, None)));
    }
    false
}

fn index(value: ValueId) -> u32 {
    u32::try_from(value.index()).expect("ids are indices below u32::MAX")
}
