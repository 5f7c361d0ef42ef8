//! The body of a function as text.

use redline_base::Span;
use redline_types::Type;

use super::Printer;
use crate::{BlockId, Body, EdgeId, Fault, Function, Op, Place, Terminator, ValueId};

/// Prints a body.
pub(super) struct FunctionPrinter<'a> {
    pub(super) printer: &'a Printer<'a>,
    pub(super) body: &'a Body,
    file: usize,
    /// By value: its number, if it has one.
    numbers: Vec<Option<u32>>,
    text: String,
}

impl<'a> FunctionPrinter<'a> {
    pub(super) fn new(printer: &'a Printer<'a>, function: &Function, body: &'a Body) -> Self {
        let numbers = vec![None; body.value_count()];
        let mut this = Self { printer, body, file: function.file, numbers, text: String::new() };
        this.count();
        this
    }

    /// Numbers the parameters of blocks and what instructions give.
    fn count(&mut self) {
        let body = self.body;
        let mut next = 0;
        for block in body.blocks() {
            let params = body.list(body[block].params).iter().copied();
            let results = body.instructions(block).filter(|&value| self.has_result(value));
            let values: Vec<ValueId> = params.chain(results).collect();
            for value in values {
                self.numbers[value.index()] = Some(next);
                next += 1;
            }
        }
    }

    /// Whether an instruction gives a value.
    fn has_result(&self, value: ValueId) -> bool {
        let ty = &self.printer.store[self.body.ty(value)];
        !matches!(ty, Type::Tuple(parts) if parts.is_empty())
    }

    /// The number of a value as it is printed; that of its id if it is nowhere.
    pub(super) fn number(&self, value: ValueId) -> String {
        match self.numbers[value.index()] {
            Some(number) => format!("v{number}"),
            None => format!("?{}", value.index()),
        }
    }

    pub(super) fn print(mut self, faults: &[Fault]) -> String {
        let is_nowhere = |place: Place| match place {
            Place::Body => true,
            Place::Value(value) => self.is_nowhere(value),
            Place::Block(_) | Place::Edge(_) => false,
        };
        let nowhere: Vec<&Fault> = faults.iter().filter(|it| is_nowhere(it.place)).collect();
        for fault in nowhere {
            self.fault(fault);
        }
        for block in self.body.blocks() {
            self.block(block, faults);
        }
        self.text
    }

    /// Whether a value is in no block, and no parameter of one.
    fn is_nowhere(&self, value: ValueId) -> bool {
        let op = self.body[value];
        op.is_floating() && (op != Op::Param || self.numbers[value.index()].is_none())
    }

    fn block(&mut self, block: BlockId, faults: &[Fault]) {
        self.text.extend(["b", &block.index().to_string()]);
        let params = self.body.list(self.body[block].params);
        if !params.is_empty() {
            let texts: Vec<String> = params.iter().map(|&param| self.param(param)).collect();
            self.text.extend(["(", &texts.join(", "), ")"]);
        }
        self.text += ":\n";
        for &param in params {
            self.faults_at(Place::Value(param), faults);
        }
        for value in self.body.instructions(block) {
            let text = self.instruction(value);
            self.line(&text, self.body.span(value));
            self.faults_at(Place::Value(value), faults);
        }
        self.end(block, faults);
    }

    fn param(&self, value: ValueId) -> String {
        format!("{} {}", self.number(value), self.printer.ty(self.body.ty(value)))
    }

    /// An instruction with its result.
    fn instruction(&self, value: ValueId) -> String {
        let operation = self.operation(value);
        if self.has_result(value) {
            let ty = self.printer.ty(self.body.ty(value));
            return format!("{} = {operation} : {ty}", self.number(value));
        }
        operation
    }

    /// How a block ends, and where it unwinds to.
    fn end(&mut self, block: BlockId, faults: &[Fault]) {
        let text = self.terminator(self.body.terminator(block));
        self.line(&text, self.body[block].span);
        if let Some(edge) = self.body[block].unwind {
            self.text.extend(["  unwind ", &self.edge(edge), "\n"]);
        }
        self.faults_at(Place::Block(block), faults);
        for edge in self.body.successors(block) {
            self.faults_at(Place::Edge(edge), faults);
        }
    }

    fn terminator(&self, terminator: Terminator) -> String {
        match terminator {
            Terminator::Jump(edge) => format!("jump {}", self.edge(edge)),
            Terminator::Branch { condition, then, otherwise } => {
                let condition = self.operand(condition);
                format!("branch {condition} -> {}, {}", self.edge(then), self.edge(otherwise))
            }
            Terminator::Return(results) if results.is_empty() => "return".into(),
            Terminator::Return(results) => format!("return {}", self.list(results)),
            Terminator::Panic(value) => format!("panic {}", self.operand(value)),
            Terminator::Goexit => "goexit".into(),
            Terminator::Exit(status) => format!("exit {}", self.operand(status)),
            Terminator::Fatal => "fatal".into(),
            Terminator::Resume => "resume".into(),
            Terminator::Unreachable => "unreachable".into(),
        }
    }

    fn edge(&self, edge: EdgeId) -> String {
        let edge = self.body[edge];
        if edge.args.is_empty() {
            return format!("b{}", edge.to.index());
        }
        format!("b{}({})", edge.to.index(), self.list(edge.args))
    }

    fn line(&mut self, text: &str, span: Span) {
        self.text.extend(["  ", text]);
        if let Some(place) = self.printer.place(self.file, span) {
            self.text.extend(["  ", &place]);
        }
        self.text.push('\n');
    }

    fn faults_at(&mut self, place: Place, faults: &[Fault]) {
        for fault in faults.iter().filter(|fault| fault.place == place) {
            self.fault(fault);
        }
    }

    fn fault(&mut self, fault: &Fault) {
        let problem = fault.problem.text(|value| self.operand(value));
        let place = match fault.place {
            Place::Value(value) if self.is_nowhere(value) => format!("{}: ", self.operand(value)),
            Place::Edge(edge) => format!("to b{}: ", self.body[edge].to.index()),
            _ => String::new(),
        };
        self.text.extend(["  // fault: ", &place, &problem, "\n"]);
    }
}
