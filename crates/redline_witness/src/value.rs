//! Go expressions for values of any type that are what is asked of them.

use std::fmt::Write as _;

use redline_types::{
    Basic, BasicKind, Relation, Signature, Store, Struct, Type, TypeId, implements,
};

use crate::spelling::Spelling;
use crate::wants::{Step, Want, Wants};

/// What values are where nothing is asked of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Filling {
    /// Zero values.
    Zero,
    /// Values that hold something: pointers are not nil, slices have an element.
    Full,
}

/// How deep full values are full.
const MOST_DEPTH: usize = 3;

/// The most elements that are made to get a length.
const MOST_ELEMENTS: u64 = 1 << 20;

/// Writes values.
pub(crate) struct Values<'a> {
    pub(crate) spelling: &'a Spelling<'a>,
    pub(crate) filling: Filling,
    /// Types with methods that the package declares, and pointers to them.
    pub(crate) implementers: &'a [TypeId],
}

impl<'a> Values<'a> {
    /// An expression that can be assigned to a variable of a type; the error is a type of
    /// which no value can be written.
    pub(crate) fn value(&self, ty: TypeId, wants: &Wants) -> Result<String, String> {
        self.at_depth(ty, wants, 0)
    }

    /// An expression of exactly this type, in which methods can be called.
    pub(crate) fn typed(&self, ty: TypeId, wants: &Wants) -> Result<String, String> {
        self.typed_at(ty, wants, 0)
    }

