//! The section `mset`.

use redline_base::{Name, Span};

use super::lines::Lines;
use super::{Dump, Section};
use crate::{ObjectId, ObjectKind, Selected, Type, TypeId};

impl Dump<'_> {
    pub(super) fn add_method_sets(&self, lines: &mut Lines) {
        let store = self.store;
        let mut count = 0;
        for (name, object) in self.types_by_name() {
            let ty = store.type_of(object);
            self.add_method_set(lines, &mut count, name, (ty, false));
            if !matches!(store[store.underlying(ty)], Type::Interface(_)) {
                let pointer = store.intern(Type::Pointer(ty));
                self.add_method_set(lines, &mut count, name, (pointer, true));
            }
        }
    }

    /// The defined types of the package block, in the order of their names.
    fn types_by_name(&self) -> Vec<(Name, ObjectId)> {
        let names = self.store.names();
        let package = &self.store[self.source.package];
        let members = self.source.scope.objects().map(|(_, object)| object.name);
        let mut types: Vec<(Name, ObjectId)> = members
            .filter_map(|name| Some((name, package.member(name)?)))
            .filter(|&(_, object)| self.store[object].kind == ObjectKind::Type)
            .collect();
        types.sort_by_key(|&(name, _)| names.text(name));
        types.dedup();
        types
    }

    fn add_method_set(
        &self,
        lines: &mut Lines,
        count: &mut u32,
        name: Name,
        (ty, is_pointer): (TypeId, bool),
    ) {
        let name = self.store.names().text(name);
        for (index, method) in (0_u32..).zip(self.store.method_set(ty).methods()) {
            let Selected { object, path, indirect } = method;
            let line = lines.line(Section::Mset.tag()).text(name).number(is_pointer);
            let line = line.number(index).text(&self.store.member_id(*object));
            let line = line.text(&self.type_text(ty));
            let line = line.text(&self.type_text(self.store.type_of(*object)));
            let line = line.numbers(path).number(*indirect);
            let line = self.reference(*object, line);
            line.end(Span::empty(*count));
            *count += 1;
        }
    }
}
