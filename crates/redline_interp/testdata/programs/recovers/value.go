// recover stops a panic and gives its value; without a panic it gives nil.
// Spec: Handling panics.
package main

func try(v any, fail bool) (result any) {
	defer func() { result = recover() }()
	if fail {
		panic(v)
	}
	return "overwritten"
}

func main() {
	println(try("text", true).(string), try(42, true).(int), try(nil, false) == nil)
	println(recover() == nil)
	e := try([]int{1, 2}, true).([]int)
	println(len(e))
}
