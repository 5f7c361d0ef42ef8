//! What declarations refer to (spec: Package initialization).
//!
//! The references are those that were recorded when initializers and bodies were
//! checked: nothing is kept about them beside that, and only what variables and
//! constants lead to is looked through.

use std::cell::OnceCell;

use redline_syntax::{Decl, ExprId, Node, Spec, SpecId, ValueSpec};
use rustc_hash::FxHashMap;

use super::entry::{ConstDecl, VarDecl};
use super::{EntryId, EntryKind, Package};
use crate::ObjectId;
use crate::records::Records;

/// Which constants, variables, functions and methods of a package the
/// declarations of others refer to.
pub(super) struct Dependencies<'a> {
    package: &'a Package<'a>,
    records: &'a [Records],
    /// The entries of constants, variables, functions and methods.
    by_object: FxHashMap<ObjectId, EntryId>,
    /// By entry, once it was asked for.
    direct: Vec<OnceCell<Box<[EntryId]>>>,
}

impl<'a> Dependencies<'a> {
    /// Those of a package whose files have been checked with these records.
    pub(super) fn new(package: &'a Package<'a>, records: &'a [Records]) -> Self {
        let entries = package.entries.iter().enumerate();
        let by_object = entries
            .filter(|(_, entry)| !matches!(entry.kind, EntryKind::Type(_)))
            .map(|(index, entry)| (entry.object, EntryId::new(index)))
            .collect();
        let direct = package.entries.iter().map(|_| OnceCell::new()).collect();
        Self { package, records, by_object, direct }
    }

    /// What the declaration of an entry refers to, in the order of the source; of
    /// a function what its body refers to.
    pub(super) fn direct(&self, id: EntryId) -> &[EntryId] {
        self.direct[id.index()].get_or_init(|| {
            let mut found = Vec::new();
            for root in self.roots(id) {
                self.add_references(self.package[id].file, root, &mut found);
            }
            found.sort_unstable();
            found.dedup();
            found.into()
        })
    }

    /// The parts of a declaration that count.
    fn roots(&self, id: EntryId) -> Vec<Node> {
        let entry = &self.package[id];
        let tree = self.package.source.files[entry.file].tree;
        match entry.kind {
            EntryKind::Const(ConstDecl { ty, value, .. }) => exprs([ty, value]),
            EntryKind::Var(decl) => match self.package.value_spec(entry.file, decl.spec) {
                Some(spec) => exprs([spec.ty, self.package.initializer(entry.file, decl)]),
                None => Vec::new(),
            },
            EntryKind::Func(decl) | EntryKind::Method(decl) => match &tree[decl] {
                Decl::Func(func) => func.body.map(Node::Block).into_iter().collect(),
                _ => Vec::new(),
            },
            EntryKind::Type(_) => Vec::new(),
        }
    }

    fn add_references(&self, file: usize, root: Node, found: &mut Vec<EntryId>) {
        let tree = self.package.source.files[file].tree;
        let used = tree.preorder(root).filter_map(|node| match node {
            Node::Expr(expr) => self.records.get(file)?.used(expr),
            _ => None,
        });
        found.extend(used.filter_map(|object| self.by_object.get(&object)));
    }
}

fn exprs(list: [Option<ExprId>; 2]) -> Vec<Node> {
    list.into_iter().flatten().map(Node::Expr).collect()
}

impl Package<'_> {
    /// The spec of a variable.
    pub(super) fn value_spec(&self, file: usize, spec: SpecId) -> Option<ValueSpec> {
        match self.source.files[file].tree[spec] {
            Spec::Value(spec) => Some(spec),
            _ => None,
        }
    }

    /// The initial value of a variable; one call may give values to several.
    pub(super) fn initializer(&self, file: usize, decl: VarDecl) -> Option<ExprId> {
        let spec = self.value_spec(file, decl.spec)?;
        match self.source.files[file].tree.list(spec.values) {
            &[call] if spec.names.len() > 1 => Some(call),
            values => values.get(decl.index).copied(),
        }
    }
}
