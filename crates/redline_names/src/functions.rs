//! The functions of a file, the calls in them, and the calls they defer.

use redline_base::define_id;
use redline_syntax::{
    BlockId, Branch, Decl, DeclId, Event, Expr, ExprId, Node, Stmt, StmtId, Tree,
};
use rustc_hash::FxHashMap;

define_id!(
    /// A [`Function`] of a file.
    pub FunctionId
);

define_id!(
    /// A [`Call`] of a file.
    pub CallId
);

define_id!(
    /// A [`Defer`] of a file.
    pub DeferId
);

/// A function declaration with a body, or a function literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Function {
    /// Which of them.
    pub node: FunctionNode,
    /// The function that a literal stands in; `None` also for one in the value of
    /// a package variable.
    pub parent: Option<FunctionId>,
    /// What becomes of it.
    pub usage: Usage,
    /// Its body.
    pub body: BlockId,
    /// The first `return` in it.
    pub first_return: Option<StmtId>,
    /// Whether a `goto` stands in it, so that the order of the source says less.
    pub has_goto: bool,
}

/// Where a function comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FunctionNode {
    /// A declaration.
    Decl(DeclId),
    /// A literal.
    Literal(ExprId),
}

/// What becomes of a function where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// It is declared; who calls it is another question.
    Declared,
    /// A literal that is called on the spot: `func() { … }()`.
    Called(CallId),
    /// A literal that is deferred: `defer func() { … }()`.
    Deferred(DeferId),
    /// A literal that is started as a goroutine: `go func() { … }()`.
    Started(CallId),
    /// A literal that is passed, assigned or returned.
    Value,
}

/// A call or conversion: syntax cannot tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The call expression.
    pub expr: ExprId,
    /// The function it stands in; `None` in the value of a package variable.
    pub function: Option<FunctionId>,
    /// How it is made.
    pub how: How,
    /// Whether a condition, clause or loop stands between the body of the
    /// function and the call.
    pub conditional: bool,
    /// The last of the deferred calls that are registered whenever this call is
    /// reached; the others are [`Defer::before`] it.
    pub registered: Option<DeferId>,
}

/// How a call is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// When its expression is evaluated.
    Plain,
    /// By `defer`.
    Deferred(DeferId),
    /// By `go`.
    Started(StmtId),
}

/// A defer statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Defer {
    /// The statement.
    pub stmt: StmtId,
    /// The deferred call, an expression.
    pub call: ExprId,
    /// The function it stands in; `None` where the source is broken.
    pub function: Option<FunctionId>,
    /// The last of those registered whenever this one is.
    pub before: Option<DeferId>,
    /// The innermost loop of the function around it.
    pub in_loop: Option<StmtId>,
}

/// The functions, calls and deferred calls of one file, each in the order of the source.
#[derive(Default)]
pub struct Functions {
    all: Vec<Function>,
    calls: Vec<Call>,
    defers: Vec<Defer>,
    by_node: FxHashMap<FunctionNode, FunctionId>,
}

impl Functions {
    /// Those of `tree`.
    pub fn new(tree: &Tree) -> Self {
        Self::and_nodes(tree, |_| {})
    }

    /// Those of `tree`, and gives all its nodes but names and literals to `found`, each
    /// before its children, in the order of the source: one walk for both.
    pub fn and_nodes(tree: &Tree, mut found: impl FnMut(Node)) -> Self {
        let mut collector = Collector::new(tree);
        for event in tree.events_where(Node::File, |node| !tree.is_leaf(node)) {
            match event {
                Event::Enter(node) => {
                    found(node);
                    collector.enter(node);
                }
                Event::Leave(node) => collector.leave(node),
            }
        }
        collector.found
    }

    /// The functions.
    pub fn functions(&self) -> impl ExactSizeIterator<Item = (FunctionId, &Function)> {
        self.all.iter().enumerate().map(|(index, it)| (FunctionId::new(index), it))
    }

