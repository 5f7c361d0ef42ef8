//! Which method of a value is called by packages that print and encode.

use redline_types::{MethodSet, ObjectId, PackageId, TypeId};

use super::printers::Way;
use super::verbs::Verb;
use crate::File;

/// A method that packages ask for: its name, and how many parameters and results it has.
type Asked = (&'static str, usize, usize);

const FORMAT: Asked = ("Format", 2, 0);
const GO_STRING: Asked = ("GoString", 0, 1);
const ERROR: Asked = ("Error", 0, 1);
const STRING: Asked = ("String", 0, 1);
const MARSHAL_JSON: Asked = ("MarshalJSON", 0, 2);
const MARSHAL_TEXT: Asked = ("MarshalText", 0, 2);
const MARSHAL_XML: Asked = ("MarshalXML", 2, 1);
const UNMARSHAL_JSON: Asked = ("UnmarshalJSON", 1, 1);

/// The names of methods that may be called in some way.
pub(super) const NAMES: &[&str] = &[
    FORMAT.0, GO_STRING.0, ERROR.0, STRING.0, MARSHAL_JSON.0, MARSHAL_TEXT.0, MARSHAL_XML.0,
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
        Way::Print(Verb { letter: 'v', is_sharp: true }) => &[FORMAT, GO_STRING],
        Way::Print(Verb { letter: 'v' | 's' | 'x' | 'X' | 'q' | 'w', .. }) => {
            &[FORMAT, ERROR, STRING]
        }
        Way::Print(_) => &[FORMAT],
        Way::EncodeJson => &[MARSHAL_JSON, MARSHAL_TEXT],
        Way::DecodeJson => &[UNMARSHAL_JSON],
        Way::EncodeXml => &[MARSHAL_XML, MARSHAL_TEXT],
    }
}

fn find(file: File<'_>, methods: &MethodSet, (name, params, results): Asked) -> Option<ObjectId> {
    let store = file.store();
    let own: Option<PackageId> = Some(file.package().id());
    let method = methods.method(store, store.names().intern(name), own)?.object;
    let signature = file.signature(method)?;
    let fits = (signature.params.len(), signature.results.len()) == (params, results);
    fits.then_some(method)
}
