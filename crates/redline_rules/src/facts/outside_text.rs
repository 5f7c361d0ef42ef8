//! Text that comes from outside the program.

use redline_base::with_deep_stack;
use redline_names::{Binding, Call, LocalId, LocalKind, ObjectKind, Predeclared};
use redline_syntax::{Expr, ExprId, Node, Spec, TokenKind};
use redline_types::{Basic, Mode, Type, TypeId};
use rustc_hash::FxHashSet;

use super::{Decoding, File, MustCall, Origin};

/// Functions and methods whose result is text, or a list or map of texts, that
/// somebody outside has written: import path and names.
const SOURCES: &[(&str, &[&str])] = &[
    ("bufio", &["ReadBytes", "ReadLine", "ReadString", "Text"]),
    ("flag", &["Arg", "Args", "String"]),
    ("github.com/go-chi/chi", &["URLParam"]),
    ("github.com/go-chi/chi/v5", &["URLParam"]),
    ("github.com/gofiber/fiber/v2", &["Cookies", "FormValue", "Get", "Params", "Query"]),
    ("github.com/gorilla/mux", &["Vars"]),
    ("github.com/labstack/echo/v4", &["FormValue", "Param", "QueryParam", "QueryParams"]),
    ("github.com/spf13/pflag", &["Arg", "Args", "GetString", "GetStringSlice", "String"]),
    ("github.com/spf13/viper", &["GetString", "GetStringSlice"]),
    ("github.com/urfave/cli", &["String", "StringSlice"]),
    ("github.com/urfave/cli/v2", &["String", "StringSlice"]),
    ("github.com/urfave/cli/v3", &["String", "StringSlice"]),
    ("io", &["ReadAll"]),
    (
        "github.com/gin-gonic/gin",
        &[
            "DefaultPostForm",
            "DefaultQuery",
            "GetHeader",
            "Param",
            "PostForm",
            "Query",
            "QueryArray",
        ],
    ),
    ("net/http", &["FormValue", "Get", "PathValue", "PostFormValue", "UserAgent", "Values"]),
    ("net/url", &["Get", "Query"]),
    ("os", &["Getenv", "LookupEnv", "ReadFile"]),
    ("syscall", &["Getenv"]),
];

/// Variables and fields of that kind.
const FIELDS: &[(&str, &[&str])] = &[
    ("net/http", &["Form", "Host", "PostForm", "RequestURI"]),
    ("net/url", &["Fragment", "Path", "RawPath", "RawQuery"]),
    ("os", &["Args"]),
];

/// Functions whose result has in it what their arguments have.
const CARRIERS: &[&str] = &["fmt", "strings", "bytes"];

/// The search for text from outside in one file.
pub(crate) struct OutsideText<'a> {
    file: File<'a>,
    decoding: Decoding<'a>,
}

impl<'a> OutsideText<'a> {
    /// That of a file.
    pub(crate) fn new(file: File<'a>) -> Self {
        Self { file, decoding: Decoding::new(file) }
    }

    /// The expression by which the text of `expr`, or a part of it, comes in.
    pub(crate) fn source(&self, expr: ExprId) -> Option<ExprId> {
        Search { within: self, seen: FxHashSet::default() }.source(expr)
    }
}

/// The search for what one expression holds.
struct Search<'a> {
    within: &'a OutsideText<'a>,
    /// The variables that were looked at: each is so once.
    seen: FxHashSet<LocalId>,
}

impl Search<'_> {
    fn source(&mut self, expr: ExprId) -> Option<ExprId> {
        with_deep_stack(|| self.source_of(self.within.file.tree().unparen(expr)))
    }

    fn source_of(&mut self, expr: ExprId) -> Option<ExprId> {
        let file = self.within.file;
        if file.types().value(expr).is_some() {
            return None;
        }
        match file.tree()[expr] {
            Expr::Ident(_) => self.source_of_variable(expr),
            Expr::Binary { op: TokenKind::Plus, left, right } => {
                self.source(left).or_else(|| self.source(right))
            }
            Expr::Index { base, .. } => self.source(base),
            Expr::Slice(slice) => self.source(file.tree()[slice].base),
            Expr::Star(pointer) => self.source(pointer),
            Expr::Selector { base, .. } => self.within.is_outside_field(expr, base).then_some(expr),
            Expr::Call { .. } => self.source_of_call(expr),
            _ => None,
        }
    }

    fn source_of_variable(&mut self, expr: ExprId) -> Option<ExprId> {
        let OutsideText { file, ref decoding } = *self.within;
        if file.local(expr).is_some_and(|local| !self.seen.insert(local)) {
            return None;
        }
        match file.origin(expr) {
            Some(
                Origin::Value(from)
                | Origin::IfThere(from)
                | Origin::Result(from)
                | Origin::Element(from),
            ) => self.source(from),
            Some(Origin::Switched(_)) => None,
            None => decoding.decoded_into(expr).or_else(|| file.flag(expr)),
        }
    }

    fn source_of_call(&mut self, call: ExprId) -> Option<ExprId> {
        let file = self.within.file;
        let Expr::Call { callee, .. } = file.tree()[call] else { return None };
        let carries = file.types().mode(callee) == Mode::Type
            || file.imported(call).is_some_and(|(path, _)| CARRIERS.contains(&path));
        if carries {
            return file.args(call).iter().find_map(|&arg| self.source(arg));
        }
        let called = file.imported(call).or_else(|| file.called_method(call))?;
        let is_source = is_among(SOURCES, called) || file.is_message_getter(call);
        is_source.then_some(call)
    }
}

