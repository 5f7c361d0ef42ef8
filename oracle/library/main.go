// Command library calls functions of the standard library with many arguments and
// tells where one does not do what a table says of it.
//
// The table is in a file beside this one that is made for each run.
package main

import (
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
)

// A function with what the table says of it.
type function struct {
	name   string
	value  any
	claims []claim
}

// What is said of a result or of an argument, by index.
type claim struct {
	kind        string
	result, arg int
	least, most int64
}

// What the table has: functions that return, and functions that never do.
var (
	functions    []function
	neverReturns []function
)

// How often each function is called.
const rounds = 3000

func main() {
	log.SetOutput(io.Discard)
	if len(os.Args) == 3 && os.Args[1] == "-never" {
		neverReturn(os.Args[2])
		return
	}
	wrong := 0
	for _, f := range functions {
		wrong += f.hold()
	}
	for _, f := range neverReturns {
		wrong += f.holdNever()
	}
	fmt.Printf("%d functions, %d that never return, %d wrong\n", len(functions), len(neverReturns), wrong)
	if wrong > 0 {
		os.Exit(1)
	}
}

// hold calls a function, and says how many of its claims are wrong.
func (f function) hold() int {
	random := rand.New(rand.NewSource(1))
	// Functions about whose numbers something is said make nothing that is so large.
	about := func(claim claim) bool { return claim.kind != "not-nil" }
	large := slices.ContainsFunc(f.claims, about)
	returned := 0
	wrong := map[string]string{}
	for range rounds {
		c, ok := makeCall(random, reflect.ValueOf(f.value), large)
		if !ok {
			continue
		}
		returned++
		for _, claim := range f.claims {
			if text := c.differs(claim); text != "" && wrong[claim.kind] == "" {
				wrong[claim.kind] = text
			}
		}
	}
	for kind, text := range wrong {
		fmt.Printf("%s: %s: %s\n", f.name, kind, text)
	}
	if returned == 0 {
		fmt.Printf("%s: never returned\n", f.name)
		return 1
	}
	return len(wrong)
}

// holdNever runs a function in a process of its own.
func (f function) holdNever() int {
	output, _ := exec.Command(os.Args[0], "-never", f.name).Output()
	switch text := string(output); {
	case !strings.Contains(text, "called"):
		fmt.Printf("%s: was not called\n", f.name)
	case strings.Contains(text, "returned"):
		fmt.Printf("%s: returned\n", f.name)
	default:
		return 0
	}
	return 1
}
