//! Which method of a value is called by packages that print and encode.

use redline_names::Predeclared;
use redline_types::{
    Basic, MethodSet, ObjectId, PackageId, Param, Signature, Store, Type, TypeId, identical,
};

use super::printers::Way;
use super::verbs::Verb;
use crate::File;

/// A method that packages ask for: its name and the shape of its signature.
type Asked = (&'static str, Shape);

/// What a method has to take and to return, to be the one that is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// `() string`
    Text,
    /// `(fmt.State, rune)`
    Formatter,
    /// `() ([]byte, error)`
    Encoder,
    /// `([]byte) error`
    Decoder,
    /// `(*xml.Encoder, xml.StartElement) error`
    XmlEncoder,
}

/// The method that prints a value for any verb.
pub(super) const FORMAT: &str = "Format";

const FORMATTER: Asked = (FORMAT, Shape::Formatter);
const GO_STRING: Asked = ("GoString", Shape::Text);
const ERROR: Asked = ("Error", Shape::Text);
const STRING: Asked = ("String", Shape::Text);
const MARSHAL_JSON: Asked = ("MarshalJSON", Shape::Encoder);
const MARSHAL_TEXT: Asked = ("MarshalText", Shape::Encoder);
const MARSHAL_XML: Asked = ("MarshalXML", Shape::XmlEncoder);
const UNMARSHAL_JSON: Asked = ("UnmarshalJSON", Shape::Decoder);

/// The names of methods that may be called in some way.
pub(super) const NAMES: &[&str] = &[
    FORMAT, GO_STRING.0, ERROR.0, STRING.0, MARSHAL_JSON.0, MARSHAL_TEXT.0, MARSHAL_XML.0,
    UNMARSHAL_JSON.0,
];

/// The method of a value of the type `ty` that is called: the first that it has.
pub(super) fn called_method(file: File<'_>, ty: TypeId, way: Way) -> Option<ObjectId> {
    let methods = file.store().method_set(ty);
    asked(way).iter().find_map(|&asked| find(file, &methods, asked))
}

fn asked(way: Way) -> &'static [Asked] {
    match way {
        Way::Print(Verb { letter: 'T' | 'p', .. }) => &[],
        Way::Print(Verb { letter: 'v', is_sharp: true }) => &[FORMATTER, GO_STRING],
        Way::Print(Verb { letter: 'v' | 's' | 'x' | 'X' | 'q' | 'w', .. }) => {
            &[FORMATTER, ERROR, STRING]
        }
        Way::Print(_) => &[FORMATTER],
        Way::EncodeJson => &[MARSHAL_JSON, MARSHAL_TEXT],
        Way::DecodeJson => &[UNMARSHAL_JSON],
        Way::EncodeXml => &[MARSHAL_XML, MARSHAL_TEXT],
    }
}

fn find(file: File<'_>, methods: &MethodSet, (name, shape): Asked) -> Option<ObjectId> {
    let store = file.store();
    let own: Option<PackageId> = Some(file.package().id());
    let method = methods.method(store, store.names().intern(name), own)?.object;
    has_shape(file.store(), file.signature(method)?, shape).then_some(method)
}

fn has_shape(store: &Store, signature: &Signature, shape: Shape) -> bool {
    let types = |params: &[Param]| params.iter().map(|param| store.unalias(param.ty)).collect();
    let (params, results): (Vec<TypeId>, Vec<TypeId>) =
        (types(&signature.params), types(&signature.results));
    let (bytes, string) = (store.intern(Type::Slice(Basic::Uint8.id())), Basic::String.id());
    let error = store.predeclared_type(Predeclared::Error);
    let is = |left: TypeId, right: TypeId| identical(store, left, right);
    match (shape, params.as_slice(), results.as_slice()) {
        (Shape::Text, [], &[result]) => is(result, string),
        (Shape::Formatter, &[state, verb], []) => {
            is_named(store, state, ("fmt", "State")) && is(verb, Basic::Int32.id())
        }
        (Shape::Encoder, [], &[text, failure]) | (Shape::Decoder, &[text], &[failure]) => {
            is(text, bytes) && is(failure, error)
        }
        (Shape::XmlEncoder, &[encoder, start], &[failure]) => {
            let (encoder, _) = store.dereferenced(encoder);
            is_named(store, encoder, ("encoding/xml", "Encoder"))
                && is_named(store, start, ("encoding/xml", "StartElement"))
                && is(failure, error)
        }
        _ => false,
    }
}

fn is_named(store: &Store, ty: TypeId, (path, name): (&str, &str)) -> bool {
    let Type::Named(named) = store[store.unalias(ty)] else { return false };
    let object = &store[store[named].object];
    let is_of_package = object.package.is_some_and(|package| &*store[package].path == path);
    is_of_package && store.names().text(object.name) == name
}
