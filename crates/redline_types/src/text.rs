//! How types are written in messages and in the records that other tools read.
//!
//! The form is that of `go/types.TypeString` with full import paths.

use std::fmt::{self, Write as _};

use redline_names::Predeclared;

use crate::{
    ChanDir, Interface, ObjectId, PackageId, Param, Signature, Store, Struct, Type, TypeId,
    TypeParamId,
};

impl Store {
    /// The type as it is written: `map[string]*net/http.Request`.
    pub fn type_text(&self, ty: TypeId) -> String {
        Wording::full(self).ty(ty)
    }

    /// The name of an object with the path of its package: `net/http.Request`.
    pub fn qualified_name(&self, object: ObjectId) -> String {
        Wording::full(self).write(true, |writer| writer.qualified(object))
    }
}

/// What stands before the names of a package, without the dot; empty for nothing.
pub type Qualifier<'a> = dyn Fn(PackageId) -> String + 'a;

/// How types are written for a reader: one who reads about a package need not be
/// told its path with each name.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Where the types are.
    pub store: &'a Store,
    qualifier: Option<&'a Qualifier<'a>>,
}

impl<'a> Wording<'a> {
    /// Every name with the import path of its package.
    pub fn full(store: &'a Store) -> Self {
        Self { store, qualifier: None }
    }

    /// Every name with what `qualifier` says about its package.
    pub fn qualified(store: &'a Store, qualifier: &'a Qualifier<'a>) -> Self {
        Self { store, qualifier: Some(qualifier) }
    }

    /// A type.
    pub fn ty(self, ty: TypeId) -> String {
        self.write(true, |writer| writer.ty(ty))
    }

    /// The name of a method and its signature without the names of parameters.
    pub fn method(self, method: ObjectId) -> String {
        self.write(false, |writer| writer.method(method))
    }

    /// As [`Wording::method`]; the first field that is not exported tells its package.
    pub(crate) fn method_with_package(self, method: ObjectId) -> String {
        self.write(false, |writer| {
            writer.tags_package = true;
            writer.method(method)
        })
    }

    /// A type parameter.
    pub(crate) fn type_param(self, param: TypeParamId) -> String {
        self.write(true, |writer| writer.type_param(param))
    }

    fn write(self, names: bool, write: impl FnOnce(&mut Writer<'a>) -> fmt::Result) -> String {
        let mut writer = Writer {
            wording: self,
            store: self.store,
            names,
            tags_package: false,
            text: String::new(),
        };
        // Writing to a string does not fail.
        let _ = write(&mut writer);
        writer.text
    }
}

/// How long the text of a type may become, in bytes; what is left then is left out. The
/// text of a type that has another one twice, and so on, is as long as two to the power
/// of its depth.
const LONGEST: usize = 1 << 20;

struct Writer<'s> {
    wording: Wording<'s>,
    store: &'s Store,
    /// Whether the names of parameters and results are written.
    names: bool,
    /// Whether the next field that is not exported tells its package.
    tags_package: bool,
    text: String,
}

