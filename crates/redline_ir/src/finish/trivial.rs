//! Parameters that only one value comes into.

use crate::builder::{Builder, ParamId};
use crate::{EdgeId, ValueId};

/// The parameters of a body that may be trivial. One is looked at again when another one
/// that comes into it has been replaced.
pub(super) struct TrivialParams<'a> {
    builder: &'a mut Builder,
    reached: &'a [bool],
    /// By value: the parameter that it is.
    of_value: Vec<Option<ParamId>>,
    /// By parameter: those that it comes into.
    users: Vec<Users>,
    links: Vec<Link>,
    open: Vec<ParamId>,
}

/// A list of parameters that can be put behind another one at once.
#[derive(Clone, Copy, Default)]
struct Users {
    /// The first and the last link.
    ends: Option<(usize, usize)>,
}

struct Link {
    user: ParamId,
    next: Option<usize>,
}

impl<'a> TrivialParams<'a> {
    /// Those of a body some of whose blocks are reached.
    pub(super) fn of(builder: &'a mut Builder, reached: &'a [bool]) -> Self {
        let mut of_value = vec![None; builder.body.ops.len()];
        for (index, param) in builder.params.iter().enumerate() {
            of_value[param.value.index()] = Some(ParamId::new(index));
        }
        let users = vec![Users::default(); builder.params.len()];
        let mut params =
            Self { builder, reached, of_value, users, links: Vec::new(), open: Vec::new() };
        params.open = (0..params.users.len()).rev().map(ParamId::new).collect();
        params.open.retain(|&id| params.builder.is_left(id, reached));
        for id in params.open.clone() {
            for value in params.args(id) {
                params.use_in(value, id);
            }
        }
        params
    }

    /// Replaces them until none is left.
    pub(super) fn replace(mut self) {
        while let Some(id) = self.open.pop() {
            if !self.builder.is_left(id, self.reached) {
                continue;
            }
            let args = self.args(id);
            if let Some(by) = self.builder.replace_trivial(id, args) {
                self.look_again(id, by);
            }
        }
    }

    /// What the reached edges bring for a parameter.
    fn args(&mut self, id: ParamId) -> Vec<ValueId> {
        let param = self.builder.params[id.index()];
        let edges = self.builder.edges_into(param.block).zip(param.args.range());
        let counts = |edge: EdgeId| self.reached[self.builder.body[edge].from.index()];
        let places: Vec<usize> =
            edges.filter(|&(edge, _)| counts(edge)).map(|(_, place)| place).collect();
        places.into_iter().map(|place| self.builder.arg(place)).collect()
    }

    fn use_in(&mut self, value: ValueId, user: ParamId) {
        let Some(of) = self.of_value[value.index()] else { return };
        let link = self.links.len();
        self.links.push(Link { user, next: None });
        self.append(of, Users { ends: Some((link, link)) });
    }

    fn append(&mut self, used: ParamId, more: Users) {
        let users = &mut self.users[used.index()];
        users.ends = match (users.ends, more.ends) {
            (Some((first, last)), Some((next, end))) => {
                self.links[last].next = Some(next);
                Some((first, end))
            }
            (ends, more) => ends.or(more),
        };
    }

    /// What a parameter that is gone came into is now used with what replaced it.
    fn look_again(&mut self, gone: ParamId, by: ValueId) {
        let users = std::mem::take(&mut self.users[gone.index()]);
        let mut at = users.ends.map(|(first, _)| first);
        while let Some(link) = at {
            self.open.push(self.links[link].user);
            at = self.links[link].next;
        }
        if let Some(by) = self.of_value[by.index()] {
            self.append(by, users);
        }
    }
}
