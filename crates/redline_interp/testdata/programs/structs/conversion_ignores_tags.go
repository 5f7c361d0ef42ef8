// Structs with the same fields convert to each other, whatever their tags.
// Spec: Conversions.
package main

type wire struct {
	Name string `json:"name"`
	Age  int    `json:"age,omitempty"`
}

type row struct {
	Name string
	Age  int
}

func main() {
	w := wire{"Ann", 30}
	r := row(w)
	r.Age++
	p := (*wire)(&r)
	p.Name = "Bob"
	println(w.Name, w.Age, r.Name, r.Age)
}