    /// The calls.
    pub fn calls(&self) -> impl ExactSizeIterator<Item = (CallId, &Call)> {
        self.calls.iter().enumerate().map(|(index, it)| (CallId::new(index), it))
    }

    /// The defer statements.
    pub fn defers(&self) -> impl ExactSizeIterator<Item = (DeferId, &Defer)> {
        self.defers.iter().enumerate().map(|(index, it)| (DeferId::new(index), it))
    }

    /// The function of a declaration or literal; `None` if it has no body.
    pub fn of(&self, node: FunctionNode) -> Option<FunctionId> {
        self.by_node.get(&node).copied()
    }

    /// The deferred calls registered whenever `last` is, `last` itself first.
    pub fn registered(&self, last: Option<DeferId>) -> impl Iterator<Item = (DeferId, &Defer)> {
        std::iter::successors(last, |&id| self[id].before).map(|id| (id, &self[id]))
    }

    /// The function declaration that a function stands in, itself included;
    /// `None` in the value of a package variable.
    pub fn declaration(&self, function: FunctionId) -> Option<DeclId> {
        let outermost = std::iter::successors(Some(function), |&id| self[id].parent).last()?;
        match self[outermost].node {
            FunctionNode::Decl(decl) => Some(decl),
            FunctionNode::Literal(_) => None,
        }
    }
}

impl std::ops::Index<FunctionId> for Functions {
    type Output = Function;

    fn index(&self, id: FunctionId) -> &Function {
        &self.all[id.index()]
    }
}

impl std::ops::Index<CallId> for Functions {
    type Output = Call;

    fn index(&self, id: CallId) -> &Call {
        &self.calls[id.index()]
    }
}

impl std::ops::Index<DeferId> for Functions {
    type Output = Defer;

    fn index(&self, id: DeferId) -> &Defer {
        &self.defers[id.index()]
    }
}

/// What is known of the function that the walk is in.
#[derive(Default)]
struct Frame {
    function: Option<FunctionId>,
    /// The last deferred call registered on every way here.
    registered: Option<DeferId>,
    loops: Vec<StmtId>,
    /// For each condition, clause or loop around: what was registered before it.
    branches: Vec<Option<DeferId>>,
}

struct Collector<'t> {
    tree: &'t Tree,
    found: Functions,
    frames: Vec<Frame>,
    /// The block of each `if` and loop that the walk is in, and the `else` of an `if`.
    branching: Vec<(BlockId, Option<StmtId>)>,
    /// The call of the `go` or `defer` just entered.
    statement_call: Option<(ExprId, How)>,
    /// The literal that the call just entered calls.
    called_literal: Option<(ExprId, Usage)>,
}

impl<'t> Collector<'t> {
    fn new(tree: &'t Tree) -> Self {
        Self {
            tree,
            found: Functions::default(),
            frames: vec![Frame::default()],
            branching: Vec::new(),
            statement_call: None,
            called_literal: None,
        }
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the frame of the file itself is never popped")
    }

    fn enter(&mut self, node: Node) {
        match node {
            Node::Decl(id) => {
                if let Decl::Func(func) = &self.tree[id]
                    && let Some(body) = func.body
                {
                    self.open_function(FunctionNode::Decl(id), Usage::Declared, body);
                }
            }
            Node::Block(id) if self.is_branch_block(id) => self.open_branch(),
            Node::Expr(id) => self.enter_expr(id),
            Node::Stmt(id) => self.enter_stmt(id),
            _ => {}
        }
    }

    fn leave(&mut self, node: Node) {
        match node {
            Node::Decl(id) => {
                if let Decl::Func(func) = &self.tree[id]
                    && func.body.is_some()
                {
                    self.frames.pop();
                }
            }
            Node::Expr(id) => {
                if let Expr::FuncLit { .. } = self.tree[id] {
                    self.frames.pop();
                }
            }
            Node::Block(id) if self.is_branch_block(id) => self.close_branch(),
            Node::Stmt(id) => self.leave_stmt(id),
            _ => {}
        }
    }

