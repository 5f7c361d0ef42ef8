//! Walking a tree: every node with its children, without recursion.

use redline_base::Span;

use crate::tree::{
    BlockId, Decl, DeclId, Expr, ExprId, FieldId, FieldListId, FuncTypeId, IdentId, Spec, SpecId,
    Stmt, StmtId, StmtList, Tree,
};

/// A node of any kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Node {
    /// The whole file.
    File,
    /// A declaration.
    Decl(DeclId),
    /// A spec of a declaration.
    Spec(SpecId),
    /// A declaring identifier or label.
    Ident(IdentId),
    /// The name behind the dot of this [`Expr::Selector`].
    Selected(ExprId),
    /// A list of fields.
    FieldList(FieldListId),
    /// A field.
    Field(FieldId),
    /// The signature of a function declaration.
    FuncType(FuncTypeId),
    /// The block of a function, loop or condition.
    Block(BlockId),
    /// A statement.
    Stmt(StmtId),
    /// An expression or type.
    Expr(ExprId),
}

impl Node {
    /// The bytes that the node covers; those of the file begin at its package clause.
    pub fn span(self, tree: &Tree, source: &[u8]) -> Span {
        match self {
            Self::File => file_span(tree),
            Self::Decl(id) => tree.span(id),
            Self::Spec(id) => tree.span(id),
            Self::Ident(id) => tree.span(id),
            Self::Selected(id) => tree.name_span(id, source),
            Self::FieldList(id) => tree.span(id),
            Self::Field(id) => tree.span(id),
            Self::FuncType(id) => tree.span(id),
            Self::Block(id) => tree.span(id),
            Self::Stmt(id) => tree.span(id),
            Self::Expr(id) => tree.span(id),
        }
    }
}

fn file_span(tree: &Tree) -> Span {
    let clause = tree.package_span();
    let end = tree.decls().last().map_or(clause.end, |&last| tree.span(last).end);
    Span::new(clause.start, end)
}

