//! Bodies made by hand and from source, for tests.

use redline_base::{Interner, Span};
use redline_constant::Value;
use redline_types::{
    Basic, CheckedPackage, ObjectId, PackageId, PackageSource, SingleFile, Store, Type, TypeId,
};

use crate::{
    Block, BlockId, Body, Call, CallId, ConstantId, Edge, EdgeId, Op, PackageIr, Printer, Select,
    SelectId, Terminator, TypeListId, ValueId, ValueList, lower_package,
};

/// The types and functions of a package `p`, and every type made of them.
pub(crate) struct Types {
    pub(crate) store: Store,
    pub(crate) package: PackageId,
}

impl Types {
    /// Checks the declarations of package `p`.
    pub(crate) fn new(declarations: &str) -> Self {
        let store = Store::new(Interner::new());
        let package =
            check(&store, "p", &format!("package p\ntype Used int\n{declarations}"), None);
        Self { store, package }
    }

    /// A type as another package writes it that imports `.` from `p`.
    pub(crate) fn ty(&self, text: &str) -> TypeId {
        let source = format!("package q\nimport . \"p\"\nimport \"unsafe\"\nvar X {text}\n");
        let source = source + "type _ = unsafe.Pointer\ntype _ = Used\n";
        let package = check(&self.store, "q", &source, Some(self.package));
        self.store.type_of(self.member_of(package, "X"))
    }

    pub(crate) fn tys(&self, texts: &[&str]) -> Vec<TypeId> {
        texts.iter().map(|text| self.ty(text)).collect()
    }

    /// What package `p` declares.
    pub(crate) fn object(&self, name: &str) -> ObjectId {
        self.member_of(self.package, name)
    }

    fn member_of(&self, package: PackageId, name: &str) -> ObjectId {
        let member = self.store[package].member(self.store.names().intern(name));
        member.unwrap_or_else(|| panic!("{name} is not declared"))
    }

    /// The type of a parameter of a function of package `p`.
    pub(crate) fn param_of(&self, function: &str, index: usize) -> TypeId {
        let ty = self.store.type_of(self.object(function));
        let Type::Signature(signature) = &self.store[ty] else {
            panic!("{function} is no function")
        };
        signature.params[index].ty
    }

    /// A method of a type.
    pub(crate) fn method(&self, ty: TypeId, name: &str) -> ObjectId {
        let name = self.store.names().intern(name);
        let set = self.store.method_set(ty);
        let found = set.method(&self.store, name, Some(self.package)).map(|method| method.object);
        found.unwrap_or_else(|| panic!("{} has no such method", self.store.type_text(ty)))
    }

    /// The type of what gives no value.
    pub(crate) fn nothing(&self) -> TypeId {
        self.tuple(&[])
    }

    pub(crate) fn tuple(&self, types: &[TypeId]) -> TypeId {
        let param = |&ty| redline_types::Param { name: None, ty };
        self.store.intern(Type::Tuple(types.iter().map(param).collect()))
    }
}

/// The functions of a package, as they are lowered.
pub(crate) struct Lowered {
    store: Store,
    package: PackageId,
    ir: PackageIr,
    /// What the type checker complains about.
    pub(crate) errors: Vec<String>,
}

impl Lowered {
    /// Lowers a package of one file.
    pub(crate) fn new(source: &str) -> Self {
        let store = Store::new(Interner::new());
        let (package, ir, errors) = checked(&store, "p", source, None, |source, checked| {
            let errors = checked.errors.iter().map(|error| error.message.clone()).collect();
            (source.package, lower_package(&store, source, checked), errors)
        });
        Self { store, package, ir, errors }
    }

    /// What is wrong with the functions.
    pub(crate) fn faults(&self) -> Vec<String> {
        self.ir.verify(&self.store).iter().map(|(_, fault)| fault.to_string()).collect()
    }

    /// The functions as they are printed.
    pub(crate) fn text(&self) -> String {
        Printer::new(&self.store, &self.ir, self.package).package()
    }
}

/// Checks a package of one file, which may import `p` and `unsafe`.
fn check(store: &Store, path: &str, source: &str, imported: Option<PackageId>) -> PackageId {
    checked(store, path, source, imported, |source, checked| {
        assert!(checked.errors.is_empty(), "{:?}", checked.errors);
        source.package
    })
}

