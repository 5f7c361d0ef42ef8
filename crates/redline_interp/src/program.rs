//! What is run: the packages of a program and their functions.

use redline_base::LineTable;
use redline_ir::{Function, FunctionId, FunctionKind, PackageIr};
use redline_types::{MethodId, ObjectId, ObjectKind, PackageId, Sizes, Store, Type, TypeParamId};
use rustc_hash::FxHashMap;

/// A package of a program.
pub struct PackageCode {
    /// The package.
    pub package: PackageId,
    /// Its functions.
    pub ir: PackageIr,
    /// The packages that it imports.
    pub imports: Vec<PackageId>,
    /// Its files, in the order of the package.
    pub files: Vec<CodeFile>,
}

/// A file of a package, as far as reports of a dying program name it.
pub struct CodeFile {
    /// How it is called.
    pub name: String,
    /// Where its lines begin.
    pub lines: LineTable,
}

/// The packages of a program.
///
/// Packages whose functions the interpreter has itself need not be among them, and
/// neither must those that nothing runs.
pub struct Program<'a> {
    /// The types of all packages.
    pub(crate) store: &'a Store,
    /// Sizes of the platform.
    pub(crate) sizes: Sizes,
    pub(crate) packages: Vec<&'a PackageCode>,
    functions: FxHashMap<ObjectId, FunctionAt>,
    methods: FxHashMap<MethodId, FunctionAt>,
    /// What is known of the runtime.
    pub(crate) runtime: Runtime,
}

/// What a program knows of the runtime.
#[derive(Clone, Copy, Debug)]
pub struct Runtime {
    /// Package `runtime`, by which errors of the runtime have their types.
    pub package: Option<PackageId>,
    /// N of its release, Go 1.N.
    pub release: u32,
}

/// A function of a program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct FunctionAt {
    /// Index of its package.
    pub package: usize,
    /// The function there.
    pub function: FunctionId,
}

impl<'a> Program<'a> {
    /// The program of some packages, in any order.
    pub fn new(
        store: &'a Store,
        sizes: Sizes,
        packages: impl IntoIterator<Item = &'a PackageCode>,
        runtime: Runtime,
    ) -> Self {
        let packages: Vec<&PackageCode> = packages.into_iter().collect();
        let mut program = Self {
            store,
            sizes,
            packages,
            functions: FxHashMap::default(),
            methods: FxHashMap::default(),
            runtime,
        };
        for package in 0..program.packages.len() {
            program.index(package);
        }
        program
    }

    fn index(&mut self, package: usize) {
        let code: &'a PackageCode = self.packages[package];
        for (function, it) in code.ir.functions() {
            let FunctionKind::Declared(object) = it.kind else { continue };
            let at = FunctionAt { package, function };
            match self.store[object].kind {
                ObjectKind::Method(method) => self.methods.insert(method, at),
                _ => self.functions.insert(object, at),
            };
        }
    }

    /// Where a function or method is declared; the methods of instances of a generic
    /// type are those of the type.
    pub(crate) fn declared(&self, object: ObjectId) -> Option<FunctionAt> {
        match self.store[object].kind {
            ObjectKind::Method(method) => self.methods.get(&method).copied(),
            _ => self.functions.get(&object).copied(),
        }
    }

    /// A function.
    pub(crate) fn function(&self, at: FunctionAt) -> &'a Function {
        &self.packages[at.package].ir[at.function]
    }

    /// The type parameters of a declared function, those of its receiver first.
    pub(crate) fn type_params(&self, object: ObjectId) -> Vec<TypeParamId> {
        let store = self.store;
        let of_receiver = match store[object].kind {
            ObjectKind::Method(method) => {
                store[method].receiver().map(|receiver| &*receiver.type_params)
            }
            _ => None,
        };
        let own = match &store[store.type_of(object)] {
            Type::Signature(signature) => &*signature.type_params,
            _ => &[],
        };
        of_receiver.unwrap_or(&[]).iter().chain(own).copied().collect()
    }

    /// The declared function around a function, or the function itself.
    pub(crate) fn outermost(&self, at: FunctionAt) -> FunctionAt {
        let mut current = at;
        while let Some(parent) = self.function(current).kind.parent() {
            current.function = parent;
        }
        current
    }

    /// The function that initializes a package.
    pub(crate) fn initializer(&self, package: usize) -> Option<FunctionAt> {
        let functions = self.packages[package].ir.functions();
        let (function, _) = functions.into_iter().find(|(_, it)| it.kind == FunctionKind::Init)?;
        Some(FunctionAt { package, function })
    }

    /// What a package of the program declares under a name.
    pub(crate) fn member(&self, package: usize, name: &str) -> Option<ObjectId> {
        let name = self.store.names().find(name)?;
        self.store[self.packages[package].package].member(name)
    }

    /// The packages in the order in which they are initialized: again and again the
    /// first one by path whose imports have been (spec: Program initialization).
    pub(crate) fn initialization_order(&self) -> Vec<usize> {
        let path = |index: usize| &*self.store[self.packages[index].package].path;
        let mut left: Vec<usize> = (0..self.packages.len()).collect();
        left.sort_by(|&one, &other| path(one).cmp(path(other)));
        let mut order = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let is_left = |package: &PackageId| {
                left.iter().any(|&index| self.packages[index].package == *package)
            };
            let ready = left
                .iter()
                .position(|&index| !self.packages[index].imports.iter().any(is_left))
                .unwrap_or(0);
            order.push(left.remove(ready));
        }
        order
    }
}