impl OutsideText<'_> {
    /// Whether a selector selects what comes from outside.
    fn is_outside_field(&self, selector: ExprId, base: ExprId) -> bool {
        let file = self.file;
        let store = file.store();
        let Some(object) = file.types().used(selector).map(|object| &store[object]) else {
            return false;
        };
        let path = object.package.map_or("", |package| &store[package].path);
        is_among(FIELDS, (path, file.name(object.name)))
            || file.is_message_field(base, file.name(object.name))
            || self.decoding.decoded_into(base).is_some()
    }
}

impl OutsideText<'_> {
    /// Whether the input of a Must function, or a part of it, has been given before
    /// to a function that returns a bool or an error: it may have been found to be
    /// right. `at` is the call of the Must function.
    pub(crate) fn is_examined(&self, at: &Call, must: MustCall) -> bool {
        let file = self.file;
        let start = file.span(must.call).start;
        let parts = file.tree().preorder(Node::Expr(must.input)).filter_map(|node| match node {
            Node::Expr(part) => self.source(part).map(|_| file.text(file.span(part))),
            _ => None,
        });
        let parts: FxHashSet<String> = parts.collect();
        let around = |call: &Call| call.function.and_then(|it| file.functions().declaration(it));
        file.functions().calls().map(|(_, call)| call).any(|call| {
            file.span(call.expr).end <= start
                && around(call) == around(at)
                && file.answers(call.expr)
                && self.source(call.expr).is_none()
                && file
                    .args(call.expr)
                    .iter()
                    .any(|&arg| parts.contains(&file.text(file.span(arg))))
        })
    }
}

fn is_among(table: &[(&str, &[&str])], (path, name): (&str, &str)) -> bool {
    table.iter().any(|(package, names)| *package == path && names.contains(&name))
}

impl File<'_> {
    /// Whether the last result of a call is a bool or an error.
    fn answers(self, call: ExprId) -> bool {
        let store = self.store();
        let Some(mut ty) = self.types().ty(call) else { return false };
        if let Type::Tuple(results) = &store[ty] {
            let Some(last) = results.last() else { return false };
            ty = last.ty;
        }
        [Predeclared::Bool, Predeclared::Error]
            .iter()
            .any(|&answer| ty == store.predeclared_type(answer))
            || ty == Basic::UntypedBool.id()
    }

    /// The call of `flag.String` whose result a variable of the package is.
    fn flag(self, expr: ExprId) -> Option<ExprId> {
        let Some(Binding::Object(object)) = self.resolution().binding(expr) else { return None };
        let object = self.package().input.source.scope[object];
        let ObjectKind::Var(spec) = object.kind else { return None };
        let file = self.sibling(object.file);
        let Spec::Value(spec) = file.tree()[spec] else { return None };
        let place = file.tree().idents_of(spec.names).position(|ident| ident == object.ident)?;
        let value = file.tree().unparen(*file.tree().list(spec.values).get(place)?);
        let flags = matches!(file.imported(value)?, ("flag" | "github.com/spf13/pflag", "String"));
        flags.then_some(expr)
    }

    /// `request.GetName()`, where the function is given `request`, a message of
    /// Protocol Buffers.
    fn is_message_getter(self, call: ExprId) -> bool {
        let Expr::Call { callee, .. } = self.tree()[call] else { return false };
        let Expr::Selector { base, name } = self.tree()[self.tree().unparen(callee)] else {
            return false;
        };
        let field = self.name(name).strip_prefix("Get");
        field.is_some_and(|field| self.is_message_field(base, field))
    }

    /// Whether `base` is a parameter whose type is a message with this field.
    fn is_message_field(self, base: ExprId, name: &str) -> bool {
        let is_param = self
            .local(base)
            .is_some_and(|local| matches!(self.resolution()[local].kind, LocalKind::Param));
        is_param && self.types().ty(base).is_some_and(|ty| self.has_message_field(ty, name))
    }

    fn has_message_field(self, ty: TypeId, name: &str) -> bool {
        let store = self.store();
        let (message, _) = store.dereferenced(ty);
        let Type::Struct(fields) = &store[store.underlying(message)] else { return false };
        let is_message = store
            .method_set(ty)
            .methods()
            .iter()
            .any(|method| self.name(store[method.object].name) == "ProtoReflect");
        is_message
            && fields.fields.iter().enumerate().any(|(index, &field)| {
                self.name(store[field].name) == name && fields.tag(index).starts_with(b"protobuf:")
            })
    }
}
