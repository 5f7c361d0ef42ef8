//! Operations: what a value is, or what an instruction does.

use redline_types::ObjectId;

use crate::{CallId, Check, ConstantId, FunctionId, SelectId, TypeListId, ValueId, ValueList};

/// What a value is, or what an instruction does.
///
/// Operands are values. No operation panics but a [`Check`] and those of which
/// [`Op::may_panic`] says so: an index is checked before an element is read. An
/// operation that gives several results gives a tuple, and [`Op::Extract`] takes
/// them out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Op {
    // Values that exist before the first block runs. They are in no block.
    /// A constant of a basic type.
    Const(ConstantId),
    /// The zero value of its type: also `nil`.
    Zero,
    /// A parameter of a block. Those of the first block are the receiver and the
    /// parameters of the function.
    Param,
    /// What a closure brought along: the value that stands at this place of the
    /// bindings of [`Op::Closure`].
    FreeVar(u32),
    /// The address of a variable of a package.
    Global(ObjectId),
    /// A declared function or a method, as a function of its receiver, as a value.
    Function {
        /// The function or method.
        object: ObjectId,
        /// The type arguments, of the receiver's type first.
        type_args: TypeListId,
    },
    /// The frame of this call of the function, by which bodies of range-over-func
    /// loops defer and recover in it.
    Frame,
    /// What redline does not know, and why.
    Unknown(UnknownReason),

    // Checks.
    /// Panics unless the condition holds; gives no value.
    Check(Check),

    // Memory.
    /// A new variable with its zero value, each time; gives its address.
    Alloc,
    /// The value at an address.
    Load(ValueId),
    /// Stores a value at an address.
    Store {
        /// The address.
        address: ValueId,
        /// What is stored.
        value: ValueId,
    },
    /// The address of a field of the struct at an address.
    FieldAddress {
        /// The address of the struct.
        base: ValueId,
        /// Index of the field.
        field: u32,
    },
    /// The address of an element of a slice, or of the array at an address.
    ElementAddress {
        /// The slice, or the address of the array.
        base: ValueId,
        /// The index, which has been checked.
        index: ValueId,
    },

    // Values made of values.
    /// A field of a struct value.
    Field {
        /// The struct.
        base: ValueId,
        /// Index of the field.
        field: u32,
    },
    /// A struct value with one field replaced.
    WithField {
        /// The struct.
        base: ValueId,
        /// Index of the field.
        field: u32,
        /// Its new value.
        value: ValueId,
    },
    /// An element of an array value or a byte of a string.
    Element {
        /// The array or string.
        base: ValueId,
        /// The index, which has been checked.
        index: ValueId,
    },
    /// A struct value of all its fields, or an array value of its first elements;
    /// the others are zero.
    Aggregate(ValueList),
    /// A slice of a new array that holds these elements and no more.
    SliceOf(ValueList),
    /// One of the results of an operation that has several.
    Extract {
        /// The tuple.
        tuple: ValueId,
        /// Which of them.
        index: u32,
    },
    /// `-x`, `!x`, `^x`.
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: ValueId,
    },
    /// `x op y`. What may panic in it has been checked.
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Left operand.
        left: ValueId,
        /// Right operand.
        right: ValueId,
    },
    /// `complex(re, im)`.
    Complex {
        /// The real part.
        re: ValueId,
        /// The imaginary part.
        im: ValueId,
    },
    /// `real(x)`.
    Real(ValueId),
    /// `imag(x)`.
    Imag(ValueId),
    /// `len(x)`: of a string, array, address of an array, slice, map or channel.
    Len(ValueId),
    /// `cap(x)`: of an array, address of an array, slice or channel.
    Cap(ValueId),
    /// `x[low:high]` of a slice, string or address of an array; the bounds have
    /// been checked.
    Slice {
        /// What is sliced.
        base: ValueId,
        /// First index.
        low: ValueId,
        /// Second index.
        high: ValueId,
    },
    /// `x[low:high:max]`: the three bounds, which have been checked.
    FullSlice {
        /// What is sliced.
        base: ValueId,
        /// The bounds.
        bounds: ValueList,
    },
    /// The rune that begins at a byte of a string, and how many bytes it takes.
    DecodeRune {
        /// The string.
        string: ValueId,
        /// Index of its first byte, which is below the length.
        index: ValueId,
    },

    // Conversions, by the type of the operand and of the result.
    /// A value of a type with the same representation.
    ChangeType(ValueId),
    /// A conversion between numeric types, strings, and slices of bytes or runes,
    /// or of a type parameter.
    Convert(ValueId),
    /// A value in an interface.
    MakeInterface(ValueId),
    /// An interface value as a value of another interface, whose methods it has.
    ChangeInterface(ValueId),
    /// The address of the array that a slice begins with; the length has been checked.
    SliceToArray(ValueId),
    /// `x.(T)`: panics unless it holds.
    Assert(ValueId),
    /// `x.(T)` with whether it holds.
    AssertOk(ValueId),

    // Slices, maps and channels.
    /// `append(slice, items…)`.
    Append {
        /// The slice.
        slice: ValueId,
        /// What is appended.
        items: ValueList,
    },
    /// `append(slice, tail...)`: a slice or a string.
    AppendSlice {
        /// The slice.
        slice: ValueId,
        /// What is appended.
        tail: ValueId,
    },
    /// `copy(target, source)`.
    Copy {
        /// The slice that is written.
        target: ValueId,
        /// The slice or string that is read.
        source: ValueId,
    },
    /// `clear(x)`.
    Clear(ValueId),
    /// `make([]T, len, cap)`; the sizes have been checked.
    MakeSlice {
        /// The length.
        len: ValueId,
        /// The capacity.
        cap: ValueId,
    },
    /// `make(map[K]V, hint)`.
    MakeMap(Option<ValueId>),
    /// `make(chan T, size)`; the size has been checked.
    MakeChan(Option<ValueId>),
    /// `m[key]`.
    MapGet {
        /// The map.
        map: ValueId,
        /// The key, which can be hashed.
        key: ValueId,
    },
    /// `m[key]` with whether it is there.
    MapGetOk {
        /// The map.
        map: ValueId,
        /// The key, which can be hashed.
        key: ValueId,
    },
    /// `m[key] = value` of a map that is not nil.
    MapSet {
        /// The map.
        map: ValueId,
        /// The key, which can be hashed.
        key: ValueId,
        /// The value.
        value: ValueId,
    },
    /// `delete(m, key)`.
    MapDelete {
        /// The map.
        map: ValueId,
        /// The key, which can be hashed.
        key: ValueId,
    },
    /// The beginning of an iteration over a map. Its type is that of the map.
    MapIter(ValueId),
    /// The next element of an iteration: whether there is one, its key, its value.
    MapNext(ValueId),
    /// `channel <- value`: panics if the channel is closed.
    Send {
        /// The channel.
        channel: ValueId,
        /// What is sent.
        value: ValueId,
    },
    /// `<-channel`.
    Receive(ValueId),
    /// `<-channel` with whether the value was sent.
    ReceiveOk(ValueId),
    /// `close(channel)`: panics if it is nil or closed.
    Close(ValueId),
    /// A `select`: the index of the case that was chosen, -1 for `default`; whether
    /// what was received had been sent; and for each receiving case its value.
    Select(SelectId),

    // Functions.
    /// A function of this package with what it brings along.
    Closure {
        /// The function.
        function: FunctionId,
        /// What its free variables are.
        bindings: ValueList,
    },
    /// `x.m` as a value: a method with its receiver.
    MethodValue {
        /// The receiver, as the method takes it; an interface that is not nil.
        receiver: ValueId,
        /// The method, of an interface or declared.
        method: ObjectId,
        /// The type arguments of a declared one.
        type_args: TypeListId,
    },
    /// A call, which waits for its results. They are a tuple unless it is one.
    Call(CallId),
    /// A deferred call that is made because the function ends. `recover` works in
    /// what it calls.
    DeferredCall(CallId),
    /// `go f()`.
    Go(CallId),
    /// `defer f()` in a loop: registers the call with a frame.
    Defer {
        /// The frame at whose end it is made.
        frame: ValueId,
        /// The call.
        call: CallId,
    },
    /// Whether calls that [`Op::Defer`] registered with this frame have not been made yet.
    HasDeferred,
    /// Makes the last of them. `recover` works in what it calls.
    CallLastDeferred,
    /// Whether a deferred call that was made last recovered the panic that unwinds
    /// this frame.
    Recovered,
    /// `recover()`, in this frame or, in the body of a range-over-func loop, in that
    /// of the function around it.
    Recover(Option<ValueId>),
    /// `print` and `println`.
    Print {
        /// The operands.
        args: ValueList,
        /// Whether it is `println`.
        line: bool,
    },

    // Package `unsafe`, where it is no constant.
    /// `unsafe.Add(pointer, len)`.
    UnsafeAdd {
        /// The pointer.
        pointer: ValueId,
        /// How many bytes.
        len: ValueId,
    },
    /// `unsafe.Slice` and `unsafe.String`, by the type of the result; the length has
    /// been checked.
    UnsafeSlice {
        /// The first element.
        pointer: ValueId,
        /// How many elements.
        len: ValueId,
    },
    /// `unsafe.SliceData` and `unsafe.StringData`.
    UnsafeData(ValueId),
    /// `unsafe.Sizeof`, `Alignof`, `Offsetof` of what depends on type parameters: of
    /// the only type in the list; for an offset behind it that of the struct.
    UnsafeSize(UnsafeSize, TypeListId),
}

