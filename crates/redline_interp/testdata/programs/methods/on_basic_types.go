// Methods are declared on defined types of any underlying type.
// Spec: Method declarations.
package main

type number int
type words []string
type table map[string]number
type unit struct{}
type pipe chan int

func (n number) double() number { return n * 2 }

func (n *number) grow() { *n += 100 }

func (w words) last() string { return w[len(w)-1] }

func (w *words) push(s string) { *w = append(*w, s) }

func (t table) inc(k string) { t[k]++ }

func (unit) name() string { return "unit" }

func (p pipe) put(v int) { p <- v }

func main() {
	n := number(3)
	n.grow()
	w := words{"a"}
	w.push("b")
	t := table{}
	t.inc("k")
	t.inc("k")
	p := make(pipe, 1)
	p.put(9)
	println(n.double(), number(4).double(), w.last(), len(w), t["k"], unit{}.name(), <-p)
}
