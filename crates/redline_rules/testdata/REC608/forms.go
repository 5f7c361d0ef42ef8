package p

import (
	"log"
	"os"
)

func task() {}

func caught() {
	if r := recover(); r != nil {
		log.Print(r)
	}
}

func last() {
	task()
	defer caught() // want `nothing is left to panic behind this recover: it comes too late`
}

func beforeReturn(run func() int) int {
	n := run()
	defer func() { // want `nothing is left to panic behind this recover`
		if r := recover(); r != nil {
			log.Print(r)
		}
	}()
	return n
}

func inGoroutine(run func()) {
	go func() {
		run()
		defer caught() // want `nothing is left to panic behind this recover`
	}()
}

func first() {
	defer caught()
	task()
}

func between() {
	task()
	defer caught()
	task()
}

func returnsCall(run func() int) int {
	task()
	defer caught()
	return run()
}

func indexes(list []int) int {
	task()
	defer caught()
	return list[0]
}

func onlyLiteral() func() {
	run := func() { task() }
	defer caught()
	return run
}

func onlyLibrary() {
	log.Print(os.Args)
	defer caught()
}

func other() {
	task()
	defer task()
}

func nothingBefore() {
	defer caught()
}
-- case_test.go --
package p

func inTest() {
	task()
	defer caught()
}
