//! Generics as `go/types` sees them: `testdata/generics.txt` holds declarations,
//! questions, and the answers that `oracle/generics` wrote.

use std::fmt::Write as _;

use crate::testing::{Call, Operand, Reader};
use crate::{
    Argument, ArgumentWording, GenericCall, InferError, Lookup, PackageId, Relation, Signature,
    Store, Type, TypeId, TypeParamId, Wording, assertable, identical, implements, infer_call,
    infer_function, instantiate, params_for, verify,
};

struct Section {
    reader: Reader,
    version: u32,
}

#[test]
fn generics_are_what_go_types_says() {
    let text = include_str!("../testdata/generics.txt");
    let (mut wrong, mut asked) = (String::new(), 0);
    for section in text.split("\n## ") {
        let (title, rest) = section.split_once('\n').unwrap();
        let (source, questions) = rest.split_once("\n? ").unwrap();
        let version = title.rsplit_once(" go1.").map_or(27, |(_, minor)| minor.parse().unwrap());
        let section = Section { reader: read(source), version };
        for question in questions.split("\n? ") {
            let (question, answer) = question.split_once("\n=").unwrap();
            let (want, got) = (answer.trim(), section.answer(question));
            asked += 1;
            if want != got {
                writeln!(wrong, "{title}: {question}\n  want {want}\n  got  {got}").unwrap();
            }
        }
    }
    assert!(asked > 400, "only {asked} questions were read");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_could_not_be_read_fits_everything() {
    let source = "
type Reader interface{ Read(p []byte) UNKNOWN }
type File struct{}
func (File) Read(p []byte) int { return 0 }
type Broken struct{ UNKNOWN }
type Num interface{ ~int | ~string }
func two[T any](x, y T) {}
func list[S ~[]E, E any](s S, e E) {}
var l []UNKNOWN
var m map[string]int
var i int
var u UNKNOWN";
    let section = Section { reader: read(source), version: 27 };
    for (question, want) in [
        ("implement File : Reader", "ok"),
        ("implement Broken : Reader", "ok"),
        ("implement UNKNOWN : Reader", "ok"),
        ("implement *UNKNOWN : Reader", "ok"),
        ("satisfy []UNKNOWN : Num", "ok"),
        (
            "satisfy map[string]int : Num",
            "map[string]int does not satisfy Num (map[string]int missing in ~int | ~string)",
        ),
        ("call two(i, u)", "error: "),
        ("call two(l, i)", "error: "),
        (
            "call two(m, i)",
            "error at argument 1: type int of i does not match inferred type map[string]int for T",
        ),
        ("call list(l, i)", "[[]invalid type, int] func(s []invalid type, e int)"),
    ] {
        assert_eq!(section.answer(question), want, "{question}");
    }
}

#[test]
fn types_without_an_end_are_given_up() {
    let source = "
type Embeds[P any] struct{ *Embeds[[]P] }
type Twice[P any] struct{ *Twice[[]P]; *Twice[*P] }
type Holds[P any] struct{ next Holds[[]P] }
type Deep[P any] interface{ M() Deep[[]P] }
type Doer interface{ Do() }
func f[P any](d Deep[P], e Deep[P]) {}
var d Deep[int]
var e Deep[[]int]";
    let section = Section { reader: read(source), version: 27 };
    let absent = "does not implement Doer (missing method Do)";
    for (question, want) in [
        ("implement Embeds[int] : Doer", format!("Embeds[int] {absent}")),
        ("implement Twice[int] : Doer", format!("Twice[int] {absent}")),
        ("satisfy Holds[int] : comparable", "ok".into()),
        (
            "call f(d, e)",
            "error at argument 1: type Deep[[]int] of e does not match inferred type Deep[int] for Deep[P]".into(),
        ),
        ("implement Deep[int] : Deep[string]", "Deep[int] does not implement Deep[string] (wrong type for method M)\\n\\t\\thave M() Deep[[]int]\\n\\t\\twant M() Deep[[]string]".into()),
    ] {
        assert_eq!(section.answer(question), want, "{question}");
    }
}

fn read(source: &str) -> Reader {
    let mut reader = Reader::new();
    match source.split_once("---\n") {
        Some((other, own)) => {
            reader.package("q", other);
            reader.package("p", own);
        }
        None => reader.package("p", source),
    }
    reader
}

impl Section {
    fn answer(&self, question: &str) -> String {
        let (kind, text) = question.split_once(' ').unwrap();
        let answer = match kind {
            "call" => self.call(&self.reader.call(text)),
            "within" => {
                let (function, call) = text.split_once(' ').unwrap();
                self.call(&self.reader.call_within(Some(function), call))
            }
            "assign" => self.assign(text),
            "instance" => self.instance(text),
            _ => self.about_two(kind, text),
        };
        answer.replace('\n', "\\n").replace('\t', "\\t")
    }

    fn about_two(&self, kind: &str, text: &str) -> String {
        let (left, right) = text.split_once(" : ").unwrap();
        let (store, left) = (&self.reader.store, self.reader.ty(left));
        let qualifier = qualifier(store);
        let wording = Wording::qualified(store, &qualifier);
        let satisfy = Relation::Satisfy { version: self.version };
        let result = match kind {
            "implement" => {
                let right = self.reader.ty(right);
                implements(store, left, right, Relation::Implement).map_err(|it| it.text(wording))
            }
            "satisfy" => {
                let right = self.reader.constraint(right);
                implements(store, left, right, satisfy).map_err(|it| it.text(wording))
            }
            "assert" => {
                let right = self.reader.ty(right);
                let text = |cause: String| {
                    let (ty, interface) = (wording.ty(right), wording.ty(left));
                    format!("{ty} does not implement {interface} {cause}")
                };
                assertable(store, left, right).map_err(|it| text(it.text(wording)))
            }
            "identical" => return identical(store, left, self.reader.ty(right)).to_string(),
            "method" => return method(store, left, right),
            _ => panic!("what is {kind}?"),
        };
        result.map_or_else(|text| text, |()| "ok".into())
    }

    fn instance(&self, text: &str) -> String {
        let (store, ty) = (&self.reader.store, self.reader.ty(text));
        let (params, args) = match &store[ty] {
            Type::Named(id) => {
                let instance = store[*id].instance.as_ref().unwrap();
                (store[instance.origin].type_params(), &instance.args)
            }
            Type::Alias(id) => {
                let instance = store[*id].instance.as_ref().unwrap();
                (store[instance.origin].type_params(), &instance.args)
            }
            other => panic!("{other:?} is no instance"),
        };
        match self.verify(params, args) {
            Some(text) => text,
            None => store.type_text(store.underlying(ty)),
        }
    }

    fn verify(&self, params: &[TypeParamId], args: &[TypeId]) -> Option<String> {
        let store = &self.reader.store;
        let qualifier = qualifier(store);
        let wording = Wording::qualified(store, &qualifier);
        verify(store, params, args, self.version).err().map(|(_, it)| it.text(wording))
    }

    fn call(&self, call: &Call) -> String {
        let store = &self.reader.store;
        let signature = signature(store, call.function.ty);
        let params = params_for(store, signature, call.args.len());
        let arg = |arg| Argument { ty: Operand::ty(arg), type_args: &arg.type_args };
        let args: Vec<Argument<'_>> = call.args.iter().map(arg).collect();
        let generic = GenericCall {
            type_params: &signature.type_params,
            type_args: &call.function.type_args,
            params: &params,
            args: &args,
            version: self.version,
        };
        let inferred = match infer_call(store, &generic) {
            Ok(inferred) => inferred,
            Err(error) => {
                let args = call.args.iter().filter_map(|arg| arg.instance(store));
                let found = call.function.instance(store).into_iter().chain(args);
                return found
                    .chain([self.failure(&error, &call.args)])
                    .collect::<Vec<_>>()
                    .join("; ");
            }
        };
        let mut found = Vec::new();
        let mut failed = None;
        if !inferred.type_args.is_empty() {
            let ty = instantiate(store, call.function.ty, &inferred.type_args);
            found.push(instance_text(store, &inferred.type_args, ty));
            failed = self.verify(&signature.type_params, &inferred.type_args);
        }
        for (index, arg) in call.args.iter().enumerate() {
            found.extend(arg.instance(store));
            let generic = inferred.generic_args.iter().find(|it| it.arg == index);
            if let Some(generic) = generic {
                found.push(instance_text(store, &generic.type_args, generic.ty));
                let params = &self::signature(store, arg.ty).type_params;
                failed = failed.or_else(|| self.verify(params, &generic.type_args));
            }
        }
        found.extend(failed.map(|text| format!("error: {text}")));
        found.join("; ")
    }

    fn assign(&self, text: &str) -> String {
        let (target, function) = text.split_once(" = ").unwrap();
        let store = &self.reader.store;
        let target = self.reader.ty(target);
        let Operand { ty, type_args, .. } = self.reader.call(function).function;
        let target_signature = store.underlying(target);
        let generic = signature(store, ty);
        match infer_function(store, generic, &type_args, Some(target_signature), self.version) {
            Ok(args) => {
                let mut text = instance_text(store, &args, instantiate(store, ty, &args));
                if let Some(failed) = self.verify(&generic.type_params, &args) {
                    write!(text, "; error: {failed}").unwrap();
                }
                text
            }
            Err(error) => self.failure(&error, &[]),
        }
    }

    fn failure(&self, error: &InferError, args: &[Operand]) -> String {
        let store = &self.reader.store;
        let qualifier = qualifier(store);
        let argument = |index: usize| {
            let text = args.get(index).map(|arg| arg.text.clone());
            text.unwrap_or_else(|| "_".into())
        };
        let wording = ArgumentWording {
            types: Wording::qualified(store, &qualifier),
            argument: &argument,
            place: &|_| "PLACE".into(),
        };
        match error.arg().filter(|&arg| arg < args.len()) {
            Some(arg) => format!("error at argument {arg}: {}", error.text(&wording)),
            None => format!("error: {}", error.text(&wording)),
        }
    }
}

impl Operand {
    /// What is said about a function with all of its type arguments.
    fn instance(&self, store: &Store) -> Option<String> {
        let is_complete =
            self.type_args.len() == generic_signature(store, self.ty)?.type_params.len();
        let text =
            || instance_text(store, &self.type_args, instantiate(store, self.ty, &self.type_args));
        is_complete.then(text)
    }

    fn ty(&self) -> TypeId {
        self.ty
    }
}

/// Nothing before the names of the package that the questions are asked in.
fn qualifier(store: &Store) -> impl Fn(PackageId) -> String {
    |package| match &*store[package].path {
        "p" => String::new(),
        path => path.into(),
    }
}

fn generic_signature(store: &Store, ty: TypeId) -> Option<&Signature> {
    match &store[ty] {
        Type::Signature(signature) if !signature.type_params.is_empty() => Some(signature),
        _ => None,
    }
}

fn signature(store: &Store, ty: TypeId) -> &Signature {
    match &store[ty] {
        Type::Signature(signature) => signature,
        other => panic!("{other:?} is no function"),
    }
}

fn instance_text(store: &Store, args: &[TypeId], ty: TypeId) -> String {
    let args: Vec<String> = args.iter().map(|&arg| store.type_text(arg)).collect();
    format!("[{}] {}", args.join(", "), store.type_text(ty))
}

fn method(store: &Store, ty: TypeId, name: &str) -> String {
    match store.lookup(ty, true, None, store.names().intern(name)) {
        Lookup::Found(found) => store.type_text(store.type_of(found.object)),
        other => panic!("{other:?}"),
    }
}
