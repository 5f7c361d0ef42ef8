//! The algorithm of Lengauer and Tarjan.

use super::points::{Point, Points, start};
use crate::{Body, Predecessors};

/// Place of a point in the order of a depth-first walk.
type Number = usize;

/// The number of what has none.
const NONE: Number = Number::MAX;

/// The dominator tree of the points.
pub(super) struct Tree {
    /// The points that can be reached, in the order of a depth-first walk.
    order: Vec<Point>,
    /// The place of each point in it.
    numbers: Vec<Number>,
    /// By number, the number of the nearest dominator, which is lower.
    immediate: Vec<Number>,
}

impl Tree {
    /// The nearest dominator of a point.
    pub(super) fn immediate(&self, point: Point) -> Option<Point> {
        let &number = self.immediate.get(self.numbers[point])?;
        self.order.get(number).copied()
    }

    /// When each point is entered and left in a walk over the tree, by points.
    pub(super) fn spans(&self) -> Vec<Option<(u32, u32)>> {
        let mut sizes = vec![1_u32; self.order.len()];
        for number in (1..self.order.len()).rev() {
            sizes[self.immediate[number]] += sizes[number];
        }
        let mut spans = vec![None; self.numbers.len()];
        // Where the next point below each one begins.
        let mut next = vec![0_u32; self.order.len()];
        for (number, &point) in self.order.iter().enumerate() {
            let above = next.get_mut(self.immediate[number]);
            let start = above.map_or(0, |next| {
                *next += sizes[number];
                *next - sizes[number]
            });
            next[number] = start + 1;
            spans[point] = Some((start, start + sizes[number]));
        }
        spans
    }
}

/// Finds the dominator tree of the points of a body.
pub(super) fn dominators(body: &Body, predecessors: &Predecessors, points: &Points) -> Tree {
    let Walk { order, numbers, parents } = Walk::of(body, points);
    let mut forest = Forest::new(order.len());
    let mut immediate = vec![NONE; order.len()];
    let mut buckets = Buckets::new(order.len());
    for number in (1..order.len()).rev() {
        points.each_predecessor(body, predecessors, order[number], |from| {
            if numbers[from] != NONE {
                let lowest = forest.lowest(numbers[from]);
                forest.semi[number] = forest.semi[number].min(forest.semi[lowest]);
            }
        });
        buckets.add(forest.semi[number], number);
        let parent = parents[number];
        forest.ancestors[number] = parent;
        while let Some(other) = buckets.take(parent) {
            let lowest = forest.lowest(other);
            let is_nearer = forest.semi[lowest] < forest.semi[other];
            immediate[other] = if is_nearer { lowest } else { parent };
        }
    }
    for number in 1..order.len() {
        if immediate[number] != forest.semi[number] {
            immediate[number] = immediate[immediate[number]];
        }
    }
    Tree { order, numbers, immediate }
}

/// A depth-first walk over the points.
struct Walk {
    order: Vec<Point>,
    numbers: Vec<Number>,
    /// By number, that from which a point was reached.
    parents: Vec<Number>,
}

impl Walk {
    fn of(body: &Body, points: &Points) -> Self {
        let numbers = vec![NONE; points.len()];
        let mut walk = Self { order: Vec::new(), numbers, parents: Vec::new() };
        if points.len() == 0 {
            return walk;
        }
        let mut path = vec![(walk.enter(start(body.entry()), NONE), 0)];
        while let Some((number, next)) = path.last_mut() {
            let (from, index) = (*number, *next);
            *next += 1;
            match points.successor(body, walk.order[from], index) {
                None => drop(path.pop()),
                Some(to) if walk.numbers[to] != NONE => {}
                Some(to) => path.push((walk.enter(to, from), 0)),
            }
        }
        walk
    }

    fn enter(&mut self, point: Point, parent: Number) -> Number {
        let number = self.order.len();
        self.order.push(point);
        self.numbers[point] = number;
        self.parents.push(parent);
        number
    }
}

/// The part of the walk that has been gone through, from its end.
struct Forest {
    ancestors: Vec<Number>,
    /// The semidominator of each number, as far as it is known.
    semi: Vec<Number>,
    /// Between a number and its ancestor, that whose semidominator is lowest.
    labels: Vec<Number>,
    /// Memory of [`Self::compress`].
    path: Vec<Number>,
}

impl Forest {
    fn new(len: usize) -> Self {
        let numbers = || (0..len).collect();
        Self { ancestors: vec![NONE; len], semi: numbers(), labels: numbers(), path: Vec::new() }
    }

    /// Of a number and those above it in its tree, the root aside, that whose
    /// semidominator is lowest.
    fn lowest(&mut self, number: Number) -> Number {
        if self.ancestors[number] != NONE {
            self.compress(number);
        }
        self.labels[number]
    }

    /// Hangs a number and those above it below the root of their tree.
    fn compress(&mut self, number: Number) {
        let mut at = number;
        while self.ancestors[self.ancestors[at]] != NONE {
            self.path.push(at);
            at = self.ancestors[at];
        }
        while let Some(at) = self.path.pop() {
            let above = self.ancestors[at];
            if self.semi[self.labels[above]] < self.semi[self.labels[at]] {
                self.labels[at] = self.labels[above];
            }
            self.ancestors[at] = self.ancestors[above];
        }
    }
}

/// Numbers by their semidominators: a linked list for each.
struct Buckets {
    first: Vec<Number>,
    next: Vec<Number>,
}

impl Buckets {
    fn new(len: usize) -> Self {
        Self { first: vec![NONE; len], next: vec![NONE; len] }
    }

    fn add(&mut self, bucket: Number, number: Number) {
        self.next[number] = std::mem::replace(&mut self.first[bucket], number);
    }

    fn take(&mut self, bucket: Number) -> Option<Number> {
        let number = self.first[bucket];
        (number != NONE).then(|| {
            self.first[bucket] = self.next[number];
            number
        })
    }
}
