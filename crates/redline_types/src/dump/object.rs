//! How objects are described.

use std::rc::Rc;

use redline_constant::Kind;
use redline_names::Predeclared;

use super::Dump;
use super::lines::Line;
use crate::{Declared, ObjectId, ObjectKind, Type, TypeId, VarKind};

impl Dump<'_> {
    /// Adds kind, package, name and place of an object.
    pub(super) fn reference<'l>(&self, object: ObjectId, line: Line<'l>) -> Line<'l> {
        let store = self.store;
        let it = &store[object];
        let path = it.package.map_or("", |package| &store[package].path);
        let line = line.text(self.kind(object)).text(path).text(store.names().text(it.name));
        let file = |declared: Declared| {
            Some((store[it.package?].files().get(declared.file as usize)?, declared.offset))
        };
        match it.declared.and_then(file) {
            Some((file, offset)) => line.text(file).number(offset),
            None => line.text("").number(-1),
        }
    }

    /// Adds kind, name, type and what else tells an object apart.
    pub(super) fn description<'l>(&self, object: ObjectId, line: Line<'l>) -> Line<'l> {
        let (ty, extra) = self.detail(object);
        let name = self.store.names().text(self.store[object].name);
        line.text(self.kind(object)).text(name).text(&ty).text(&extra)
    }

    /// What kind of object it is.
    fn kind(&self, object: ObjectId) -> &'static str {
        match self.store[object].kind {
            ObjectKind::Package(_) => "pkgname",
            ObjectKind::Const => "const",
            ObjectKind::Type => match self.store[self.store.type_of(object)] {
                Type::TypeParam(_) => "tparam",
                _ => "type",
            },
            ObjectKind::Alias => "alias",
            ObjectKind::Var(kind) => variable_kind(kind),
            ObjectKind::Func => "func",
            ObjectKind::Method(_) => "method",
            ObjectKind::Label => "label",
            ObjectKind::Builtin(_) => "builtin",
            ObjectKind::Nil => "nil",
        }
    }

    /// The text of the type behind a defined type. Before Go 1.27, that of `any` is
    /// written like this name wherever it is met.
    fn underlying_text(&self, ty: TypeId) -> Rc<str> {
        let store = self.store;
        let under = store.underlying(ty);
        let any = store.unalias(store.predeclared_type(Predeclared::Any));
        if self.release < 27 && under == any { "any".into() } else { self.type_text(under) }
    }

    /// The type of an object, and what else tells it apart.
    fn detail(&self, object: ObjectId) -> (Rc<str>, Rc<str>) {
        let store = self.store;
        let ty = store.type_of(object);
        let text = |ty| self.type_text(ty);
        let none = || Rc::from("");
        match store[object].kind {
            ObjectKind::Label | ObjectKind::Nil | ObjectKind::Builtin(_) => (none(), none()),
            ObjectKind::Package(package) => (none(), (&*store[package].path).into()),
            ObjectKind::Const => (text(ty), self.constant(object)),
            ObjectKind::Type => match store[ty] {
                Type::TypeParam(param) => {
                    (text(ty), store[param].constraint().map_or_else(none, text))
                }
                _ => (text(ty), self.underlying_text(ty)),
            },
            ObjectKind::Alias => match store[ty] {
                Type::Alias(alias) => (text(ty), store[alias].target().map_or_else(none, text)),
                _ => (text(ty), text(store.underlying(ty))),
            },
            ObjectKind::Method(method) => {
                let receiver = store[method].receiver();
                (text(ty), receiver.map_or_else(none, |receiver| text(receiver.ty)))
            }
            ObjectKind::Var(_) | ObjectKind::Func => (text(ty), none()),
        }
    }

    fn constant(&self, object: ObjectId) -> Rc<str> {
        match self.store.constant(object) {
            Some(value) if value.kind() != Kind::Unknown => value.exact().to_string().into(),
            _ => "".into(),
        }
    }
}

/// What kind of variable it is.
pub(super) fn variable_kind(kind: VarKind) -> &'static str {
    match kind {
        VarKind::Package => "pkgvar",
        VarKind::Local => "local",
        VarKind::Receiver => "recv",
        VarKind::Param => "param",
        VarKind::Result => "result",
        VarKind::Field => "field",
        VarKind::Embedded => "embedded",
    }
}
