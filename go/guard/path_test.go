package guard

import (
	"reflect"
	"testing"
)

type base struct{ Promoted string }

type leaf struct {
	C    int
	Any  any
	next *leaf //lint:ignore U1000 the path must not reach it
}

type tree struct {
	*base
	Leaf
	A     struct{ B []*leaf }
	Array [2]string
	Names map[string]*leaf
	Ports map[uint16]string
	Signs map[int8]int
	Any   map[any]string
	Odd   map[[2]int]string
	Reads map[interface{ Read() }]int
	inner leaf //lint:ignore U1000 the path must not reach it
}

// Leaf is embedded by value.
type Leaf struct{ Under_1 int }

func sample() *tree {
	it := &tree{
		Leaf:  Leaf{Under_1: 5},
		Array: [2]string{"x", "yz"},
		Names: map[string]*leaf{"a.b": {C: 1}, "none": nil},
		Ports: map[uint16]string{80: "http"},
		Signs: map[int8]int{-1: 9},
		Any:   map[any]string{"s": "string", 3: "int"},
	}
	it.A.B = []*leaf{{C: 1}, nil, {Any: &leaf{C: 42}}}
	return it
}

func TestPathLeads(t *testing.T) {
	withBase := sample()
	withBase.base = &base{Promoted: "up"}
	tests := []struct {
		v    any
		path string
		want any
	}{
		{sample(), "A.B[0].C", 1},
		{sample(), "A.B[2].Any.C", 42},
		{sample(), "Array[1]", "yz"},
		{sample(), "Array[1][0]", uint8('y')},
		{sample(), `Names["a.b"].C`, 1},
		{sample(), "Names[`a.b`].C", 1},
		{sample(), "Ports[80]", "http"},
		{sample(), "Signs[-1]", 9},
		{sample(), `Any["s"]`, "string"},
		{sample(), "Any[3]", "int"},
		{sample(), "Under_1", 5},
		{sample(), "Leaf.Under_1", 5},
		{withBase, "Promoted", "up"},
		{map[string]int{"k": 1}, `["k"]`, 1},
		{[]int{4, 5}, "[1]", 5},
		{7, "", 7},
		{nil, "", nil},
	}
	for _, test := range tests {
		have, err := Path(test.v, test.path)
		if err != nil || have != test.want {
			t.Errorf("%s is %v (%v), want %v", test.path, have, err, test.want)
		}
	}
	if v := must[any](t)(Path(sample(), "A.B[1]")); v != (*leaf)(nil) {
		t.Errorf("a nil pointer at the end is %v", v)
	}
}

func TestPathSaysWhereItLeadsNowhere(t *testing.T) {
	type self *self
	var loop self
	loop = &loop
	var dynamic any
	dynamic = &dynamic
	tests := []struct {
		v    any
		path string
		want string
	}{
		{nil, "A", `guard: path "A": at the start: nothing is there: it is nil`},
		{(*tree)(nil), "A", `guard: path "A": at the start: the *guard.tree is nil`},
		{sample(), "A.B[1].C", `guard: path "A.B[1].C": at A.B[1]: the *guard.leaf is nil`},
		{sample(), "A.B[0].Any.C", `guard: path "A.B[0].Any.C": at A.B[0].Any: the any is nil`},
		{sample(), "A.B[3]", `guard: path "A.B[3]": at A.B: index 3 out of range of []*guard.leaf with length 3`},
		{sample(), "A.B[-1]", `guard: path "A.B[-1]": at A.B: index -1 out of range of []*guard.leaf with length 3`},
		{sample(), "X", `guard: path "X": at the start: guard.tree has no field X`},
		{sample(), "inner", `guard: path "inner": at the start: field inner of guard.tree is not exported`},
		{sample(), "A.B[0].next", `guard: path "A.B[0].next": at A.B[0]: field next of guard.leaf is not exported`},
		{sample(), "Promoted", `guard: path "Promoted": at the start: field Promoted is in an embedded *guard.base that is nil`},
		{sample(), "Array.X", `guard: path "Array.X": at Array: want a struct with field X, have [2]string`},
		{sample(), "A[0]", `guard: path "A[0]": at A: want something with elements, have struct { B []*guard.leaf }`},
		{sample(), `A.B["x"]`, `guard: path "A.B[\"x\"]": at A.B: want a map with key "x", have []*guard.leaf`},
		{sample(), `Names["z"]`, `guard: path "Names[\"z\"]": at Names: map[string]*guard.leaf has no key "z"`},
		{sample(), "Names[1]", `guard: path "Names[1]": at Names: 1 cannot be a key of map[string]*guard.leaf`},
		{sample(), `Ports["x"]`, `guard: path "Ports[\"x\"]": at Ports: "x" cannot be a key of map[uint16]string`},
		{sample(), "Ports[-1]", `guard: path "Ports[-1]": at Ports: -1 cannot be a key of map[uint16]string`},
		{sample(), "Ports[65536]", `guard: path "Ports[65536]": at Ports: 65536 cannot be a key of map[uint16]string`},
		{sample(), "Signs[128]", `guard: path "Signs[128]": at Signs: 128 cannot be a key of map[int8]int`},
		{sample(), "Odd[1]", `guard: path "Odd[1]": at Odd: 1 cannot be a key of map[[2]int]string`},
		{sample(), "Reads[1]", `guard: path "Reads[1]": at Reads: 1 cannot be a key of map[interface { Read() }]int`},
		{loop, "A", `guard: path "A": at the start: more than 64 pointers lead on from there`},
		{dynamic, "A", `guard: path "A": at the start: more than 64 pointers lead on from there`},
		{sample(), "A..B", `guard: path "A..B": at A: want the name of a field, have ".B"`},
		{sample(), "A B", `guard: path "A B": at A: want . or [, have " B"`},
		{sample(), ".A", `guard: path ".A": at the start: want the name of a field, have ".A"`},
		{sample(), "A.", `guard: path "A.": at A: want the name of a field, have ""`},
		{sample(), "[", `guard: path "[": at the start: want ], have none in "["`},
		{sample(), "[x]", `guard: path "[x]": at the start: want an integer or a quoted key in brackets, have "x"`},
		{sample(), "[99999999999999999999]", `guard: path "[99999999999999999999]": at the start: want an integer or a quoted key in brackets, have "99999999999999999999"`},
		{sample(), `["a"`, `guard: path "[\"a\"": at the start: want ] behind the key, have ""`},
		{sample(), "['a']", `guard: path "['a']": at the start: want an integer or a quoted key in brackets, have "'a'"`},
	}
	for _, test := range tests {
		_, err := Path(test.v, test.path)
		wantError(t, err, test.want)
	}
	if at := as[*PathError](t, second(Path(sample(), "A.B[7].C"))).Offset; at != len("A.B") {
		t.Errorf("offset is %d", at)
	}
}

func second[T any](_ T, err error) error { return err }

func TestPathLosesNothingOfAKey(t *testing.T) {
	// On 32-bit systems an int key may be too small for the index.
	s := step{kind: indexStep, index: 1 << 40}
	if _, ok := s.keyOf(reflect.TypeFor[int32]()); ok {
		t.Error("an index became a smaller key")
	}
}