/// A child and the part it plays, by the name that `go/ast` gives its field.
pub type Child = (&'static str, Node);

impl Tree {
    /// The node `root` and all below it, each before its children, in the order
    /// of the source.
    pub fn preorder(&self, root: Node) -> Preorder<'_> {
        Preorder { tree: self, stack: vec![root] }
    }

    /// The node `root` and all below it, entered before and left after its children.
    pub fn events(&self, root: Node) -> impl Iterator<Item = Event> {
        self.events_where(root, |_| true)
    }

    /// As [`Self::events`], without the nodes below `root` that are not wanted, and without
    /// what is below those.
    pub fn events_where<F: Fn(Node) -> bool>(&self, root: Node, is_wanted: F) -> Events<'_, F> {
        Events { tree: self, stack: vec![Event::Enter(root)], is_wanted }
    }

    /// Whether a node is a name or a literal, so that nothing is below it.
    pub fn is_leaf(&self, node: Node) -> bool {
        match node {
            Node::Ident(_) | Node::Selected(_) => true,
            Node::Expr(id) => matches!(self[id], Expr::Bad | Expr::Ident(_) | Expr::Literal(_)),
            _ => false,
        }
    }

    /// Calls `visit` with each child of `node`, in the order of the source.
    pub fn for_each_child(&self, node: Node, visit: &mut impl FnMut(Child)) {
        match node {
            Node::File => self.file_children(visit),
            Node::Decl(id) => self.decl_children(id, visit),
            Node::Spec(id) => self.spec_children(id, visit),
            Node::Ident(_) | Node::Selected(_) => {}
            Node::FieldList(id) => {
                self.fields_of(id).for_each(|field| visit(("List", Node::Field(field))));
            }
            Node::Field(id) => self.field_children(id, visit),
            Node::FuncType(id) => self.func_type_children(id, visit),
            Node::Block(id) => self.stmt_nodes("List", self[id].stmts, visit),
            Node::Stmt(id) => self.stmt_children(id, visit),
            Node::Expr(id) => self.expr_children(id, visit),
        }
    }

    fn file_children(&self, visit: &mut impl FnMut(Child)) {
        if let Some(name) = self.package {
            visit(("Name", Node::Ident(name)));
        }
        self.decls().iter().for_each(|&decl| visit(("Decls", Node::Decl(decl))));
    }

    fn decl_children(&self, id: DeclId, visit: &mut impl FnMut(Child)) {
        let Decl::Func(func) = self[id] else {
            return self.specs_of(id).for_each(|spec| visit(("Specs", Node::Spec(spec))));
        };
        if let Some(receiver) = func.receiver {
            visit(("Recv", Node::FieldList(receiver)));
        }
        visit(("Name", Node::Ident(func.name)));
        visit(("Type", Node::FuncType(func.ty)));
        if let Some(body) = func.body {
            visit(("Body", Node::Block(body)));
        }
    }

    fn spec_children(&self, id: SpecId, visit: &mut impl FnMut(Child)) {
        match self[id] {
            Spec::Import(import) => {
                if let Some(name) = import.name {
                    visit(("Name", Node::Ident(name)));
                }
                visit(("Path", Node::Expr(import.path)));
            }
            Spec::Value(value) => {
                self.idents_of(value.names).for_each(|name| visit(("Names", Node::Ident(name))));
                expr("Type", value.ty, visit);
                self.expr_nodes("Values", value.values, visit);
            }
            Spec::Type(ty) => {
                visit(("Name", Node::Ident(ty.name)));
                if let Some(params) = ty.type_params {
                    visit(("TypeParams", Node::FieldList(params)));
                }
                visit(("Type", Node::Expr(ty.ty)));
            }
        }
    }

    fn field_children(&self, id: FieldId, visit: &mut impl FnMut(Child)) {
        let field = self[id];
        self.idents_of(field.names).for_each(|name| visit(("Names", Node::Ident(name))));
        expr("Type", field.ty, visit);
        expr("Tag", field.tag, visit);
    }

    fn func_type_children(&self, id: FuncTypeId, visit: &mut impl FnMut(Child)) {
        let ty = self[id];
        if let Some(params) = ty.type_params {
            visit(("TypeParams", Node::FieldList(params)));
        }
        visit(("Params", Node::FieldList(ty.params)));
        if let Some(results) = ty.results {
            visit(("Results", Node::FieldList(results)));
        }
    }

    fn stmt_children(&self, id: StmtId, visit: &mut impl FnMut(Child)) {
        match self[id] {
            Stmt::Bad | Stmt::Empty { .. } => {}
            Stmt::Decl(decl) => visit(("Decl", Node::Decl(decl))),
            Stmt::Labeled { label, stmt } => {
                visit(("Label", Node::Ident(label)));
                visit(("Stmt", Node::Stmt(stmt)));
            }
            Stmt::Expr(x) => visit(("X", Node::Expr(x))),
            Stmt::Send { channel, value } => {
                visit(("Chan", Node::Expr(channel)));
                visit(("Value", Node::Expr(value)));
            }
            Stmt::IncDec { operand, .. } => visit(("X", Node::Expr(operand))),
            Stmt::Assign(assign) => {
                self.expr_nodes("Lhs", self[assign].left, visit);
                self.expr_nodes("Rhs", self[assign].right, visit);
            }
            Stmt::Go(call) | Stmt::Defer(call) => visit(("Call", Node::Expr(call))),
            Stmt::Return(results) => self.expr_nodes("Results", results, visit),
            Stmt::Branch { label, .. } => {
                if let Some(label) = label {
                    visit(("Label", Node::Ident(label)));
                }
            }
            Stmt::Block(block) => self.stmt_nodes("List", self[block].stmts, visit),
            Stmt::Case { exprs, body, .. } => {
                self.expr_nodes("List", exprs, visit);
                self.stmt_nodes("Body", body, visit);
            }
            Stmt::Comm { comm, body } => {
                stmt("Comm", comm, visit);
                self.stmt_nodes("Body", body, visit);
            }
            control => control_children(control, visit),
        }
    }

    fn expr_children(&self, id: ExprId, visit: &mut impl FnMut(Child)) {
        match self[id] {
            Expr::Bad | Expr::Ident(_) | Expr::Literal(_) => {}
            Expr::FuncLit { ty, body } => {
                visit(("Type", Node::Expr(ty)));
                visit(("Body", Node::Block(body)));
            }
            Expr::Composite { ty, elements } => {
                expr("Type", ty, visit);
                self.expr_nodes("Elts", elements, visit);
            }
            Expr::Selector { base, .. } => {
                visit(("X", Node::Expr(base)));
                visit(("Sel", Node::Selected(id)));
            }
            Expr::IndexList { base, indices } => {
                visit(("X", Node::Expr(base)));
                self.expr_nodes("Indices", indices, visit);
            }
            Expr::Slice(slice) => {
                let slice = self[slice];
                visit(("X", Node::Expr(slice.base)));
                expr("Low", slice.low, visit);
                expr("High", slice.high, visit);
                expr("Max", slice.max, visit);
            }
            Expr::Call { callee, args, .. } => {
                visit(("Fun", Node::Expr(callee)));
                self.expr_nodes("Args", args, visit);
            }
            Expr::StructType(fields) => visit(("Fields", Node::FieldList(fields))),
            Expr::FuncType(ty) => self.func_type_children(ty, visit),
            Expr::InterfaceType(methods) => visit(("Methods", Node::FieldList(methods))),
            fixed => fixed_children(fixed, visit),
        }
    }

    fn expr_nodes(&self, role: &'static str, list: crate::ExprList, visit: &mut impl FnMut(Child)) {
        self.list(list).iter().for_each(|&id| visit((role, Node::Expr(id))));
    }

    fn stmt_nodes(&self, role: &'static str, list: StmtList, visit: &mut impl FnMut(Child)) {
        self.list(list).iter().for_each(|&id| visit((role, Node::Stmt(id))));
    }
}

