//! Composite literals (spec: Composite literals).

use redline_base::Span;
use redline_syntax::{Expr, ExprId, ExprList};
use redline_types::{Basic, Type, TypeId};

use super::Lowering;
use crate::{Op, ValueId};

/// Zero elements in a row beyond which a literal is stored element by element.
const MAX_GAP: u64 = 64;

impl Lowering<'_, '_> {
    /// `T{…}`; an elided `&T{…}` inside another literal gives the address.
    pub(crate) fn composite(&mut self, expr: ExprId, elements: ExprList) -> ValueId {
        let ty = self.type_of(expr);
        match *self.core(ty) {
            Type::Pointer(_) => self.composite_address(expr, elements, ty),
            _ => self.composite_value(expr, elements, ty),
        }
    }

    /// `&T{…}`
    pub(crate) fn composite_address(
        &mut self,
        expr: ExprId,
        elements: ExprList,
        pointer: TypeId,
    ) -> ValueId {
        let at = self.file.tree.span(expr);
        let ty = self.pointee(pointer).unwrap_or_else(|| Basic::Invalid.id());
        let value = self.composite_value(expr, elements, ty);
        let address = self.builder.emit(Op::Alloc, pointer, at);
        if self.builder.body[value] != Op::Zero {
            self.store_at(address, value, at);
        }
        address
    }

    fn composite_value(&mut self, expr: ExprId, elements: ExprList, ty: TypeId) -> ValueId {
        let at = self.file.tree.span(expr);
        match *self.core(ty) {
            Type::Struct(_) => self.struct_literal(elements, ty, at),
            Type::Array { element, .. } => {
                if elements.is_empty() {
                    return self.builder.zero(ty);
                }
                match self.dense(elements, element) {
                    Ok(values) => {
                        let values = self.builder.list(&values);
                        self.builder.emit(Op::Aggregate(values), ty, at)
                    }
                    Err(sparse) => {
                        let address = self.sparse(sparse, ty, element, at);
                        self.load_at(address, ty, at)
                    }
                }
            }
            Type::Slice(element) => self.slice_literal(elements, ty, element, at),
            Type::Map { key, value } => self.map_literal(elements, ty, [key, value], at),
            _ => self.unknown(expr),
        }
    }

    fn struct_literal(&mut self, elements: ExprList, ty: TypeId, at: Span) -> ValueId {
        let tree = self.file.tree;
        let elements = tree.list(elements);
        let Type::Struct(fields) = self.core(ty) else { return self.unknown_of(ty, at) };
        if elements.is_empty() {
            return self.builder.zero(ty);
        }
        let mut values: Vec<Option<ValueId>> = vec![None; fields.fields.len()];
        for (index, &element) in elements.iter().enumerate() {
            if let Expr::KeyValue { key, value } = tree[element] {
                self.keyed_field(&mut values, ty, key, value);
                continue;
            }
            let field_ty = self.field_type_of(ty, crate::builder::narrow(index));
            let value = self.expr_as(element, field_ty);
            if let Some(place) = values.get_mut(index) {
                *place = Some(value);
            }
        }
        self.struct_of(&values, ty, at)
    }

    /// `key: value`, where the key is a field, perhaps of an embedded struct.
    fn keyed_field(
        &mut self,
        values: &mut [Option<ValueId>],
        ty: TypeId,
        key: ExprId,
        value: ExprId,
    ) {
        let path = self.field_path(ty, key);
        let field_ty = path.iter().fold(ty, |ty, &field| self.field_type_of(ty, field));
        let value = self.expr_as(value, field_ty);
        let Some((&first, rest)) = path.split_first() else { return };
        let at = self.file.tree.span(key);
        let own = self.field_type_of(ty, first);
        let Some(place) = values.get_mut(first as usize) else { return };
        let before = place.unwrap_or_else(|| self.builder.zero(own));
        let value = self.with_field(before, own, rest, value, at);
        *place = Some(value);
    }

    /// A struct with the field at the end of a path replaced.
    fn with_field(
        &mut self,
        base: ValueId,
        ty: TypeId,
        path: &[u32],
        value: ValueId,
        at: Span,
    ) -> ValueId {
        let Some((&field, rest)) = path.split_first() else { return value };
        let field_ty = self.field_type_of(ty, field);
        let inner = self.builder.emit(Op::Field { base, field }, field_ty, at);
        let value = self.with_field(inner, field_ty, rest, value, at);
        self.builder.emit(Op::WithField { base, field, value }, ty, at)
    }