    fn store(&self) -> &'a Store {
        self.spelling.store
    }

    fn at_depth(&self, ty: TypeId, wants: &Wants, depth: usize) -> Result<String, String> {
        redline_base::with_deep_stack(|| self.any(ty, wants, depth))
    }

    fn any(&self, ty: TypeId, wants: &Wants, depth: usize) -> Result<String, String> {
        let store = self.store();
        let is_full = self.filling == Filling::Full && depth < MOST_DEPTH;
        let is_nil = match wants.own {
            Some(Want::Nil) => true,
            _ => wants.is_empty() && !is_full,
        };
        match &store[store.underlying(ty)] {
            Type::Basic(basic) => self.basic(*basic, wants, is_full, ty),
            Type::Struct(it) => self.structure(ty, it, wants, depth),
            Type::Array { .. } if !is_full && wants.inner.is_empty() => {
                Ok(format!("{}{{}}", self.spelling.ty(ty)?))
            }
            Type::Array { element, .. } => self.elements(ty, *element, wants, depth),
            Type::Interface(_) if is_nil => Ok("nil".to_owned()),
            Type::Interface(_) => self.interface(ty, wants, depth),
            _ if is_nil => Ok("nil".to_owned()),
            Type::Pointer(to) => self.pointer(*to, wants.at(Step::Behind), depth),
            Type::Slice(element) => self.slice(ty, *element, wants, depth),
            Type::Map { .. } => Ok(format!("{}{{}}", self.spelling.ty(ty)?)),
            Type::Chan { element, .. } => self.channel(*element, wants),
            Type::Signature(signature) => self.function(signature),
            _ => Err(store.type_text(ty)),
        }
    }

    fn basic(
        &self,
        basic: Basic,
        wants: &Wants,
        is_full: bool,
        ty: TypeId,
    ) -> Result<String, String> {
        Ok(match (basic.kind(), &wants.own) {
            (BasicKind::Boolean, Some(Want::Bool(value))) => value.to_string(),
            (BasicKind::Boolean, _) => is_full.to_string(),
            (BasicKind::Signed | BasicKind::Unsigned, Some(Want::Int(value))) => {
                fitting(*value, basic).to_string()
            }
            (
                BasicKind::Signed | BasicKind::Unsigned | BasicKind::Float | BasicKind::Complex,
                _,
            ) => u8::from(is_full).to_string(),
            (BasicKind::String, Some(Want::Text(text))) => quoted(text),
            (BasicKind::String, _) => {
                let len = wants.length().unwrap_or(u64::from(is_full));
                text_of_length(self.made(ty, len)?)
            }
            (BasicKind::Pointer, _) => "nil".to_owned(),
            _ => return Err(self.store().type_text(ty)),
        })
    }

    fn structure(
        &self,
        ty: TypeId,
        it: &Struct,
        wants: &Wants,
        depth: usize,
    ) -> Result<String, String> {
        let store = self.store();
        let mut fields = Vec::new();
        for (index, &field) in (0..).zip(&it.fields) {
            let asked = wants.at(Step::Field(index));
            let name = store.names().text(store[field].name);
            let is_wanted = !asked.is_empty() || self.is_filled(store.type_of(field), depth);
            if is_wanted && name != "_" && self.spelling.is_seen(field) {
                let value = self.at_depth(store.type_of(field), asked, depth + 1)?;
                fields.push(format!("{name}: {value}"));
            }
        }
        Ok(format!("{}{{{}}}", self.spelling.ty(ty)?, fields.join(", ")))
    }

    /// Whether a field of a type is filled where nothing is asked of it: what is nil else.
    /// Locks and their like are left as they are.
    fn is_filled(&self, ty: TypeId, depth: usize) -> bool {
        let store = self.store();
        let under = &store[store.underlying(ty)];
        self.filling == Filling::Full
            && depth + 1 < MOST_DEPTH
            && !matches!(under, Type::Basic(_) | Type::Struct(_) | Type::Array { .. })
    }

    fn pointer(&self, to: TypeId, behind: &Wants, depth: usize) -> Result<String, String> {
        let text = self.spelling.ty(to)?;
        if self.is_struct(to) {
            return Ok(format!("&{}", self.at_depth(to, behind, depth + 1)?));
        }
        if behind.is_empty() {
            return Ok(format!("new({text})"));
        }
        let value = self.at_depth(to, behind, depth + 1)?;
        Ok(format!("func() *{text} {{ v := {text}({value}); return &v }}()"))
    }

    fn is_struct(&self, ty: TypeId) -> bool {
        matches!(self.store()[self.store().underlying(ty)], Type::Struct(_))
    }

    /// So many elements, if they can be made; the error is the type with their number.
    fn made(&self, ty: TypeId, count: u64) -> Result<u64, String> {
        if count > MOST_ELEMENTS {
            return Err(format!("{} with {count} elements", self.store().type_text(ty)));
        }
        Ok(count)
    }

    fn slice(
        &self,
        ty: TypeId,
        element: TypeId,
        wants: &Wants,
        depth: usize,
    ) -> Result<String, String> {
        let is_full = self.filling == Filling::Full;
        let len = self.made(ty, wants.length().unwrap_or(u64::from(is_full)))?;
        let has_elements = wants.inner.keys().any(|step| matches!(step, Step::Element(_)));
        if len == 0 {
            return Ok(format!("{}{{}}", self.spelling.ty(ty)?));
        }
        if !has_elements && (!is_full || len > 1) {
            let text = self.spelling.ty(ty)?;
            return Ok(format!("make({text}, {len})"));
        }
        let last = len - 1;
        let mut elements = self.element_list(element, wants, depth)?;
        if elements.is_empty() {
            elements.push(self.at_depth(element, wants.at(Step::Element(0)), depth + 1)?);
        } else if wants.at(Step::Element(last)).is_empty() {
            let value = self.at_depth(element, wants.at(Step::Element(last)), depth + 1)?;
            elements.push(format!("{last}: {value}"));
        }
        Ok(format!("{}{{{}}}", self.spelling.ty(ty)?, elements.join(", ")))
    }

    fn elements(
        &self,
        ty: TypeId,
        element: TypeId,
        wants: &Wants,
        depth: usize,
    ) -> Result<String, String> {
        let elements = self.element_list(element, wants, depth)?;
        Ok(format!("{}{{{}}}", self.spelling.ty(ty)?, elements.join(", ")))
    }

    fn element_list(
        &self,
        element: TypeId,
        wants: &Wants,
        depth: usize,
    ) -> Result<Vec<String>, String> {
        let asked = wants.inner.iter().filter_map(|(step, wants)| match step {
            Step::Element(index) => Some((index, wants)),
            _ => None,
        });
        asked
            .map(|(index, wants)| {
                Ok(format!("{index}: {}", self.at_depth(element, wants, depth + 1)?))
            })
            .collect()
    }

    fn channel(&self, element: TypeId, wants: &Wants) -> Result<String, String> {
        let text = format!("chan {}", self.spelling.ty(element)?);
        Ok(match wants.own {
            Some(Want::Closed) => {
                format!("func() {text} {{ c := make({text}, 1); close(c); return c }}()")
            }
            _ => format!("make({text}, 1)"),
        })
    }

    /// A function that does nothing and gives zero values.
    fn function(&self, signature: &Signature) -> Result<String, String> {
        let count = signature.params.len();
        let params: Result<Vec<String>, String> = signature
            .params
            .iter()
            .enumerate()
            .map(|(index, param)| {
                let text = self.spelling.ty(param.ty)?;
                let is_variadic = signature.variadic && index + 1 == count;
                Ok(match text.strip_prefix("[]").filter(|_| is_variadic) {
                    Some(element) => format!("...{element}"),
                    None => text,
                })
            })
            .collect();
        let results: Result<Vec<String>, String> = signature
            .results
            .iter()
            .map(|result| Ok(format!("_ {}", self.spelling.ty(result.ty)?)))
            .collect();
        let (params, results) = (params?.join(", "), results?.join(", "));
        Ok(match results.as_str() {
            "" => format!("func({params}) {{}}"),
            results => format!("func({params}) ({results}) {{ return }}"),
        })
    }

    /// A value in an interface that is not nil.
    fn interface(&self, ty: TypeId, wants: &Wants, depth: usize) -> Result<String, String> {
        let store = self.store();
        let held = wants.inner.iter().find_map(|(step, inner)| match step {
            Step::Held(ty) => Some((*ty, inner.clone())),
            _ => None,
        });
        match (&wants.own, held) {
            (Some(Want::Uncomparable), _) => return Ok("[]int{1}".to_owned()),
            (_, Some((held, inner))) => return self.typed_at(held, &inner, depth + 1),
            (Some(Want::Type(held)), None) => {
                return self.typed_at(*held, &Wants::default(), depth + 1);
            }
            _ => {}
        }
        if self.is_empty_interface(ty) {
            return Ok("struct{}{}".to_owned());
        }
        if let Some(text) = self.well_known(ty) {
            return Ok(text);
        }
        let is_fit = |of: &&TypeId| implements(store, **of, ty, Relation::Implement).is_ok();
        if let Some(&of) = self.implementers.iter().find(is_fit) {
            let wants = Wants { own: Some(Want::NotNil), ..Wants::default() };
            return self.typed_at(of, &wants, MOST_DEPTH);
        }
        let text = self.spelling.ty(ty)?;
        // What embeds an interface has its methods.
        let is_named = matches!(store[store.unalias(ty)], Type::Named(_));
        let embedding = format!("struct{{ {text} }}{{}}");
        is_named.then_some(embedding).ok_or_else(|| store.type_text(ty))
    }

    fn is_empty_interface(&self, ty: TypeId) -> bool {
        let store = self.store();
        match store[store.underlying(ty)] {
            Type::Interface(id) => store.type_set(id).is_all(),
            _ => false,
        }
    }

    /// Values of interfaces that everyone knows.
    fn well_known(&self, ty: TypeId) -> Option<String> {
        match self.store().type_text(ty).as_str() {
            "error" => Some(format!("{}(\"x\")", self.spelling.member("errors", "errors", "New"))),
            "context.Context" => {
                Some(format!("{}()", self.spelling.member("context", "context", "Background")))
            }
            _ => None,
        }
    }

    fn typed_at(&self, ty: TypeId, wants: &Wants, depth: usize) -> Result<String, String> {
        let store = self.store();
        let value = self.at_depth(ty, wants, depth)?;
        let text = self.spelling.ty(ty)?;
        let is_literal = value.starts_with(&format!("{text}{{"));
        Ok(match &store[store.underlying(ty)] {
            _ if is_literal || value.starts_with('&') && !matches!(store[ty], Type::Named(_)) => {
                value
            }
            // A literal has this type by itself.
            Type::Basic(Basic::Int | Basic::String | Basic::Bool)
                if matches!(store[ty], Type::Basic(_)) =>
            {
                value
            }
            Type::Basic(_) => format!("{text}({value})"),
            _ => format!("({text})({value})"),
        })
    }
}