impl Writer<'_> {
    fn ty(&mut self, ty: TypeId) -> fmt::Result {
        redline_base::with_deep_stack(|| self.ty_here(ty))
    }

    fn ty_here(&mut self, ty: TypeId) -> fmt::Result {
        let store = self.store;
        if self.text.len() > LONGEST {
            return self.text.write_str("…");
        }
        match &store[ty] {
            Type::Basic(basic) => self.text.write_str(basic.name()),
            Type::Array { len, element } => {
                match len {
                    Some(len) => write!(self.text, "[{len}]")?,
                    None => self.text.write_str("[invalid length]")?,
                }
                self.ty(*element)
            }
            Type::Slice(element) => self.prefixed("[]", *element),
            Type::Struct(ty) => self.structure(ty),
            Type::Pointer(base) => self.prefixed("*", *base),
            Type::Tuple(params) => self.params(params, false),
            Type::Signature(signature) => {
                self.text.write_str("func")?;
                self.signature(signature)
            }
            &Type::Interface(id) if id == store.comparable_interface() => {
                self.text.write_str("interface{comparable}")
            }
            Type::Interface(id) => self.interface(&store[*id]),
            Type::Map { key, value } => {
                self.prefixed("map[", *key)?;
                self.prefixed("]", *value)
            }
            Type::Chan { dir, element } => self.channel(*dir, *element),
            Type::Union(terms) => self.separated(terms, " | ", |writer, term| {
                writer.prefixed(if term.tilde { "~" } else { "" }, term.ty)
            }),
            Type::Named(id) => {
                let named = &store[*id];
                self.qualified(named.object)?;
                self.arguments(named.args(), named.type_params())
            }
            Type::Alias(id) => {
                let alias = &store[*id];
                self.qualified(alias.object)?;
                self.arguments(alias.args(), alias.type_params())
            }
            Type::TypeParam(id) => self.type_param(*id),
        }
    }

    fn prefixed(&mut self, prefix: &str, ty: TypeId) -> fmt::Result {
        self.text.write_str(prefix)?;
        self.ty(ty)
    }

    fn name(&mut self, name: redline_base::Name) -> fmt::Result {
        self.text.write_str(self.store.names().text(name))
    }

    /// A type parameter that hides a predeclared name says so.
    fn type_param(&mut self, id: TypeParamId) -> fmt::Result {
        let name = self.store[self.store[id].object].name;
        self.name(name)?;
        let text = self.store.names().text(name);
        if Predeclared::ALL.iter().any(|it| it.text() == text) {
            self.text.write_str("/* type parameter */")
        } else {
            Ok(())
        }
    }

    /// Writes `elements` with `separator` between them.
    fn separated<T>(
        &mut self,
        elements: &[T],
        separator: &str,
        mut write: impl FnMut(&mut Self, &T) -> fmt::Result,
    ) -> fmt::Result {
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                self.text.write_str(separator)?;
            }
            write(self, element)?;
        }
        Ok(())
    }

    /// The name of an object with the path of its package. What is declared in a
    /// function has the path too: it belongs to the package.
    fn qualified(&mut self, object: ObjectId) -> fmt::Result {
        let object = &self.store[object];
        if let Some(package) = object.package {
            match self.wording.qualifier.map(|qualifier| qualifier(package)) {
                None => write!(self.text, "{}.", self.store[package].path)?,
                Some(prefix) if prefix.is_empty() => {}
                Some(prefix) => write!(self.text, "{prefix}.")?,
            }
        }
        self.name(object.name)
    }

    /// Type arguments, or the type parameters of what has got none.
    fn arguments(&mut self, args: &[TypeId], params: &[TypeParamId]) -> fmt::Result {
        if args.is_empty() {
            return if params.is_empty() { Ok(()) } else { self.type_params(params) };
        }
        self.text.write_char('[')?;
        self.separated(args, ", ", |writer, &arg| writer.ty(arg))?;
        self.text.write_char(']')
    }

    /// `[K comparable, V any]`: a constraint stands behind the last of the
    /// parameters that share it.
    fn type_params(&mut self, params: &[TypeParamId]) -> fmt::Result {
        let constraint = |id: TypeParamId| self.store[id].constraint();
        let constraints: Vec<_> = params.iter().map(|&id| constraint(id)).collect();
        self.text.write_char('[')?;
        for (index, &param) in params.iter().enumerate() {
            if index > 0 {
                self.text.write_str(", ")?;
            }
            self.type_param(param)?;
            let is_shared = constraints.get(index + 1) == Some(&constraints[index]);
            if let Some(own) = constraints[index].filter(|_| !is_shared) {
                self.prefixed(" ", own)?;
            }
        }
        self.text.write_char(']')
    }

    fn signature(&mut self, signature: &Signature) -> fmt::Result {
        if !signature.type_params.is_empty() {
            self.type_params(&signature.type_params)?;
        }
        self.params(&signature.params, signature.variadic)?;
        match &*signature.results {
            [] => Ok(()),
            [Param { name: None, ty }] => self.prefixed(" ", *ty),
            results => {
                self.text.write_char(' ')?;
                self.params(results, false)
            }
        }
    }

    fn params(&mut self, params: &[Param], variadic: bool) -> fmt::Result {
        self.text.write_char('(')?;
        let mut left = params.len();
        self.separated(params, ", ", |writer, param| {
            left -= 1;
            if let Some(name) = param.name.filter(|_| writer.names) {
                writer.name(name)?;
                writer.text.write_char(' ')?;
            }
            if variadic && left == 0 { writer.variadic(param.ty) } else { writer.ty(param.ty) }
        })?;
        self.text.write_char(')')
    }

    /// `...T`; of `append([]byte, string...)` the string.
    fn variadic(&mut self, ty: TypeId) -> fmt::Result {
        if let Type::Slice(element) = self.store[ty] {
            return self.prefixed("...", element);
        }
        self.ty(ty)?;
        self.text.write_str("...")
    }

    fn structure(&mut self, ty: &Struct) -> fmt::Result {
        self.text.write_str("struct{")?;
        for (index, &object) in ty.fields.iter().enumerate() {
            if index > 0 {
                self.text.write_str("; ")?;
            }
            self.field(object)?;
            if !ty.tag(index).is_empty() {
                self.text.write_char(' ')?;
                self.quoted(ty.tag(index))?;
            }
        }
        self.text.write_char('}')
    }

    fn field(&mut self, object: ObjectId) -> fmt::Result {
        let field = &self.store[object];
        let is_exported = crate::is_exported(self.store.names().text(field.name));
        let tags = !is_exported && std::mem::take(&mut self.tags_package);
        if !field.is_embedded() {
            self.name(field.name)?;
            self.text.write_char(' ')?;
        }
        self.ty(self.store.type_of(object))?;
        match field.package.filter(|_| tags) {
            Some(package) => write!(self.text, " /* package {} */ ", self.store[package].path),
            None => Ok(()),
        }
    }

    /// A string literal as `strconv.Quote` writes it.
    fn quoted(&mut self, bytes: &[u8]) -> fmt::Result {
        self.text.write_char('"')?;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                self.quoted_char(c)?;
            }
            for byte in chunk.invalid() {
                write!(self.text, "\\x{byte:02x}")?;
            }
        }
        self.text.write_char('"')
    }

    fn quoted_char(&mut self, c: char) -> fmt::Result {
        match c {
            '"' => self.text.write_str("\\\""),
            '\\' => self.text.write_str("\\\\"),
            '\x07' => self.text.write_str("\\a"),
            '\x08' => self.text.write_str("\\b"),
            '\x0c' => self.text.write_str("\\f"),
            '\n' => self.text.write_str("\\n"),
            '\r' => self.text.write_str("\\r"),
            '\t' => self.text.write_str("\\t"),
            '\x0b' => self.text.write_str("\\v"),
            _ if c.is_ascii_control() => write!(self.text, "\\x{:02x}", u32::from(c)),
            _ if c.is_control() => write!(self.text, "\\u{:04x}", u32::from(c)),
            _ => self.text.write_char(c),
        }
    }

    fn interface(&mut self, interface: &Interface) -> fmt::Result {
        if interface.implicit {
            if let ([], &[constraint]) = (&*interface.methods, &*interface.embedded) {
                return self.ty(constraint);
            }
            self.text.write_str("/* implicit */ ")?;
        }
        self.text.write_str("interface{")?;
        self.separated(&interface.methods, "; ", |writer, &method| writer.method(method))?;
        if !interface.methods.is_empty() && !interface.embedded.is_empty() {
            self.text.write_str("; ")?;
        }
        self.separated(&interface.embedded, "; ", |writer, &ty| writer.ty(ty))?;
        self.text.write_char('}')
    }

    fn method(&mut self, method: ObjectId) -> fmt::Result {
        let object = &self.store[method];
        self.name(object.name)?;
        match object.ty().map(|ty| &self.store[ty]) {
            Some(Type::Signature(signature)) => self.signature(signature),
            _ => self.text.write_str("()"),
        }
    }

    fn channel(&mut self, dir: ChanDir, element: TypeId) -> fmt::Result {
        match dir {
            ChanDir::Send => self.prefixed("chan<- ", element),
            ChanDir::Receive => self.prefixed("<-chan ", element),
            // `chan (<-chan T)` needs its parentheses.
            ChanDir::Both => match self.store[element] {
                Type::Chan { dir: ChanDir::Receive, .. } => {
                    self.prefixed("chan (", element)?;
                    self.text.write_char(')')
                }
                _ => self.prefixed("chan ", element),
            },
        }
    }
}
