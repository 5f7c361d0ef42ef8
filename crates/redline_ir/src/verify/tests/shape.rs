//! Ids, blocks, edges and ways.

use super::{faults, types};
use crate::testing::{Maker, boolean, int, string};
use crate::{BlockId, Body, ConstantId, EdgeId, Op, Terminator, TypeListId, ValueId, ValueList};

/// A body that branches, and joins with a parameter; nothing is wrong with it.
fn diamond() -> (Maker, [BlockId; 4]) {
    let mut maker = Maker::new(&[boolean(), int()]);
    let entry = maker.body.entry();
    let [left, right] = [maker.block(&[]), maker.block(&[])];
    let join = maker.block(&[int()]);
    let [condition, number] = [0, 1].map(|index| maker.param(entry, index));
    maker.fill(entry);
    maker.branch(condition, left, right);
    maker.fill(left);
    let sum = maker.op(add(number, number), int());
    maker.jump(join, &[sum]);
    maker.fill(right);
    maker.jump(join, &[number]);
    maker.fill(join);
    let result = maker.param(join, 0);
    maker.ret(&[result]);
    (maker, [entry, left, right, join])
}

fn add(left: ValueId, right: ValueId) -> Op {
    Op::Binary { op: crate::BinaryOp::Add, left, right }
}

/// What is wrong with the diamond after a change.
fn after(change: impl FnOnce(&mut Maker, [BlockId; 4])) -> Vec<String> {
    let (mut maker, blocks) = diamond();
    change(&mut maker, blocks);
    faults(&types(), &maker)
}

fn far() -> ValueId {
    ValueId::new(1000)
}

#[test]
fn a_body_can_be_right() {
    assert_eq!(after(|_, _| {}), [""; 0]);
}

#[test]
fn a_body_has_blocks() {
    let store = types().store;
    let found: Vec<String> =
        Body::default().verify(&store).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["body: no blocks"]);
}

#[test]
fn tables_are_even() {
    let found = after(|maker, _| {
        maker.body.spans.pop();
    });
    assert_eq!(found, ["body: tables of different lengths"]);
}

#[test]
fn ids_lead_somewhere() {
    let list = ValueList::between(900, 901);
    for (op, want) in [
        (Op::Load(far()), "an operand is out of range"),
        (Op::SliceOf(list), "a list is out of range"),
        (Op::Const(ConstantId::new(9)), "the constant is out of range"),
        (Op::Call(crate::CallId::new(9)), "the call is out of range"),
        (Op::Select(crate::SelectId::new(9)), "the select is out of range"),
        (
            Op::UnsafeSize(crate::UnsafeSize::Size, TypeListId::new(9)),
            "a list of types is out of range",
        ),
    ] {
        let found = after(|maker, _| {
            maker.op(op, int());
        });
        let id = diamond().0.body.value_count();
        assert_eq!(found, [format!("value {id}: {want}")]);
    }
}

#[test]
fn values_in_lists_are_values() {
    let found = after(|maker, _| {
        let list = maker.list(&[far()]);
        maker.op(Op::SliceOf(list), int());
    });
    assert!(found[0].ends_with("an operand is out of range"), "{found:?}");
}

#[test]
fn blocks_and_edges_lead_somewhere() {
    let found = after(|maker, [_, left, ..]| {
        maker.body.blocks[left.index()].terminator = Terminator::Jump(EdgeId::new(99));
    });
    assert_eq!(found, ["block 1: an edge is out of range"]);
    let found = after(|maker, _| maker.body.edges[0].to = BlockId::new(99));
    assert_eq!(found, ["edge 0: a block is out of range"]);
    let found = after(|maker, [_, left, ..]| {
        maker.body.blocks[left.index()].params = ValueList::between(99, 100);
    });
    assert_eq!(found, ["block 1: the list of parameters is out of range"]);
    let found = after(|maker, [.., join]| maker.body.blocks[join.index()].end = 99);
    assert_eq!(found, ["block 3: an instruction is out of range"]);
    let found = after(|maker, [.., join]| {
        let block = &mut maker.body.blocks[join.index()];
        (block.first, block.end) = (2, 1);
    });
    assert_eq!(found, ["block 3: instructions end before they begin"]);
}

#[test]
fn an_instruction_is_in_one_block() {
    let found = after(|maker, [_, left, ..]| {
        let block = &mut maker.body.blocks[left.index()];
        block.end = block.first;
    });
    let sum = 3;
    assert_eq!(found, [format!("value {sum}: in no block")]);
    let found = after(|maker, [_, left, right, _]| {
        let block = maker.body.blocks[left.index()];
        let other = &mut maker.body.blocks[right.index()];
        (other.first, other.end) = (block.first, block.end);
    });
    assert_eq!(found, [format!("value {sum}: in block 1 and block 2")]);
}

#[test]
fn parameters_are_parameters_of_one_block() {
    let found = after(|maker, [_, _, right, join]| {
        maker.body.blocks[right.index()].params = maker.body[join].params;
    });
    assert_eq!(found, ["value 2: in block 2 and block 3"]);
    let found = after(|maker, [.., join]| {
        maker.body.blocks[join.index()].params = maker.list(&[ValueId::new(3)]);
    });
    assert_eq!(found, ["block 3: value 3 is listed as a parameter and is none"]);
    let found = after(|maker, [.., join]| {
        maker.body.blocks[join.index()].params = ValueList::EMPTY;
        for edge in &mut maker.body.edges {
            edge.args = ValueList::EMPTY;
        }
    });
    assert_eq!(found, ["block 3: value 2 is used where it may not be known"]);
}