    fn open_function(&mut self, node: FunctionNode, usage: Usage, body: BlockId) {
        let id = FunctionId::new(self.found.all.len());
        let parent = self.frame().function;
        let (first_return, has_goto) = (None, false);
        self.found.all.push(Function { node, parent, usage, body, first_return, has_goto });
        self.found.by_node.insert(node, id);
        self.frames.push(Frame { function: Some(id), ..Frame::default() });
    }

    fn enter_expr(&mut self, id: ExprId) {
        match self.tree[id] {
            Expr::FuncLit { body, .. } => {
                let called = self.called_literal.take_if(|(literal, _)| *literal == id);
                let usage = called.map_or(Usage::Value, |(_, usage)| usage);
                self.open_function(FunctionNode::Literal(id), usage, body);
            }
            Expr::Call { callee, .. } => self.enter_call(id, callee),
            _ => {}
        }
    }

    fn enter_call(&mut self, expr: ExprId, callee: ExprId) {
        let how = self.statement_call.take_if(|(call, _)| *call == expr);
        let how = how.map_or(How::Plain, |(_, how)| how);
        let id = CallId::new(self.found.calls.len());
        let literal = self.tree.unparen(callee);
        if let Expr::FuncLit { .. } = self.tree[literal] {
            let usage = match how {
                How::Plain => Usage::Called(id),
                How::Deferred(defer) => Usage::Deferred(defer),
                How::Started(_) => Usage::Started(id),
            };
            self.called_literal = Some((literal, usage));
        }
        let frame = self.frame();
        let (function, registered) = (frame.function, frame.registered);
        let conditional = !frame.branches.is_empty();
        self.found.calls.push(Call { expr, function, how, conditional, registered });
    }

    fn enter_stmt(&mut self, id: StmtId) {
        if self.is_branch(id) {
            self.open_branch();
        }
        match self.tree[id] {
            Stmt::If { then, otherwise, .. } => self.branching.push((then, otherwise)),
            Stmt::For { body, .. } | Stmt::Range { body, .. } => {
                self.branching.push((body, None));
                self.frame().loops.push(id);
            }
            Stmt::Go(call) => self.statement_call = Some((call, How::Started(id))),
            Stmt::Defer(call) => {
                let defer = self.register(id, call);
                self.statement_call = Some((call, How::Deferred(defer)));
            }
            Stmt::Return(_) => {
                if let Some(function) = self.function() {
                    function.first_return.get_or_insert(id);
                }
            }
            Stmt::Branch { kind: Branch::Goto, .. } => {
                if let Some(function) = self.function() {
                    function.has_goto = true;
                }
            }
            _ => {}
        }
    }

    /// The function that the walk is in.
    fn function(&mut self) -> Option<&mut Function> {
        let id = self.frame().function?;
        Some(&mut self.found.all[id.index()])
    }

    fn open_branch(&mut self) {
        let frame = self.frame();
        frame.branches.push(frame.registered);
    }

    fn close_branch(&mut self) {
        let frame = self.frame();
        frame.registered = frame.branches.pop().flatten();
    }

    fn register(&mut self, stmt: StmtId, call: ExprId) -> DeferId {
        let id = DeferId::new(self.found.defers.len());
        let frame = self.frame();
        let (function, before) = (frame.function, frame.registered);
        let in_loop = frame.loops.last().copied();
        self.found.defers.push(Defer { stmt, call, function, before, in_loop });
        id
    }

    fn leave_stmt(&mut self, id: StmtId) {
        match self.tree[id] {
            Stmt::If { .. } => {
                self.branching.pop();
            }
            Stmt::For { .. } | Stmt::Range { .. } => {
                self.branching.pop();
                self.frame().loops.pop();
            }
            Stmt::Defer(_) => {
                let defer = self.found.defers.iter().rposition(|defer| defer.stmt == id);
                self.frame().registered = defer.map(DeferId::new);
            }
            _ => {}
        }
        if self.is_branch(id) {
            self.close_branch();
        }
    }

