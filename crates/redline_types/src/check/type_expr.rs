//! Expressions that are types (spec: Types).

use redline_base::{Name, with_deep_stack};
use redline_syntax::{ChanDir as WrittenDir, Expr, ExprId, FieldListId};

use super::Context;
use super::ident::Meaning;
use crate::error::ErrorCode;
use crate::{
    Basic, ChanDir, Interface, Method, NamedId, ObjectId, ObjectKind, Receiver, Struct, Type,
    TypeId, VarKind,
};

impl Context<'_> {
    /// The type of a variable: any type but a constraint.
    pub(crate) fn var_type(&mut self, expr: ExprId) -> TypeId {
        let ty = self.ty(expr);
        self.package.later(super::Later::Variable { file: self.file, expr, ty });
        ty
    }

    /// Any type but a generic one without type arguments.
    pub(crate) fn ty(&mut self, expr: ExprId) -> TypeId {
        self.defined_type(expr, None)
    }

    /// As [`Self::ty`], for the type behind a name that is being declared.
    pub(crate) fn defined_type(&mut self, expr: ExprId, named: Option<NamedId>) -> TypeId {
        let ty = with_deep_stack(|| self.type_here(expr, named));
        self.record_type(expr, ty);
        if self.is_generic(ty) {
            let message =
                format!("cannot use generic type {} without instantiation", self.ty_text(ty));
            self.error(expr, ErrorCode::WrongTypeArgCount, message);
            return Basic::Invalid.id();
        }
        ty
    }

    /// Whether the type is generic and has no type arguments.
    pub(crate) fn is_generic(&self, ty: TypeId) -> bool {
        match self.store[ty] {
            Type::Named(named) => {
                let named = &self.store[named];
                named.instance.is_none() && !named.type_params().is_empty()
            }
            Type::Alias(alias) => {
                let alias = &self.store[alias];
                alias.instance.is_none() && !alias.type_params().is_empty()
            }
            _ => false,
        }
    }

    fn type_here(&mut self, expr: ExprId, named: Option<NamedId>) -> TypeId {
        let store = self.store;
        match self.tree[expr] {
            Expr::Bad => Basic::Invalid.id(),
            Expr::Ident(_) => {
                let meaning = self.meaning(expr);
                self.type_meant(expr, meaning)
            }
            Expr::Selector { base, name, .. } => match self.qualified(expr, base, name) {
                Some(meaning) => self.type_meant(expr, meaning),
                None => self.no_type(expr),
            },
            Expr::Paren(inner) => self.defined_type(inner, named),
            Expr::Index { base, index } => self.instance(expr, base, &[index]),
            Expr::IndexList { base, indices } => {
                let args = self.tree.list(indices);
                self.instance(expr, base, args)
            }
            Expr::ArrayType { len, element } => {
                let len = self.array_len(len);
                let element = self.var_type(element);
                store.intern(Type::Array { len, element })
            }
            Expr::SliceType(element) => {
                let element = self.var_type(element);
                store.intern(Type::Slice(element))
            }
            Expr::Star(base) => {
                let base = self.var_type(base);
                // `*int` of what is wrong is wrong too.
                if self.is_invalid(base) { base } else { store.intern(Type::Pointer(base)) }
            }
            Expr::StructType(fields) => self.struct_type(fields),
            Expr::FuncType(ty) => self.signature(ty),
            Expr::InterfaceType(fields) => self.interface_type(fields, named),
            Expr::MapType { key, value } => {
                let (key_type, value) = (self.var_type(key), self.var_type(value));
                self.package.later(super::Later::MapKey {
                    file: self.file,
                    expr: key,
                    ty: key_type,
                });
                store.intern(Type::Map { key: key_type, value })
            }
            Expr::ChanType { dir, element } => {
                let element = self.var_type(element);
                let dir = match dir {
                    WrittenDir::Both => ChanDir::Both,
                    WrittenDir::Send => ChanDir::Send,
                    WrittenDir::Receive => ChanDir::Receive,
                };
                store.intern(Type::Chan { dir, element })
            }
            Expr::Ellipsis(_) => {
                self.error(expr, ErrorCode::InvalidSyntaxTree, "invalid use of ...");
                Basic::Invalid.id()
            }
            _ => self.no_type(expr),
        }
    }

    pub(crate) fn is_invalid(&self, ty: TypeId) -> bool {
        matches!(self.store[ty], Type::Basic(Basic::Invalid | Basic::Unknown))
    }

    pub(super) fn no_type(&mut self, expr: ExprId) -> TypeId {
        let message = format!("{} is not a type", self.text(expr));
        self.error(expr, ErrorCode::NotAType, message);
        Basic::Invalid.id()
    }

    fn type_meant(&mut self, expr: ExprId, meaning: Meaning) -> TypeId {
        match meaning {
            Meaning::Unknown => Basic::Unknown.id(),
            Meaning::Nothing => Basic::Invalid.id(),
            Meaning::Object(object) => match self.store[object].kind {
                ObjectKind::Type => self.store.type_of(object),
                ObjectKind::Alias => self.type_of_alias(object),
                _ => self.no_type(expr),
            },
        }
    }

    /// The type that an alias declares. Another name for what could not be read is as
    /// unknown as that.
    fn type_of_alias(&self, object: ObjectId) -> TypeId {
        let ty = self.store.type_of(object);
        let mut target = Some(ty);
        while let Some(Type::Alias(alias)) = target.map(|ty| &self.store[ty]) {
            target = self.store[*alias].target();
        }
        if target == Some(Basic::Unknown.id()) { Basic::Unknown.id() } else { ty }
    }

    /// The fields of a struct type, each name once.
    fn struct_type(&mut self, list: FieldListId) -> TypeId {
        let mut fields = Vec::new();
        let mut tags: Vec<Box<[u8]>> = Vec::new();
        for field in self.tree.fields_of(list) {
            let field = self.tree[field];
            let Some(written) = field.ty else { continue };
            let tag = field.tag.and_then(|tag| self.unquoted(tag)).unwrap_or_default();
            if field.names.is_empty() {
                fields.push(self.embedded_field(written));
                tags.push(tag);
                continue;
            }
            let ty = self.var_type(written);
            for ident in self.tree.idents_of(field.names) {
                let declared = self.tree[ident];
                let object =
                    self.new_object(ObjectKind::Var(VarKind::Field), declared.name, declared.span);
                self.store[object].set_type(ty);
                self.record_declared(ident, object);
                fields.push(object);
                tags.push(tag.clone());
            }
        }
        self.report_duplicates(&fields, "field");
        let has_tags = tags.iter().any(|tag| !tag.is_empty());
        let tags = if has_tags { tags.into() } else { [].into() };
        self.store.intern(Type::Struct(Box::new(Struct { fields: fields.into(), tags })))
    }

    fn unquoted(&self, literal: ExprId) -> Option<Box<[u8]>> {
        let text = self.source().text_of(self.tree.span(literal));
        redline_syntax::unquote(text).map(|bytes| bytes.into_owned().into())
    }

    /// A field that is declared by its type: `T`, `*T`, `p.T`, `T[A]`.
    fn embedded_field(&mut self, written: ExprId) -> ObjectId {
        let ty = self.var_type(written);
        self.package.later(super::Later::Embedded { file: self.file, expr: written, ty });
        let (name_expr, name) = self.embedded_name(written);
        let span = match self.tree[name_expr] {
            Expr::Selector { .. } => self.tree.name_span(name_expr, self.source().text),
            _ => self.tree.span(name_expr),
        };
        let object = self.new_object(ObjectKind::Var(VarKind::Embedded), name, span);
        self.store[object].set_type(ty);
        if self.recording {
            self.records.add_declared(name_expr, object);
        }
        object
    }

    /// The name of an embedded field, and the expression it stands in.
    fn embedded_name(&self, written: ExprId) -> (ExprId, Name) {
        let mut expr = written;
        loop {
            expr = match self.tree[expr] {
                Expr::Ident(name) | Expr::Selector { name, .. } => return (expr, name),
                Expr::Star(inner) | Expr::Paren(inner) => inner,
                Expr::Index { base, .. } | Expr::IndexList { base, .. } => base,
                _ => return (expr, self.store.names().intern("_")),
            };
        }
    }

    /// Complains about the second of two members with one name.
    fn report_duplicates(&self, members: &[ObjectId], what: &str) {
        let mut seen = rustc_hash::FxHashSet::default();
        for &member in members {
            let object = &self.store[member];
            if self.name(object.name) == "_" || seen.insert(object.name) {
                continue;
            }
            if let Some(declared) = object.declared {
                let message = match what {
                    "method" => format!("duplicate method {}", self.name(object.name)),
                    _ => format!("{} redeclared", self.name(object.name)),
                };
                let span = redline_base::Span::empty(declared.offset);
                self.error_at(span, ErrorCode::DuplicateDecl, message);
            }
        }
    }

    /// The methods and embedded elements of an interface type; `named` is the
    /// type that it defines, which is the receiver of its methods.
    fn interface_type(&mut self, list: FieldListId, named: Option<NamedId>) -> TypeId {
        let mut methods = Vec::new();
        let (mut embedded, mut places) = (Vec::new(), Vec::new());
        for field in self.tree.fields_of(list) {
            let field = self.tree[field];
            let Some(written) = field.ty else { continue };
            let Some(ident) = self.tree.idents_of(field.names).next() else {
                embedded.push(self.constraint_element(written));
                places.push(written);
                continue;
            };
            let declared = self.tree[ident];
            if self.name(declared.name) == "_" {
                let message = "methods must have a unique non-blank name";
                self.error_at(declared.span, ErrorCode::BlankIfaceMethod, message);
                self.ty(written);
                continue;
            }
            let kind = ObjectKind::Method(self.store.add_method(Method::default()));
            let object = self.new_object(kind, declared.name, declared.span);
            let ty = match self.tree[written] {
                Expr::FuncType(ty) => self.signature(ty),
                _ => self.ty(written),
            };
            self.record_type(written, ty);
            self.store[object].set_type(ty);
            self.record_declared(ident, object);
            methods.push(object);
        }
        self.report_duplicates(&methods, "method");
        self.store.sort_methods(&mut methods);
        let interface = Interface::new(methods.clone().into(), embedded.into(), false);
        let interface = self.store.add_interface(interface);
        let ty = self.store.intern(Type::Interface(interface));
        let receiver = named.map_or(ty, |named| self.store.intern(Type::Named(named)));
        for method in methods {
            if let ObjectKind::Method(method) = self.store[method].kind {
                let receiver = Receiver::unnamed(receiver);
                self.store[method].set_receiver(receiver);
            }
        }
        self.package.later(super::Later::TypeSet { interface });
        if !places.is_empty() {
            let at = places.into();
            self.package.later(super::Later::Elements { file: self.file, interface, at });
        }
        ty
    }
}
