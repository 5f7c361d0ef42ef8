//! Go source text to tokens to tree, for all of Go 1.27.
//!
//! Total: every sequence of bytes gives tokens, a tree and [`SyntaxError`]s as
//! data. Begin with [`parse`] and [`Tree`]; [`parse_header`] reads no further
//! than the imports; [`Lexer`] gives the tokens, comments included. What the
//! grammar allows and the language does not, as far as that needs no types, is
//! told by [`check_branches`], [`check_receivers`] and [`check_language`].
//!
//! Follows the Go specification, whose productions the parser's functions are
//! named after. Knows nothing of names, types and files.

mod branches;
mod error;
mod language;
mod letters;
mod lexer;
mod literal;
mod parser;
mod print;
mod receivers;
mod token;
mod tree;
mod walk;

pub use branches::check_branches;
pub use error::SyntaxError;
pub use language::{Feature, check_language};
pub use lexer::Lexer;
pub use literal::{unquote, unquote_rune};
pub use parser::{Header, HeaderImport, MAX_NESTING, Parse, Workspace, parse, parse_header};
pub use print::{print_tokens, print_tree};
pub use receivers::check_receivers;
pub use token::{Token, TokenKind};
pub use tree::{
    Assign, AssignId, AssignOp, Block, BlockId, Branch, ChanDir, Decl, DeclId, Expr, ExprId,
    ExprList, Field, FieldId, FieldList, FieldListId, FuncDecl, FuncType, FuncTypeId, IdRange,
    Ident, IdentId, ImportSpec, List, ListedId, LiteralKind, NodeId, SliceExpr, SliceId, SpannedId,
    Spec, SpecGroup, SpecId, Stmt, StmtId, StmtList, Tree, TypeSpec, UnaryOp, ValueSpec,
};
pub use walk::{Child, Event, Events, Node, Preorder};