/// Which size of a type is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnsafeSize {
    /// `unsafe.Sizeof`.
    Size,
    /// `unsafe.Alignof`.
    Align,
    /// `unsafe.Offsetof` of the field with this index.
    Offset(u32),
}

/// Unary operators that do not panic and touch no memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    /// `-x`
    Negate,
    /// `!x`
    Not,
    /// `^x`
    Complement,
}

/// Binary operators, and `min` and `max`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinaryOp {
    /// `x + y`, also of strings.
    Add,
    /// `x - y`
    Subtract,
    /// `x * y`
    Multiply,
    /// `x / y`
    Divide,
    /// `x % y`
    Remainder,
    /// `x & y`
    And,
    /// `x | y`
    Or,
    /// `x ^ y`
    Xor,
    /// `x &^ y`
    AndNot,
    /// `x << y`
    ShiftLeft,
    /// `x >> y`
    ShiftRight,
    /// `x == y`
    Equal,
    /// `x != y`
    NotEqual,
    /// `x < y`
    Less,
    /// `x <= y`
    LessEqual,
    /// `x > y`
    Greater,
    /// `x >= y`
    GreaterEqual,
    /// `min(x, y)`
    Min,
    /// `max(x, y)`
    Max,
}

/// Why something is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnknownReason {
    /// It does not type-check, or depends on a package that could not be read.
    IllTyped,
    /// It belongs to C.
    Cgo,
    /// The function has no body: it is written in assembly or linked from elsewhere.
    NoBody,
    /// Its loops lie too deep in each other, with too many variables, to be gone into.
    TooLarge,
}