/// An integer as near to another one as a type can have it.
fn fitting(value: i128, basic: Basic) -> i128 {
    let bits = match basic.plain() {
        Basic::Int8 | Basic::Uint8 => 8,
        Basic::Int16 | Basic::Uint16 => 16,
        Basic::Int32 | Basic::Uint32 => 32,
        _ => 64,
    };
    let (least, most) = match basic.kind() {
        BasicKind::Unsigned => (0, (1_i128 << bits) - 1),
        _ => (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1),
    };
    value.clamp(least, most)
}

/// A string literal.
pub(crate) fn quoted(text: &[u8]) -> String {
    let mut quoted = String::from("\"");
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '"' | '\\' => quoted.extend(['\\', character]),
                '\n' => quoted.push_str("\\n"),
                ' '..='~' => quoted.push(character),
                other => escape(&mut quoted, format_args!("\\U{:08x}", u32::from(other))),
            }
        }
        for byte in chunk.invalid() {
            escape(&mut quoted, format_args!("\\x{byte:02x}"));
        }
    }
    quoted.push('"');
    quoted
}

fn escape(text: &mut String, escaped: std::fmt::Arguments<'_>) {
    text.write_fmt(escaped).expect("writing to a string does not fail");
}

/// A string with so many bytes.
fn text_of_length(len: u64) -> String {
    match len {
        0..=64 => quoted(&vec![b'x'; usize::try_from(len).unwrap_or(0)]),
        _ => format!("string(make([]byte, {len}))"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted() {
        assert_eq!(quoted(b"a\"b\\\n"), r#""a\"b\\\n""#);
        assert_eq!(quoted("ä".as_bytes()), r#""\U000000e4""#);
        assert_eq!(quoted(b"\xff\0"), r#""\xff\U00000000""#);
    }

    #[test]
    fn integers_fit_their_types() {
        assert_eq!(fitting(-1, Basic::Uint8), 0);
        assert_eq!(fitting(300, Basic::Uint8), 255);
        assert_eq!(fitting(1 << 80, Basic::Int), i128::from(i64::MAX));
        assert_eq!(fitting(-1, Basic::Rune), -1);
    }
}