    /// The path to the field that a key names.
    fn field_path(&self, ty: TypeId, key: ExprId) -> Vec<u32> {
        let Expr::Ident(name) = self.file.tree[key] else { return Vec::new() };
        let package = Some(self.package.source.package);
        match self.store.lookup(ty, false, package, name) {
            redline_types::Lookup::Found(found) => found.path,
            _ => Vec::new(),
        }
    }

    fn struct_of(&mut self, values: &[Option<ValueId>], ty: TypeId, at: Span) -> ValueId {
        let mut all = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let field = crate::builder::narrow(index);
            let field_ty = self.field_type_of(ty, field);
            all.push(value.unwrap_or_else(|| self.builder.zero(field_ty)));
        }
        let all = self.builder.list(&all);
        self.builder.emit(Op::Aggregate(all), ty, at)
    }

    /// The elements of an array from the first to the last one named, or all by index
    /// if too many of them are not named.
    fn dense(
        &mut self,
        elements: ExprList,
        element: TypeId,
    ) -> Result<Vec<ValueId>, Vec<(u64, ValueId)>> {
        let tree = self.file.tree;
        let mut next = 0;
        let mut gaps = 0;
        let mut all = Vec::new();
        let mut in_order = true;
        for &written in tree.list(elements) {
            let value = match tree[written] {
                Expr::KeyValue { key, value } => {
                    let index =
                        self.file.records.value(key).and_then(redline_constant::Value::as_u64);
                    let index = index.unwrap_or(next);
                    in_order &= index >= next;
                    gaps += index.saturating_sub(next);
                    next = index;
                    value
                }
                _ => written,
            };
            all.push((next, self.expr_as(value, element)));
            next += 1;
        }
        if !in_order || gaps > MAX_GAP {
            return Err(all);
        }
        let mut dense = Vec::with_capacity(all.len());
        for (index, value) in all {
            while (dense.len() as u64) < index {
                dense.push(self.builder.zero(element));
            }
            dense.push(value);
        }
        Ok(dense)
    }

    /// The address of a new array with these elements.
    fn sparse(
        &mut self,
        elements: Vec<(u64, ValueId)>,
        array: TypeId,
        element: TypeId,
        at: Span,
    ) -> ValueId {
        let base = self.allocate(array, at);
        let pointer = self.package.pointer(element);
        for (index, value) in elements {
            let index = self.int(i64::try_from(index).unwrap_or(i64::MAX));
            let address = self.builder.emit(Op::ElementAddress { base, index }, pointer, at);
            self.store_at(address, value, at);
        }
        base
    }

    fn slice_literal(
        &mut self,
        elements: ExprList,
        ty: TypeId,
        element: TypeId,
        at: Span,
    ) -> ValueId {
        match self.dense(elements, element) {
            Ok(values) => {
                let values = self.builder.list(&values);
                self.builder.emit(Op::SliceOf(values), ty, at)
            }
            Err(sparse) => {
                let len = sparse.iter().map(|(index, _)| index + 1).max().unwrap_or(0);
                let array = self.store.intern(Type::Array { len: Some(len), element });
                let base = self.sparse(sparse, array, element, at);
                let (low, high) = (self.int(0), self.int(i64::try_from(len).unwrap_or(i64::MAX)));
                self.builder.emit(Op::Slice { base, low, high }, ty, at)
            }
        }
    }

    fn map_literal(
        &mut self,
        elements: ExprList,
        ty: TypeId,
        types: [TypeId; 2],
        at: Span,
    ) -> ValueId {
        let tree = self.file.tree;
        let elements = tree.list(elements);
        let hint = self.int(i64::try_from(elements.len()).unwrap_or(i64::MAX));
        let hint = (!elements.is_empty()).then_some(hint);
        let map = self.builder.emit(Op::MakeMap(hint), ty, at);
        for &element in elements {
            let Expr::KeyValue { key, value } = tree[element] else { continue };
            let at = tree.span(element);
            let key = self.expr_as(key, types[0]);
            let value = self.expr_as(value, types[1]);
            self.check_hashable(key, at);
            self.effect(Op::MapSet { map, key, value }, at);
        }
        map
    }
}
