//! From identifiers to declarations (spec: Declarations and scope).

mod decl;
mod expr;
mod stmt;

use redline_base::{Interner, Name, Span};
use redline_syntax::{Decl, Expr, ExprId, Ident, IdentId, Tree, unquote};

use crate::resolution::{
    Binding, Import, ImportId, ImportName, Local, LocalId, LocalKind, Resolution,
};
use crate::scope::{BlockMark, Blocks};
use crate::{PackageScope, Universe};
use rustc_hash::FxHashMap;

/// What surrounds a file.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The names of the run.
    pub names: &'a Interner,
    /// The predeclared identifiers.
    pub universe: &'a Universe,
    /// The package block.
    pub package: &'a PackageScope,
    /// The name in the package clause of the package with an import path; `None`
    /// if it could not be read.
    pub package_name: &'a dyn Fn(&str) -> Option<Name>,
}

/// Finds out what the identifiers of a file mean, as far as syntax can tell:
/// fields and methods need types.
pub fn resolve(tree: &Tree, source: &[u8], around: Surroundings<'_>) -> Resolution {
    let mut resolver = Resolver::new(tree, around);
    resolver.declare_imports(source);
    for &decl in tree.decls() {
        match &tree[decl] {
            Decl::Func(func) => resolver.func_decl(func),
            Decl::Import(_) | Decl::Bad => {}
            _ => resolver.top_level_specs(decl),
        }
    }
    resolver.result
}

struct Resolver<'a> {
    tree: &'a Tree,
    around: Surroundings<'a>,
    imports: FxHashMap<Name, ImportId>,
    blocks: Blocks,
    /// Beginning of the innermost block, for redeclarations by `:=`.
    block: BlockMark,
    result: Resolution,
}

impl<'a> Resolver<'a> {
    fn new(tree: &'a Tree, around: Surroundings<'a>) -> Self {
        let blocks = Blocks::default();
        let block = blocks.open();
        let bindings = vec![None; tree.expr_count()];
        let result = Resolution {
            bindings,
            declared: vec![None; tree.ident_count()],
            keys: FxHashMap::default(),
            clauses: FxHashMap::default(),
            locals: Vec::new(),
            imports: Vec::new(),
        };
        Self { tree, around, imports: FxHashMap::default(), blocks, block, result }
    }

    fn declare_imports(&mut self, source: &[u8]) {
        for (spec, import) in self.tree.imports() {
            let literal = self.tree.span(import.path).of(source);
            let path = unquote(literal).map(|path| String::from_utf8_lossy(&path).into_owned());
            let Some(path) = path else { continue };
            let name = self.import_name(import.name.map(|name| self.tree[name].name), &path);
            let id = ImportId::new(self.result.imports.len());
            self.result.imports.push(Import { spec, path, name });
            if let ImportName::Named(name) = name {
                self.imports.entry(name).or_insert(id);
            }
        }
    }

    fn import_name(&self, written: Option<Name>, path: &str) -> ImportName {
        match written.map(|name| (name, self.around.names.text(name))) {
            Some((_, ".")) => ImportName::Dot,
            Some((_, "_")) => ImportName::Blank,
            Some((name, _)) => ImportName::Named(name),
            None => (self.around.package_name)(path).map_or(ImportName::Unknown, ImportName::Named),
        }
    }

    /// Runs `inside` in a block of its own.
    fn in_block(&mut self, inside: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.block, self.blocks.open());
        inside(self);
        self.blocks.close(self.block);
        self.block = outer;
    }

    fn declare(&mut self, name: Name, span: Span, kind: LocalKind) -> LocalId {
        let id = LocalId::new(self.result.locals.len());
        self.result.locals.push(Local { name, span, kind, assignments: 0 });
        if !self.around.universe.is_blank(name) {
            self.blocks.declare(name, id);
        }
        id
    }

    /// Declares what the identifier `ident` names.
    fn declare_ident(&mut self, ident: IdentId, kind: LocalKind) {
        let Ident { name, span } = self.tree[ident];
        let local = self.declare(name, span, kind);
        self.result.declared[ident.index()] = Some(local);
    }

    /// What a name means here.
    fn find(&self, name: Name) -> Option<Binding> {
        if let Some(local) = self.blocks.find(name) {
            return Some(Binding::Local(local));
        }
        if let Some(&import) = self.imports.get(&name) {
            return Some(Binding::Import(import));
        }
        if let Some(object) = self.around.package.find(name) {
            return Some(Binding::Object(object));
        }
        // A dot import may declare it, and hide what is predeclared.
        if self.result.imports.iter().any(|import| import.name == ImportName::Dot) {
            return None;
        }
        self.around.universe.find(name).map(Binding::Predeclared)
    }

    fn bind(&mut self, expr: ExprId, binding: Option<Binding>) {
        self.result.bindings[expr.index()] = binding;
    }

    /// Notes that the variable `expr`, if it is one, is assigned to.
    fn assigned(&mut self, expr: ExprId) {
        let target = self.tree.unparen(expr);
        if let Expr::Ident(_) = self.tree[target]
            && let Some(Binding::Local(local)) = self.result.binding(target)
        {
            self.result.locals[local.index()].assignments += 1;
        }
    }
}

#[cfg(test)]
mod tests;