#[test]
fn edges_leave_one_block() {
    let found = after(|maker, [entry, ..]| {
        maker.body.edges[2].from = entry;
    });
    assert_eq!(found, ["edge 2: says that it leaves block 0"]);
    let found = after(|maker, [entry, ..]| {
        maker.body.blocks[entry.index()].unwind = Some(EdgeId::new(0));
    });
    assert_eq!(found, ["edge 0: taken at two places"]);
}

#[test]
fn the_first_block_is_entered_once() {
    let mut maker = Maker::new(&[]);
    let entry = maker.body.entry();
    maker.jump(entry, &[]);
    assert_eq!(faults(&types(), &maker), ["block 0: the first block is entered again"]);
}

#[test]
fn each_block_can_be_reached() {
    let found = after(|maker, _| {
        maker.block(&[]);
    });
    assert_eq!(found, ["block 4: cannot be reached"]);
}

#[test]
fn edges_bring_what_the_block_takes() {
    let found = after(|maker, _| maker.body.edges[3].args = ValueList::EMPTY);
    assert_eq!(found, ["edge 3: 0 arguments, not 1"]);
    let found = after(|maker, _| {
        let text = maker.op(Op::Zero, string());
        maker.body.edges[3].args = maker.list(&[text]);
    });
    assert_eq!(found, ["edge 3: an argument has type string, not int"]);
}

#[test]
fn a_value_is_known_where_it_is_used() {
    // What one branch computed, where the other one may have led.
    let found = after(|maker, _| {
        let result = maker.list(&[ValueId::new(3)]);
        maker.end(Terminator::Return(result));
    });
    assert_eq!(found, ["block 3: value 3 is used where it may not be known"]);
    // Along the edge from the other branch.
    let found = after(|maker, _| maker.body.edges[3].args = maker.body.edges[2].args);
    assert_eq!(found, ["edge 3: value 3 is used where it may not be known"]);
    // Before it is computed.
    let found = after(|maker, _| {
        let next = ValueId::new(maker.body.value_count() + 1);
        let number = ValueId::new(1);
        maker.op(add(next, number), int());
        maker.op(add(number, number), int());
    });
    assert_eq!(found, ["value 4: value 5 is used where it may not be known"]);
    // By itself.
    let found = after(|maker, _| {
        let own = ValueId::new(maker.body.value_count());
        maker.op(add(own, own), int());
    });
    assert_eq!(found.len(), 2);
}

/// A block that computes and then unwinds with an argument or goes on.
fn unwinding(arg: impl FnOnce(&mut Maker, [ValueId; 2]) -> ValueId) -> Vec<String> {
    let mut maker = Maker::new(&[int()]);
    let entry = maker.body.entry();
    let [body, done] = [maker.block(&[int()]), maker.block(&[])];
    let cleanup = maker.block(&[int()]);
    maker.fill(entry);
    let before = maker.op(add(ValueId::new(0), ValueId::new(0)), int());
    maker.jump(body, &[before]);
    maker.fill(body);
    let own = maker.param(body, 0);
    let arg = arg(&mut maker, [before, own]);
    maker.jump(done, &[]);
    maker.unwind(cleanup, &[arg]);
    maker.fill(done);
    maker.ret(&[]);
    maker.fill(cleanup);
    maker.end(Terminator::Resume);
    faults(&types(), &maker)
}

#[test]
fn a_block_unwinds_with_what_was_known_before() {
    assert_eq!(unwinding(|_, [before, _]| before), [""; 0]);
    assert_eq!(unwinding(|_, [_, param]| param), [""; 0]);
    let found = unwinding(|maker, [before, _]| maker.op(add(before, before), int()));
    assert_eq!(found, ["edge 2: value 4 is used where it may not be known"]);
}

#[test]
fn only_what_unwinds_goes_on_unwinding() {
    let found = after(|maker, _| maker.end(Terminator::Resume));
    assert_eq!(found, ["block 3: nothing unwinds that could go on"]);
}

#[test]
fn deferred_calls_are_asked_about_in_order() {
    let types = types();
    let body = |ops: &[Op]| {
        let (mut maker, _) = diamond();
        for &op in ops {
            let is_asked = matches!(op, Op::Recovered | Op::HasDeferred);
            maker.op(op, if is_asked { boolean() } else { types.nothing() });
        }
        faults(&types, &maker)
    };
    assert_eq!(body(&[Op::HasDeferred, Op::CallLastDeferred, Op::Recovered]), [""; 0]);
    assert_eq!(body(&[Op::Recovered]), ["value 4: no deferred call stands before it"]);
    assert_eq!(body(&[Op::CallLastDeferred]), ["value 4: nothing asks whether there is a call"]);
}

#[test]
fn blocks_end_with_the_right_values() {
    let types = types();
    let wrong = |end: fn(ValueId) -> Terminator| {
        let mut maker = Maker::new(&[string()]);
        maker.end(end(ValueId::new(0)));
        faults(&types, &maker)
    };
    assert_eq!(wrong(Terminator::Panic), ["block 0: what panics is not an interface value"]);
    assert_eq!(wrong(Terminator::Exit), ["block 0: the status has type string, not an integer"]);
    let found = after(|maker, [entry, ..]| {
        if let Terminator::Branch { condition, .. } =
            &mut maker.body.blocks[entry.index()].terminator
        {
            *condition = ValueId::new(1);
        }
    });
    assert_eq!(found, ["block 0: the condition has type int, not boolean"]);
}
