// A struct type may hold pointers, slices and maps of itself.
// Spec: Type declarations.
package main

type tree struct {
	name     string
	parent   *tree
	children []*tree
	index    map[string]*tree
}

func (t *tree) add(name string) *tree {
	c := &tree{name: name, parent: t}
	t.children = append(t.children, c)
	if t.index == nil {
		t.index = map[string]*tree{}
	}
	t.index[name] = c
	return c
}

func (t *tree) path() string {
	if t.parent == nil {
		return t.name
	}
	return t.parent.path() + "/" + t.name
}

func main() {
	root := &tree{name: "root"}
	root.add("a").add("b")
	root.add("c")
	println(root.children[0].children[0].path(), root.index["c"].path(), root.index["a"].index["b"].parent == root.children[0])
}