/// Children of a statement that has an initial statement, a condition and a block.
fn control_children(control: Stmt, visit: &mut impl FnMut(Child)) {
    match control {
        Stmt::If { init, cond, then, otherwise } => {
            stmt("Init", init, visit);
            visit(("Cond", Node::Expr(cond)));
            visit(("Body", Node::Block(then)));
            stmt("Else", otherwise, visit);
        }
        Stmt::Switch { init, tag, body } => {
            stmt("Init", init, visit);
            expr("Tag", tag, visit);
            visit(("Body", Node::Block(body)));
        }
        Stmt::TypeSwitch { init, guard, body } => {
            stmt("Init", init, visit);
            visit(("Assign", Node::Stmt(guard)));
            visit(("Body", Node::Block(body)));
        }
        Stmt::Select(body) => visit(("Body", Node::Block(body))),
        Stmt::For { init, cond, post, body } => {
            stmt("Init", init, visit);
            expr("Cond", cond, visit);
            stmt("Post", post, visit);
            visit(("Body", Node::Block(body)));
        }
        Stmt::Range { key, value, operand, body, .. } => {
            expr("Key", key, visit);
            expr("Value", value, visit);
            visit(("X", Node::Expr(operand)));
            visit(("Body", Node::Block(body)));
        }
        _ => {}
    }
}

/// Children of an expression that has a fixed number of them.
fn fixed_children(fixed: Expr, visit: &mut impl FnMut(Child)) {
    let mut pair = |first: (&'static str, ExprId), second: (&'static str, Option<ExprId>)| {
        expr(first.0, Some(first.1), visit);
        expr(second.0, second.1, visit);
    };
    match fixed {
        Expr::KeyValue { key, value } | Expr::MapType { key, value } => {
            pair(("Key", key), ("Value", Some(value)));
        }
        Expr::Index { base, index } => pair(("X", base), ("Index", Some(index))),
        Expr::TypeAssert { base, ty } => pair(("X", base), ("Type", ty)),
        Expr::Binary { left, right, .. } => pair(("X", left), ("Y", Some(right))),
        Expr::ArrayType { len, element } => pair(("Len", len), ("Elt", Some(element))),
        Expr::Paren(x) | Expr::Star(x) | Expr::Unary { operand: x, .. } => {
            pair(("X", x), ("", None));
        }
        Expr::SliceType(element) | Expr::Ellipsis(Some(element)) => {
            pair(("Elt", element), ("", None));
        }
        Expr::ChanType { element, .. } => pair(("Value", element), ("", None)),
        _ => {}
    }
}

fn expr(role: &'static str, id: Option<ExprId>, visit: &mut impl FnMut(Child)) {
    if let Some(id) = id {
        visit((role, Node::Expr(id)));
    }
}

fn stmt(role: &'static str, id: Option<StmtId>, visit: &mut impl FnMut(Child)) {
    if let Some(id) = id {
        visit((role, Node::Stmt(id)));
    }
}

/// Nodes in the order of their first token, parents first.
pub struct Preorder<'t> {
    tree: &'t Tree,
    stack: Vec<Node>,
}

impl Iterator for Preorder<'_> {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        let node = self.stack.pop()?;
        let mark = self.stack.len();
        self.tree.for_each_child(node, &mut |(_, child)| self.stack.push(child));
        self.stack[mark..].reverse();
        Some(node)
    }
}

/// A step of a walk through a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// The node is reached; its children come next.
    Enter(Node),
    /// The node's children are behind.
    Leave(Node),
}

/// The steps of a walk, in the order of the source.
pub struct Events<'t, F> {
    tree: &'t Tree,
    stack: Vec<Event>,
    is_wanted: F,
}

impl<F: Fn(Node) -> bool> Iterator for Events<'_, F> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let event = self.stack.pop()?;
        if let Event::Enter(node) = event {
            self.stack.push(Event::Leave(node));
            let mark = self.stack.len();
            self.tree.for_each_child(node, &mut |(_, child)| {
                if (self.is_wanted)(child) {
                    self.stack.push(Event::Enter(child));
                }
            });
            self.stack[mark..].reverse();
        }
        Some(event)
    }
}
