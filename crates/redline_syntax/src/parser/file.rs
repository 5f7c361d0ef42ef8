//! Source files (spec: Source file organization).

use super::Parser;
use crate::token::TokenKind;
use crate::tree::{Decl, DeclId};

impl Parser<'_> {
    /// `SourceFile`.
    pub(super) fn source_file(&mut self) {
        self.package_clause();
        let mut imports_over = false;
        while !self.at(TokenKind::Eof) {
            if imports_over && self.at(TokenKind::Import) {
                self.error(self.token.span, "imports must stand before other declarations");
            }
            let decl = self.top_level_decl();
            imports_over |= !matches!(self.tree[decl], Decl::Import(_));
            self.tree.top.push(decl);
        }
    }

    /// `PackageClause`.
    pub(super) fn package_clause(&mut self) {
        self.tree.package_start = self.start();
        if !self.eat(TokenKind::Package) {
            self.expected("package clause");
            if !self.at_decl() {
                self.skip_decl();
            }
            return;
        }
        let name = self.ident();
        self.tree.package = Some(name);
        self.expect_semicolon();
    }

    fn at_decl(&self) -> bool {
        use TokenKind as T;
        matches!(self.kind(), T::Import | T::Const | T::Type | T::Var | T::Func)
    }

    /// `ImportDecl` or `TopLevelDecl`; consumes something unless the file is at its end.
    fn top_level_decl(&mut self) -> DeclId {
        if self.at(TokenKind::Func) {
            return self.func_decl();
        }
        if self.at_decl() {
            return self.group_decl();
        }
        let start = self.start();
        self.expected("declaration");
        self.bump();
        self.skip_decl();
        let span = self.span_from(start);
        self.push_decl(Decl::Bad, span)
    }
}