    /// Whether the block may be passed by although its statement is reached.
    fn is_branch_block(&self, id: BlockId) -> bool {
        self.branching.last().is_some_and(|(block, _)| *block == id)
    }

    /// Whether the statement may be passed by although the one around it is
    /// reached: a clause, or the alternative of an `if`.
    fn is_branch(&self, id: StmtId) -> bool {
        let alternative = self.branching.last().is_some_and(|(_, stmt)| *stmt == Some(id));
        alternative || matches!(self.tree[id], Stmt::Case { .. } | Stmt::Comm { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;
    use redline_syntax::parse;

    /// Each call as `callee how[ if]: callees registered before it`.
    fn calls(source: &str) -> Vec<String> {
        let source = format!("package p\nvar v = f0()\nfunc f() {{\n{source}\n}}\n");
        let parse = parse(source.as_bytes(), &Interner::new());
        assert_eq!(parse.errors, []);
        let tree = &parse.tree;
        let functions = Functions::new(tree);
        let text = |expr: ExprId| {
            let Expr::Call { callee, .. } = tree[expr] else { return "?".to_owned() };
            let text =
                String::from_utf8_lossy(tree.span(callee).of(source.as_bytes())).into_owned();
            text.split('{').next().unwrap_or_default().trim().to_owned()
        };
        let line = |call: &Call| {
            let how = match call.how {
                How::Plain => "plain",
                How::Deferred(_) => "deferred",
                How::Started(_) => "started",
            };
            let conditional = if call.conditional { " if" } else { "" };
            let before: Vec<_> =
                functions.registered(call.registered).map(|it| text(it.1.call)).collect();
            format!("{} {how}{conditional}: {}", text(call.expr), before.join(" "))
        };
        functions.calls().skip(1).map(|(_, call)| line(call)).collect()
    }

    #[test]
    fn deferred_calls_are_registered_in_order() {
        let got =
            calls("defer a(b())\nc()\n{ defer d() }\nif e() { defer g(); h() } else { i() }\nj()");
        let want = [
            "a deferred: ",
            "b plain: ",
            "c plain: a",
            "d deferred: a",
            "e plain: d a",
            "g deferred if: d a",
            "h plain if: g d a",
            "i plain if: d a",
            "j plain: d a",
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn clauses_and_loops_may_be_passed_by() {
        let got = calls(
            "for a() { defer b(); c() }\nswitch d() { case e(): defer g(); default: h() }\nfor range i() { j() }\nk()",
        );
        let want = [
            "a plain: ",
            "b deferred if: ",
            "c plain if: b",
            "d plain: ",
            "e plain if: ",
            "g deferred if: ",
            "h plain if: ",
            "i plain: ",
            "j plain if: ",
            "k plain: ",
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn literals_begin_anew_and_know_their_use() {
        let source = "package p
var a = func() {}
func f() {
	func() { func() {}() }()
	defer (func() {})()
	go func() {}()
	g(func() {})
	h := func() {}
L:	goto L
}
";
        let parse = parse(source.as_bytes(), &Interner::new());
        let functions = Functions::new(&parse.tree);
        let line = |it: &Function| {
            let usage = format!("{:?}", it.usage);
            let parent = it.parent.map(FunctionId::index);
            format!("{} in {parent:?}", usage.split('(').next().unwrap_or_default())
        };
        let got: Vec<_> = functions.functions().map(|(_, it)| line(it)).collect();
        let want = [
            "Value in None",
            "Declared in None",
            "Called in Some(1)",
            "Called in Some(2)",
            "Deferred in Some(1)",
            "Started in Some(1)",
            "Value in Some(1)",
            "Value in Some(1)",
        ];
        assert_eq!(got, want);
        let gotos: Vec<_> = functions.functions().map(|(_, it)| it.has_goto).collect();
        assert_eq!(gotos.iter().position(|&has| has), Some(1));
    }
}
