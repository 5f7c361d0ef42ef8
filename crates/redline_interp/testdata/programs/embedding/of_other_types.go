// Defined types that are no structs, and aliases, are embedded under their names.
// Spec: Struct types; Alias declarations.
package main

type number int

func (n number) double() int { return int(n) * 2 }

type label = number

type list []int

func (l list) length() int { return len(l) }

type all struct {
	label
	list
	string
	*bool
}

func main() {
	v := all{label: 4, list: list{1, 2}, string: "s"}
	v.label++
	v.list = append(v.list, 3)
	println(v.double(), v.length(), v.string, v.bool == nil)
}
