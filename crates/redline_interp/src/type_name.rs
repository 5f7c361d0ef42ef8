//! How the runtime writes a type: `*main.T`, `map[string]interface {}`.

use std::fmt::Write as _;

use redline_types::{
    Basic, ChanDir, InterfaceId, NamedId, ObjectId, Param, Signature, Store, Struct, Type, TypeId,
};

/// The name of a type as the runtime prints it: with the names of packages, and
/// with their paths in type arguments.
pub(crate) fn type_name(store: &Store, ty: TypeId) -> String {
    let mut writer = Writer { store, text: String::new(), paths: false };
    writer.ty(ty);
    writer.text
}

struct Writer<'s> {
    store: &'s Store,
    text: String,
    /// Whether packages are written with their paths.
    paths: bool,
}

impl Writer<'_> {
    fn ty(&mut self, ty: TypeId) {
        redline_base::with_deep_stack(|| self.ty_here(ty));
    }

    fn ty_here(&mut self, ty: TypeId) {
        let store = self.store;
        match &store[store.unalias(ty)] {
            Type::Basic(basic) => self.basic(*basic),
            Type::Array { len, element } => {
                let len = len.map_or_else(|| "?".to_owned(), |len| len.to_string());
                self.prefixed(&format!("[{len}]"), *element);
            }
            Type::Slice(element) => self.prefixed("[]", *element),
            Type::Pointer(base) => self.prefixed("*", *base),
            Type::Struct(ty) => self.structure(ty),
            Type::Signature(signature) => {
                self.text.push_str("func");
                self.signature(signature);
            }
            Type::Interface(id) => self.interface(*id),
            Type::Map { key, value } => {
                self.prefixed("map[", *key);
                self.prefixed("]", *value);
            }
            Type::Chan { dir, element } => self.channel(*dir, *element),
            Type::Named(named) => self.named(*named),
            Type::Tuple(params) => self.params(params, false),
            Type::Union(_) | Type::Alias(_) | Type::TypeParam(_) => {
                self.text.push_str(&store.type_text(ty));
            }
        }
    }

    fn basic(&mut self, basic: Basic) {
        self.text.push_str(match basic {
            Basic::UnsafePointer => "unsafe.Pointer",
            _ => basic.plain().name(),
        });
    }

    fn prefixed(&mut self, prefix: &str, ty: TypeId) {
        self.text.push_str(prefix);
        self.ty(ty);
    }

    fn named(&mut self, id: NamedId) {
        let named = &self.store[id];
        self.object(named.object);
        if named.args().is_empty() {
            return;
        }
        let paths = std::mem::replace(&mut self.paths, true);
        for (index, &arg) in named.args().iter().enumerate() {
            self.text.push(if index == 0 { '[' } else { ',' });
            self.ty(arg);
        }
        self.text.push(']');
        self.paths = paths;
    }

    fn object(&mut self, object: ObjectId) {
        let store = self.store;
        let object = &store[object];
        if let Some(package) = object.package {
            let package = &store[package];
            let prefix = if self.paths { &package.path } else { store.names().text(package.name) };
            self.text.push_str(prefix);
            self.text.push('.');
        }
        self.text.push_str(store.names().text(object.name));
    }

    fn structure(&mut self, ty: &Struct) {
        self.text.push_str("struct {");
        for (index, &field) in ty.fields.iter().enumerate() {
            self.text.push_str(if index == 0 { " " } else { "; " });
            self.field(field);
            if !ty.tag(index).is_empty() {
                let _ = write!(self.text, " {:?}", String::from_utf8_lossy(ty.tag(index)));
            }
        }
        self.text.push_str(if ty.fields.is_empty() { "}" } else { " }" });
    }

    fn field(&mut self, field: ObjectId) {
        let store = self.store;
        if !store[field].is_embedded() {
            self.text.push_str(store.names().text(store[field].name));
            self.text.push(' ');
        }
        self.ty(store.type_of(field));
    }

    fn interface(&mut self, id: InterfaceId) {
        let store = self.store;
        let methods = &store.type_set(id).methods;
        self.text.push_str("interface {");
        for (index, &method) in methods.iter().enumerate() {
            self.text.push_str(if index == 0 { " " } else { "; " });
            self.method(method);
        }
        self.text.push_str(if methods.is_empty() { "}" } else { " }" });
    }

    fn method(&mut self, method: ObjectId) {
        let store = self.store;
        let name = store.names().text(store[method].name);
        if !redline_types::is_exported(name)
            && let Some(package) = store[method].package
        {
            let package = store.names().text(store[package].name);
            let _ = write!(self.text, "{package}.");
        }
        self.text.push_str(name);
        if let Type::Signature(signature) = &store[store.type_of(method)] {
            self.signature(signature);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        self.params(&signature.params, signature.variadic);
        match &*signature.results {
            [] => {}
            [only] => self.prefixed(" ", only.ty),
            several => {
                self.text.push(' ');
                self.params(several, false);
            }
        }
    }

    fn params(&mut self, params: &[Param], variadic: bool) {
        self.text.push('(');
        for (index, param) in params.iter().enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            match self.store[self.store.unalias(param.ty)] {
                Type::Slice(element) if variadic && index + 1 == params.len() => {
                    self.prefixed("...", element);
                }
                _ => self.ty(param.ty),
            }
        }
        self.text.push(')');
    }

    fn channel(&mut self, dir: ChanDir, element: TypeId) {
        let is_receiving = matches!(
            self.store[self.store.unalias(element)],
            Type::Chan { dir: ChanDir::Receive, .. }
        );
        match dir {
            ChanDir::Send => self.prefixed("chan<- ", element),
            ChanDir::Receive => self.prefixed("<-chan ", element),
            ChanDir::Both if is_receiving => {
                self.prefixed("chan (", element);
                self.text.push(')');
            }
            ChanDir::Both => self.prefixed("chan ", element),
        }
    }
}
