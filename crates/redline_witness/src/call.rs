//! How a test calls a function.

use redline_interp::PackageCode;
use redline_ir::FunctionKind;
use redline_types::{
    Basic, MethodId, ObjectId, ObjectKind, Relation, Store, Terms, Type, TypeId, TypeParamId,
    implements, substitute,
};

use crate::obstacle::Obstacle;
use crate::value::Values;
use crate::wants::{Want, Wants};

/// A function that a test calls.
#[derive(Clone, Debug)]
pub(crate) struct Callee {
    /// Its name.
    pub name: String,
    /// The types of its parameters, that of the receiver first; then those of the function
    /// that it gives, if that is called as well.
    pub params: Vec<TypeId>,
    /// How many of them are its own, if the function that it gives is called.
    pub own: Option<usize>,
    /// Its type arguments, unless they are those of the receiver's type.
    type_args: Vec<TypeId>,
    has_receiver: bool,
    variadic: bool,
    gives_variadic: bool,
}

impl Callee {
    /// A declared function or method; `candidates` are types of its package. A function
    /// that it gives may be called as well.
    pub(crate) fn of(
        store: &Store,
        object: ObjectId,
        candidates: &[TypeId],
        calls_result: bool,
    ) -> Result<Self, Obstacle> {
        let name = store.names().text(store[object].name).to_owned();
        let Type::Signature(signature) = &store[store.type_of(object)] else {
            return Err(Obstacle::NoFunction);
        };
        let receiver = match store[object].kind {
            ObjectKind::Method(method) => Some(receiver(store, method)?),
            _ => None,
        };
        let of_receiver = receiver.as_ref().map_or(&[][..], |(_, params)| params);
        let params = [of_receiver, &signature.type_params].concat();
        let args = type_args(store, &params, candidates)?;
        let receiver_ty = receiver.as_ref().map(|(ty, _)| *ty);
        let types = receiver_ty.into_iter().chain(signature.params.iter().map(|it| it.ty));
        let gives = match &*signature.results {
            [result] => Some(substitute(store, result.ty, &params, &args)),
            _ => None,
        };
        Ok(Self {
            name,
            params: types.map(|ty| substitute(store, ty, &params, &args)).collect(),
            type_args: args[of_receiver.len()..].to_vec(),
            has_receiver: receiver_ty.is_some(),
            own: None,
            variadic: signature.variadic,
            gives_variadic: false,
        }
        .with_result(store, gives.filter(|_| calls_result)))
    }

    /// Calls the result as well, if it is a function.
    fn with_result(mut self, store: &Store, result: Option<TypeId>) -> Self {
        if let Some(result) = result
            && let Type::Signature(signature) = &store[store.underlying(result)]
        {
            self.own = Some(self.params.len());
            self.params.extend(signature.params.iter().map(|it| it.ty));
            self.gives_variadic = signature.variadic;
        }
        self
    }

    /// The call; the error is a type of which no value can be written.
    pub(crate) fn text(&self, values: &Values<'_>, wants: &[Wants]) -> Result<String, String> {
        let nothing = Wants::default();
        let first = usize::from(self.has_receiver);
        let own = self.own.unwrap_or(self.params.len());
        let args = self.args(values, wants, first..own, self.variadic)?;
        let given = match self.own {
            Some(own) => {
                let all = own..self.params.len();
                format!("({})", self.args(values, wants, all, self.gives_variadic)?)
            }
            None => String::new(),
        };
        let of = match self.params.first().filter(|_| self.has_receiver) {
            Some(&ty) => {
                format!("{}.", receiver_text(values, ty, wants.first().unwrap_or(&nothing))?)
            }
            None => String::new(),
        };
        let type_args: Result<Vec<String>, String> =
            self.type_args.iter().map(|&ty| values.spelling.ty(ty)).collect();
        let type_args = match type_args?.join(", ") {
            none if none.is_empty() => none,
            some => format!("[{some}]"),
        };
        Ok(format!("{of}{}{type_args}({args}){given}", self.name))
    }

