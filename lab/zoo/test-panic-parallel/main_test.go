// One of four parallel subtests panics while the others wait.
//
//zoo:args -test.v -test.parallel=4
//zoo:kind panic
//zoo:message three
//zoo:guilty other
//zoo:line explicit-panic
//zoo:tests TestParts/three
package main

import (
	"testing"
	"time"
)

func TestParts(t *testing.T) {
	for _, name := range []string{"one", "two", "three", "four"} {
		name := name
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log("begun", name)
			if name == "three" {
				time.Sleep(20 * time.Millisecond)
				panic(name)
			}
			time.Sleep(time.Second)
		})
	}
}
