//! Work along a graph: each piece after those it depends on.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::Scope;

/// Which nodes each node depends on, without cycles.
pub(crate) struct Graph {
    dependencies: Vec<Vec<usize>>,
    dependents: Vec<Vec<usize>>,
}

impl Graph {
    /// A graph of so many nodes; `dependencies` are those of each. An edge that would
    /// close a cycle is left out.
    pub(crate) fn new(count: usize, dependencies: impl Fn(usize) -> Vec<usize>) -> Self {
        let mut builder =
            Builder { states: vec![State::Unseen; count], dependencies: vec![Vec::new(); count] };
        for node in 0..count {
            builder.visit(node, &dependencies);
        }
        let mut dependents = vec![Vec::new(); count];
        for (node, dependencies) in builder.dependencies.iter().enumerate() {
            for &dependency in dependencies {
                dependents[dependency].push(node);
            }
        }
        Self { dependencies: builder.dependencies, dependents }
    }

    /// What a node depends on.
    pub(crate) fn dependencies(&self, node: usize) -> &[usize] {
        &self.dependencies[node]
    }

    /// Marks all that marked nodes depend on.
    pub(crate) fn spread(&self, marks: &mut [bool]) {
        let mut left: Vec<usize> = (0..marks.len()).filter(|&node| marks[node]).collect();
        while let Some(node) = left.pop() {
            for &dependency in &self.dependencies[node] {
                if !std::mem::replace(&mut marks[dependency], true) {
                    left.push(dependency);
                }
            }
        }
    }

    /// Runs `task` once for each node on the threads of the current pool. A task is
    /// begun when those that it depends on have called what they are given as their
    /// second argument, or have ended.
    pub(crate) fn run(&self, task: &(dyn Fn(usize, &mut dyn FnMut()) + Sync)) {
        let waiting = self.dependencies.iter().map(|it| AtomicUsize::new(it.len())).collect();
        let run = Run { graph: self, waiting, task };
        rayon::scope(|scope| {
            for node in 0..self.dependencies.len() {
                if self.dependencies[node].is_empty() {
                    run.spawn(scope, node);
                }
            }
        });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    Open,
    Done,
}

struct Builder {
    states: Vec<State>,
    dependencies: Vec<Vec<usize>>,
}

impl Builder {
    /// Visits a node and what it depends on, without recursion: the chain may be long.
    fn visit(&mut self, root: usize, dependencies: &impl Fn(usize) -> Vec<usize>) {
        if self.states[root] != State::Unseen {
            return;
        }
        self.states[root] = State::Open;
        let mut path = vec![(root, dependencies(root).into_iter())];
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            let Some(next) = rest.next() else {
                self.states[node] = State::Done;
                path.pop();
                continue;
            };
            if self.states[next] == State::Open || self.dependencies[node].contains(&next) {
                continue;
            }
            self.dependencies[node].push(next);
            if self.states[next] == State::Unseen {
                self.states[next] = State::Open;
                path.push((next, dependencies(next).into_iter()));
            }
        }
    }
}

struct Run<'g> {
    graph: &'g Graph,
    /// By node: how many of its dependencies are not ready.
    waiting: Vec<AtomicUsize>,
    task: &'g (dyn Fn(usize, &mut dyn FnMut()) + Sync),
}

impl Run<'_> {
    fn spawn<'s>(&'s self, scope: &Scope<'s>, node: usize) {
        scope.spawn(move |scope| {
            let mut is_ready = false;
            let mut ready = || {
                if !std::mem::replace(&mut is_ready, true) {
                    self.release(scope, node);
                }
            };
            (self.task)(node, &mut ready);
            ready();
        });
    }

    /// Begins what waited for the node alone.
    fn release<'s>(&'s self, scope: &Scope<'s>, node: usize) {
        for &dependent in &self.graph.dependents[node] {
            if self.waiting[dependent].fetch_sub(1, Ordering::AcqRel) == 1 {
                self.spawn(scope, dependent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn order(edges: &[&[usize]]) -> Vec<usize> {
        let graph = Graph::new(edges.len(), |node| edges[node].to_vec());
        let order = Mutex::new(Vec::new());
        graph.run(&|node, _| order.lock().unwrap().push(node));
        order.into_inner().unwrap()
    }

    #[test]
    fn what_is_needed_comes_first() {
        let order = order(&[&[1, 2], &[2], &[], &[0]]);
        assert_eq!(order, [2, 1, 0, 3]);
    }

    #[test]
    fn a_cycle_is_cut() {
        let graph = Graph::new(3, |node| vec![(node + 1) % 3]);
        assert!(graph.dependencies(2).is_empty());
        let mut all = order(&[&[1], &[2], &[0], &[3]]);
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
    }

    #[test]
    fn dependents_need_not_wait_for_the_end() {
        let graph = Graph::new(2, |node| if node == 1 { vec![0] } else { vec![] });
        let (sender, receiver) = std::sync::mpsc::channel();
        let receiver = Mutex::new(receiver);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        pool.install(|| {
            graph.run(&|node, ready| {
                if node == 0 {
                    ready();
                    receiver.lock().unwrap().recv().unwrap();
                } else {
                    sender.clone().send(()).unwrap();
                }
            });
        });
    }

    #[test]
    fn marks_spread_to_what_is_needed() {
        let edges: [&[usize]; 4] = [&[1], &[2], &[], &[2]];
        let graph = Graph::new(4, |node| edges[node].to_vec());
        let mut marks = [true, false, false, false];
        graph.spread(&mut marks);
        assert_eq!(marks, [true, true, true, false]);
    }

    #[test]
    fn long_chains_fit() {
        let graph = Graph::new(100_000, |node| if node > 0 { vec![node - 1] } else { vec![] });
        let count = AtomicUsize::new(0);
        graph.run(&|_, _| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(count.into_inner(), 100_000);
    }
}
