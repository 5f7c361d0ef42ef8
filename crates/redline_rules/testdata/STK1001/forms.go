package p

import (
	"fmt"
	"log"
	"os"
	"runtime"
)

func plain(n int) int {
	return plain(n + 1) // want `plain always calls itself`
}

func answer() int {
	return answer() // want `answer always calls itself`
}

func behindCall(n int) {
	fmt.Println(n)
	behindCall(n + 1) // want `behindCall always calls itself`
}

func onBothWays(n int) int {
	if n > 0 {
		return onBothWays(n - 1) // want `onBothWays always calls itself`
	}
	return onBothWays(n + 1)
}

func behindLoop(names []string) int {
	sum := 0
	for _, name := range names {
		sum += len(name)
	}
	return sum + behindLoop(names) // want `behindLoop always calls itself`
}

func inDefer(n int) {
	defer inDefer(n) // want `inDefer always calls itself`
	print(n)
}

func inLiteral(n int) int {
	return func() int { return inLiteral(n) }() // want `inLiteral always calls itself, through a function in it`
}

func first(n int) int { return second(n) } // want `first always calls itself, through second and third`

func second(n int) int { return third(n) }

func third(n int) int { return first(n) }

func caller(n int) int { return plain(n) }

type node struct {
	next *node
	kids []*node
}

func (n *node) last() *node {
	return n.next.last() // want `last always calls itself`
}

func (n *node) self() *node { return n.self() }

type generic[T any] struct{ next *generic[T] }

func (g *generic[T]) last() *generic[T] {
	return g.next.last() // want `last always calls itself`
}

func convert[T any](value T) string {
	return convert([]T{value}) // want `convert always calls itself`
}

func ends(n int) int {
	if n == 0 {
		return 0
	}
	return ends(n - 1)
}

func endsInLoop(n *node) int {
	sum := 0
	for _, kid := range n.kids {
		sum += endsInLoop(kid)
	}
	return sum
}

func endsByPanic(n int) int {
	if n == 0 {
		panic("done")
	}
	return endsByPanic(n - 1)
}

func endsByExit(n int) int {
	if n == 0 {
		os.Exit(0)
	}
	return endsByExit(n - 1)
}

func endsByLog(n int) int {
	if n == 0 {
		log.Fatal("done")
	}
	return endsByLog(n - 1)
}

func endsGoroutine(n int) int {
	if n == 0 {
		runtime.Goexit()
	}
	return endsGoroutine(n - 1)
}

func endsByHelper(n int) int {
	if n == 0 {
		die("done")
	}
	return endsByHelper(n - 1)
}

func die(text string) {
	log.Print(text)
	os.Exit(1)
}

func staysInLoop(n int) int {
	for n > 0 {
	}
	for {
		if n == 0 {
			continue
		}
		n--
	}
	return staysInLoop(n)
}

func waits(in chan int) {
	print(<-in)
	waits(in)
}

func waitsForOne(in, other chan int) {
	select {
	case n := <-in:
		print(n)
	case n := <-other:
		print(n)
	}
	waitsForOne(in, other)
}

func starts(n int) {
	go starts(n + 1)
}

func hands(n int) func() int {
	return func() int { return hands(n)() }
}

func and(n int) bool { return n > 0 && and(n-1) }

func outEven(n int) bool { return n == 0 || outOdd(n-1) }

func outOdd(n int) bool { return outEven(n - 1) }

func mark() { mark() }

var call func(n int) int

func byVariable(n int) int { return call(n) }

func init() { call = byVariable }
-- case_test.go --
package p

func overflow(n int) int { return overflow(n + 1) }
