//! Whether what is behind the name of a defined type is a type that has an end
//! (spec: Type definitions).

use redline_base::Span;

use super::{Context, Package};
use crate::error::ErrorCode;
use crate::{NamedId, Type};

/// Where something stands: a file and a place in it.
type Place = (usize, Span);

impl Context<'_> {
    /// `type A B; type B A` has no end, and a type parameter is none.
    pub(super) fn check_definition(&self, span: Span, named: NamedId) {
        let store = self.store;
        let Some(definition) = store[named].definition() else { return };
        if let Type::TypeParam(_) = store[store.unalias(definition)] {
            let message = "cannot use a type parameter as RHS in type declaration";
            return self.error_at(span, ErrorCode::MisplacedTypeParam, message);
        }
        let cycle = store.endless_cycle(named);
        if !cycle.is_empty() {
            return self.package.report_endless(&cycle);
        }
        let ty = store.intern(Type::Named(named));
        if self.is_invalid(store.underlying(ty)) && !self.is_invalid(definition) {
            let name = self.name(store[store[named].object].name);
            let message = format!("invalid recursive type {name}");
            self.error_at(span, ErrorCode::InvalidDeclCycle, message);
        }
    }
}

impl Package<'_> {
    /// Reports types that contain each other, at the first of them in the source.
    pub(super) fn report_endless(&self, cycle: &[NamedId]) {
        let first = cycle.iter().filter_map(|&named| Some((self.place_of(named)?, named)));
        let Some(((file, span), first)) = first.min_by_key(|((file, span), _)| (*file, span.start))
        else {
            return;
        };
        let name = self.store.type_text(self.store.intern(Type::Named(first)));
        let name = name.rsplit('.').next().unwrap_or(&name);
        let message = match cycle {
            [_] => format!("invalid recursive type: {name} refers to itself"),
            _ => format!("invalid recursive type {name}"),
        };
        self.error(file, span, ErrorCode::InvalidDeclCycle, message);
    }

    /// Where an instance is written first, or where a type is declared; `None` for
    /// types of other packages.
    fn place_of(&self, named: NamedId) -> Option<Place> {
        if let Some(&place) = self.lock_instance_places().get(&named) {
            return Some(place);
        }
        let object = &self.store[self.store[named].object];
        let declared = object.declared.filter(|_| object.package == Some(self.source.package))?;
        Some((declared.file as usize, Span::empty(declared.offset)))
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    /// The types that are reported as recursive.
    #[track_caller]
    fn assert_recursive(source: &str, expected: &[&str]) {
        let (_, errors) = check(&format!("package p\n{source}"));
        let name = |error: &String| {
            let rest = error.strip_prefix("invalid recursive type")?.trim_start_matches(':').trim();
            Some(rest.split(' ').next().unwrap_or(rest).to_owned())
        };
        let found: Vec<String> = errors.iter().filter_map(name).collect();
        assert_eq!(found, expected, "{source}: {errors:?}");
    }

    #[test]
    fn parts_are_contained() {
        assert_recursive("type T struct { t T }", &["T"]);
        assert_recursive("type T [2]T", &["T"]);
        assert_recursive("type A struct { b B }; type B [1]A; type C struct { a A }", &["A"]);
        assert_recursive("type I interface { int | I }", &["I"]);
        assert_recursive("type A interface { B }; type B interface { A }", &["A"]);
    }

    #[test]
    fn what_is_referred_to_is_not() {
        let source = "type T struct { t *T; s []T; m map[string]T; f func(T) T; c chan T }";
        assert_recursive(source, &[]);
        assert_recursive("type I interface { m(I) }", &[]);
    }

    #[test]
    fn generic_types_are_followed() {
        assert_recursive("type T[P any] struct { t T[P] }", &["T[P]"]);
        assert_recursive("type T[P any] struct { t T[*P] }", &["T[*P]"]);
        assert_recursive("type N[P any] M[P]; type M[P any] N[P]", &["M[P]"]);
        assert_recursive("type B[P any] struct { v P }; type T struct { b B[T] }", &["T"]);
        assert_recursive("type B[P any] struct { v *P }; type T struct { b B[T] }", &[]);
        assert_recursive("type B[P any] struct { v P }; type T struct { b B[B[B[int]]] }", &[]);
    }

    #[test]
    fn questions_about_endless_types_have_answers() {
        let endless = "type T[P any] struct { t, u T[*P] }; type I[P any] interface { I[*P] }";
        let asked = "var n = unsafe.Sizeof(T[int]{}); var e = T[int]{} == T[int]{}
            func f[P I[int]](p P) { p.m() }";
        let (_, errors) = check(&format!("package p; import \"unsafe\"; {endless}; {asked}"));
        assert!(!errors.is_empty());
    }

    #[test]
    fn aliases_of_each_other_are_no_types() {
        let source = "type A = B; type B = A; func (A) m() {}; var a A";
        assert_recursive(source, &["A"]);
        assert_recursive("type A[P any] = B[*P]; type B[P any] = A[*P]; var a A[int]", &["A"]);
        assert_recursive("type A = *A; type A = *A; var a A = 1", &["A"]);
        assert_recursive("type A = func(B) A; type B = []A; var a A = 1", &["A", "A"]);
        assert_recursive("func f() { type A = map[string]A; var a A = 1; _ = a }", &["A"]);
        assert_recursive("type A = *B; type B struct { a A }; var a A = 1", &[]);
    }

    #[test]
    fn type_parameters_are_no_elements() {
        let (_, errors) = check("package p; type T[P interface { P }] struct{}; var t T[int]");
        assert_eq!(errors, ["term cannot be a type parameter"]);
    }

    #[test]
    fn many_parts_take_no_time() {
        let nested = (0..60).fold("int".to_owned(), |inner, _| format!("P[{inner}]"));
        let source = format!("type P[T any] struct {{ a, b T }}; type N struct {{ n {nested} }}");
        assert_recursive(&format!("{source}; var n = N{{}} == N{{}}"), &[]);
    }
}