/// As [`check`], but there may be errors of types.
fn checked<T>(
    store: &Store,
    path: &str,
    text: &str,
    imported: Option<PackageId>,
    then: impl FnOnce(PackageSource<'_>, &CheckedPackage) -> T,
) -> T {
    let imported = imported.map(|id| ("p", id));
    let file = SingleFile { path, text: text.as_bytes(), imports: imported.as_slice() };
    file.check(store, |source, checked, errors| {
        assert!(errors.is_empty(), "{errors:?} in {text}");
        then(source, checked)
    })
}

pub(crate) fn int() -> TypeId {
    Basic::Int.id()
}

pub(crate) fn boolean() -> TypeId {
    Basic::Bool.id()
}

pub(crate) fn string() -> TypeId {
    Basic::String.id()
}

/// Makes a body: blocks are declared first, then filled one after the other.
pub(crate) struct Maker {
    pub(crate) body: Body,
    /// The block that is being filled.
    open: BlockId,
}

impl Maker {
    /// A body whose first block has these parameters and is open.
    pub(crate) fn new(params: &[TypeId]) -> Self {
        let mut maker = Self { body: Body::default(), open: BlockId::new(0) };
        let entry = maker.block(params);
        maker.fill(entry);
        maker
    }

    /// Declares a block with parameters of these types.
    pub(crate) fn block(&mut self, params: &[TypeId]) -> BlockId {
        let params: Vec<ValueId> = params.iter().map(|&ty| self.op(Op::Param, ty)).collect();
        let params = self.list(&params);
        self.body.blocks.push(Block {
            params,
            first: 0,
            end: 0,
            terminator: Terminator::Unreachable,
            span: Span::empty(0),
            unwind: None,
        });
        BlockId::new(self.body.blocks.len() - 1)
    }

    /// Goes on with a block.
    pub(crate) fn fill(&mut self, block: BlockId) {
        self.open = block;
        let at = u32::try_from(self.body.ops.len()).unwrap();
        let block = &mut self.body.blocks[block.index()];
        (block.first, block.end) = (at, at);
    }

    /// A parameter of a block.
    pub(crate) fn param(&self, block: BlockId, index: usize) -> ValueId {
        self.body.list(self.body[block].params)[index]
    }

    /// Adds a value, to the open block unless it is floating.
    pub(crate) fn op(&mut self, op: Op, ty: TypeId) -> ValueId {
        self.body.ops.push(op);
        self.body.types.push(ty);
        self.body.spans.push(Span::empty(0));
        if let Some(open) =
            self.body.blocks.get_mut(self.open.index()).filter(|_| !op.is_floating())
        {
            open.end = u32::try_from(self.body.ops.len()).unwrap();
        }
        ValueId::new(self.body.ops.len() - 1)
    }

    pub(crate) fn constant(&mut self, value: Value, ty: TypeId) -> ValueId {
        self.body.constants.push(value);
        self.op(Op::Const(ConstantId::new(self.body.constants.len() - 1)), ty)
    }

    pub(crate) fn int(&mut self, value: i64) -> ValueId {
        self.constant(Value::int(value), int())
    }

    pub(crate) fn list(&mut self, values: &[ValueId]) -> ValueList {
        let start = self.body.lists.len();
        self.body.lists.extend_from_slice(values);
        ValueList::between(start, self.body.lists.len())
    }

    pub(crate) fn types(&mut self, types: &[TypeId]) -> TypeListId {
        self.body.type_lists.push(types.into());
        TypeListId::new(self.body.type_lists.len() - 1)
    }

    pub(crate) fn call(&mut self, callee: crate::Callee, args: &[ValueId]) -> CallId {
        let args = self.list(args);
        self.body.calls.push(Call { callee, args });
        CallId::new(self.body.calls.len() - 1)
    }

    pub(crate) fn select(&mut self, select: Select) -> SelectId {
        self.body.selects.push(select);
        SelectId::new(self.body.selects.len() - 1)
    }

    /// An edge from the open block.
    pub(crate) fn edge(&mut self, to: BlockId, args: &[ValueId]) -> EdgeId {
        let args = self.list(args);
        self.body.edges.push(Edge { from: self.open, to, args });
        EdgeId::new(self.body.edges.len() - 1)
    }

    /// Ends the open block.
    pub(crate) fn end(&mut self, terminator: Terminator) {
        self.body.blocks[self.open.index()].terminator = terminator;
    }

    pub(crate) fn jump(&mut self, to: BlockId, args: &[ValueId]) {
        let edge = self.edge(to, args);
        self.end(Terminator::Jump(edge));
    }

    pub(crate) fn branch(&mut self, condition: ValueId, then: BlockId, otherwise: BlockId) {
        let (then, otherwise) = (self.edge(then, &[]), self.edge(otherwise, &[]));
        self.end(Terminator::Branch { condition, then, otherwise });
    }

    pub(crate) fn ret(&mut self, results: &[ValueId]) {
        let results = self.list(results);
        self.end(Terminator::Return(results));
    }

    /// Says where the open block unwinds to.
    pub(crate) fn unwind(&mut self, to: BlockId, args: &[ValueId]) {
        let edge = self.edge(to, args);
        self.body.blocks[self.open.index()].unwind = Some(edge);
    }
}