    /// Some of the arguments, with commas between them.
    fn args(
        &self,
        values: &Values<'_>,
        wants: &[Wants],
        which: std::ops::Range<usize>,
        variadic: bool,
    ) -> Result<String, String> {
        let nothing = Wants::default();
        let mut args = Vec::new();
        for index in which.clone() {
            let value = values.value(self.params[index], wants.get(index).unwrap_or(&nothing))?;
            let is_rest = variadic && index + 1 == which.end;
            match (is_rest, &*value) {
                (true, "nil") => {}
                (true, _) => args.push(format!("{value}...")),
                (false, _) => args.push(value),
            }
        }
        Ok(args.join(", "))
    }
}

/// The receiver of a call: a pointer is not nil unless that is asked for.
fn receiver_text(values: &Values<'_>, ty: TypeId, wants: &Wants) -> Result<String, String> {
    let mut wants = wants.clone();
    if wants.own.is_none() {
        wants.own = Some(Want::NotNil);
    }
    Ok(match values.typed(ty, &wants)? {
        address if address.starts_with('&') => format!("({address})"),
        text => text,
    })
}

fn receiver(store: &Store, method: MethodId) -> Result<(TypeId, &[TypeParamId]), Obstacle> {
    let receiver = store[method].receiver().ok_or(Obstacle::NoFunction)?;
    Ok((receiver.ty, &receiver.type_params))
}

/// Types that are tried for a type parameter, beside those that its constraint lists.
const CANDIDATES: [Basic; 4] = [Basic::Int, Basic::String, Basic::Float64, Basic::Bool];

/// Type arguments that satisfy their constraints; the obstacle is a constraint for which
/// none was found.
fn type_args(
    store: &Store,
    params: &[TypeParamId],
    candidates: &[TypeId],
) -> Result<Vec<TypeId>, Obstacle> {
    let mut args = vec![Basic::Int.id(); params.len()];
    let mut missing = None;
    // What one constraint lists may need the arguments for others.
    for _ in 0..2 {
        missing = None;
        for (index, &param) in params.iter().enumerate() {
            let Some(constraint) = store[param].constraint() else { continue };
            let constraint = substitute(store, constraint, params, &args);
            let satisfied = Relation::Satisfy { version: NEWEST };
            let is_fit = |ty: &TypeId| implements(store, *ty, constraint, satisfied).is_ok();
            let usual = CANDIDATES.map(Basic::id).into_iter();
            let mut all = usual.chain(listed(store, constraint)).chain(candidates.iter().copied());
            match all.find(is_fit) {
                Some(fit) => args[index] = fit,
                None => missing = Some(Obstacle::NoValue(store.type_text(constraint))),
            }
        }
    }
    missing.map_or(Ok(args), Err)
}

/// N of Go 1.N, the newest language.
const NEWEST: u32 = 27;

fn listed(store: &Store, constraint: TypeId) -> Vec<TypeId> {
    match store[store.underlying(constraint)] {
        Type::Interface(id) => match &store.type_set(id).terms {
            Terms::List(terms) => terms.iter().map(|term| term.ty).collect(),
            Terms::All => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The types with methods that a package declares, and pointers to them, as far as their
/// values may be in interfaces.
pub(crate) fn implementers(store: &Store, code: &PackageCode) -> Vec<TypeId> {
    let mut found: Vec<TypeId> = Vec::new();
    for (_, function) in code.ir.functions() {
        let FunctionKind::Declared(object) = function.kind else { continue };
        let ObjectKind::Method(method) = store[object].kind else { continue };
        let Some(receiver) = store[method].receiver() else { continue };
        if receiver.type_params.is_empty() && !found.contains(&receiver.ty) {
            found.push(receiver.ty);
        }
    }
    found
}
