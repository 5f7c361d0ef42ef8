// Values that were stored before a panic in the same statement list stay stored.
// Spec: Handling panics.
package main

var log []string

func step(name string, n int) {
	log = append(log, name)
	log[n] += "!"
}

func run() {
	defer func() {
		err := recover().(error)
		log = append(log, err.Error())
	}()
	step("a", 0)
	step("b", 1)
	step("c", 5)
	step("d", 3)
}

func main() {
	run()
	for _, s := range log {
		println(s)
	}
}
