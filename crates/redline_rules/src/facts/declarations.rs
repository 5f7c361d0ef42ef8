//! Where the functions and variables of a package are declared.

use redline_names::{FunctionNode, ObjectKind};
use redline_syntax::{Decl, ExprId, IdentId, Spec};
use redline_types::{Declared, ObjectId};
use rustc_hash::FxHashMap;

use super::{File, FunctionRef, PackageFacts};

/// Functions with bodies, methods included, and variables with values of their
/// own, by the place of their identifiers.
#[derive(Default)]
pub(super) struct Declarations {
    functions: FxHashMap<Declared, FunctionRef>,
    /// File and value.
    variables: FxHashMap<Declared, (usize, ExprId)>,
}

/// A variable of a package, with the value of its declaration.
#[derive(Clone, Copy)]
pub(crate) struct PackageVariable {
    /// Index of its file.
    pub(crate) file: usize,
    /// Its first value.
    pub(crate) value: ExprId,
    /// Whether something is assigned to it, or has its address taken, in test files.
    pub(crate) is_assigned_in_tests: bool,
    /// The same in other files.
    pub(crate) is_assigned: bool,
}

impl Declarations {
    /// Those of the files of a package.
    pub(super) fn new(package: &PackageFacts<'_>) -> Self {
        let mut declarations = Self::default();
        package.files().for_each(|file| declarations.add_functions(file));
        declarations.add_variables(package);
        declarations
    }

    fn add_functions(&mut self, file: File<'_>) {
        for (function, it) in file.functions().functions() {
            let FunctionNode::Decl(decl) = it.node else { continue };
            let Decl::Func(func) = &file.tree()[decl] else { continue };
            let function = FunctionRef { file: file.index(), function };
            self.functions.insert(file.declared_at(func.name), function);
        }
    }

    fn add_variables(&mut self, package: &PackageFacts<'_>) {
        for (_, object) in package.input.source.scope.objects() {
            let ObjectKind::Var(spec) = object.kind else { continue };
            let file = File::new(package, object.file);
            let Spec::Value(spec) = file.tree()[spec] else { continue };
            let values = file.tree().list(spec.values);
            if values.len() != spec.names.len() {
                continue;
            }
            let mut names = file.tree().idents_of(spec.names);
            let Some(index) = names.position(|name| name == object.ident) else { continue };
            let declared = file.declared_at(object.ident);
            self.variables.insert(declared, (object.file, values[index]));
        }
    }
}

impl File<'_> {
    /// The place of an identifier that declares something at top level.
    fn declared_at(self, ident: IdentId) -> Declared {
        let file = u32::try_from(self.index()).expect("a package has fewer than u32::MAX files");
        Declared { file, offset: self.tree()[ident].span.start }
    }

    /// The object that an identifier of the file declares at top level.
    pub(crate) fn declared(self, ident: IdentId) -> Option<ObjectId> {
        self.types().declared(ident)
    }
}

impl PackageFacts<'_> {
    /// Where the package declares an object, if it does. An instance of something
    /// generic is declared where that is.
    pub(super) fn own(&self, object: ObjectId) -> Option<Declared> {
        let object = &self.input.store[object];
        object.declared.filter(|_| object.package == Some(self.id()))
    }

    /// The body of a function or method that the package declares.
    pub(crate) fn body(&self, function: ObjectId) -> Option<FunctionRef> {
        self.declarations.functions.get(&self.own(function)?).copied()
    }

    /// A variable that the package declares with a value of its own.
    pub(crate) fn variable(&self, object: ObjectId) -> Option<PackageVariable> {
        let declared = self.own(object)?;
        let &(file, value) = self.declarations.variables.get(&declared)?;
        let assigned = &self.references.assigned;
        Some(PackageVariable {
            file,
            value,
            is_assigned_in_tests: assigned.in_tests.contains(&declared),
            is_assigned: assigned.elsewhere.contains(&declared),
        })
    }
}
