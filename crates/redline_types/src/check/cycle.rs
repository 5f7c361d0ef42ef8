//! Declarations that refer to themselves (spec: Type declarations, Package
//! initialization).

use super::{EntryId, EntryKind, Package};
use crate::error::ErrorCode;
use crate::{Basic, ObjectKind, Type, TypeId};

impl Package<'_> {
    /// An entry is asked for while it is being resolved. A type may refer to
    /// itself through a definition, a variable through a function; the rest is wrong.
    pub(super) fn check_cycle(&self, id: EntryId) {
        // The type of a function may speak of the function: its value has a size.
        if matches!(self[id].kind, EntryKind::Func(_) | EntryKind::Method(_)) {
            return;
        }
        let cycle: Vec<EntryId> = self.with_path(|path| {
            let start = path.iter().position(|&it| it == id).unwrap_or(0);
            path[start..].to_vec()
        });
        let is_value =
            |id: &EntryId| matches!(self[*id].kind, EntryKind::Const(_) | EntryKind::Var(_));
        let is_definition = |id: &EntryId| {
            matches!(self[*id].kind, EntryKind::Type(_))
                && self.store[self[*id].object].kind == ObjectKind::Type
        };
        let values = cycle.iter().filter(|id| is_value(id)).count();
        let object = &self.store[self[id].object];
        // A cycle of values alone is one of initialization, which is looked for later.
        let is_valid = values == cycle.len() || (values == 0 && cycle.iter().any(is_definition));
        if !is_valid {
            self.report_cycle(&cycle);
        }
        if !is_valid || object.ty().is_none() {
            object.set_type(Basic::Invalid.id());
        }
    }

    /// Whether a type is a defined one that is being declared, which is complained about.
    pub(super) fn report_incomplete(&self, ty: TypeId) -> bool {
        let store = self.store;
        let Type::Named(named) = store[store.unalias(ty)] else { return false };
        let named = store[named].instance.as_ref().map_or(named, |instance| instance.origin);
        if store[named].definition().is_some() {
            return false;
        }
        let cycle: Vec<EntryId> = self.with_path(|path| {
            let is_it = |id: &EntryId| self[*id].object == store[named].object;
            path.iter().position(is_it).map_or(Vec::new(), |start| path[start..].to_vec())
        });
        if !cycle.is_empty() {
            self.report_cycle(&cycle);
        }
        !cycle.is_empty()
    }

    /// The error stands at the first declaration of the cycle in the source.
    fn report_cycle(&self, cycle: &[EntryId]) {
        let place =
            |id: EntryId| self.store[self[id].object].declared.map(|it| (it.file, it.offset));
        let Some(first) = cycle.iter().copied().min_by_key(|&id| place(id)) else { return };
        let name = |id: EntryId| self.store.names().text(self.store[self[id].object].name);
        let is_type = matches!(self[first].kind, EntryKind::Type(_));
        let message = match (cycle, is_type) {
            ([_], true) => format!("invalid recursive type: {} refers to itself", name(first)),
            ([_], false) => {
                format!("invalid cycle in declaration: {} refers to itself", name(first))
            }
            (_, true) => format!("invalid recursive type {}", name(first)),
            (_, false) => format!("invalid cycle in declaration of {}", name(first)),
        };
        if let Some((file, offset)) = place(first) {
            let span = redline_base::Span::empty(offset);
            self.error(file as usize, span, ErrorCode::InvalidDeclCycle, message);
        }
    }
}