impl Op {
    /// Whether it is in no block, because it exists before the first one runs.
    pub const fn is_floating(self) -> bool {
        matches!(
            self,
            Self::Const(_)
                | Self::Zero
                | Self::Param
                | Self::FreeVar(_)
                | Self::Global(_)
                | Self::Function { .. }
                | Self::Frame
                | Self::Unknown(_)
        )
    }

    /// Whether it can begin to unwind its frame: what is called may panic, too.
    pub const fn may_panic(self) -> bool {
        matches!(
            self,
            Self::Check(_)
                | Self::Assert(_)
                | Self::Send { .. }
                | Self::Close(_)
                | Self::Select(_)
                | Self::Call(_)
                | Self::DeferredCall(_)
                | Self::CallLastDeferred
        )
    }

    /// Whether it does something beside giving a value, so that it is not dead where
    /// its value is not used.
    pub const fn has_effect(self) -> bool {
        self.may_panic()
            || matches!(
                self,
                Self::Store { .. }
                    | Self::Copy { .. }
                    | Self::Clear(_)
                    | Self::MapSet { .. }
                    | Self::MapDelete { .. }
                    | Self::MapNext(_)
                    | Self::Receive(_)
                    | Self::ReceiveOk(_)
                    | Self::Go(_)
                    | Self::Defer { .. }
                    | Self::Recover(_)
                    | Self::Print { .. }
            )
    }
}

impl UnaryOp {
    /// How it is written.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Negate => "-",
            Self::Not => "!",
            Self::Complement => "^",
        }
    }
}

impl BinaryOp {
    /// How it is written.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::AndNot => "&^",
            Self::ShiftLeft => "<<",
            Self::ShiftRight => ">>",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Min => "min",
            Self::Max => "max",
        }
    }

    /// Whether it gives a boolean: whether a comparison.
    pub const fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Equal
                | Self::NotEqual
                | Self::Less
                | Self::LessEqual
                | Self::Greater
                | Self::GreaterEqual
        )
    }
}

impl UnknownReason {
    /// The reason as a phrase.
    pub const fn text(self) -> &'static str {
        match self {
            Self::IllTyped => "not typed",
            Self::Cgo => "C",
            Self::TooLarge => "too large",
            Self::NoBody => "no body",
        }
    }
}
