// A subtest of a subtest panics, and the tests are told one by one.
//
//zoo:args -test.v
//zoo:kind panic
//zoo:message deep down
//zoo:guilty other
//zoo:site zoo.example/test-panic-verbose.TestTree.func1.1
//zoo:site@1.27 zoo.example/test-panic-verbose.TestTree.func1.1
//zoo:line explicit-panic
//zoo:tests TestTree/left/leaf_one
package main

import "testing"

func TestFine(t *testing.T) { t.Log("fine") }

func TestTree(t *testing.T) {
	t.Run("left", func(t *testing.T) {
		t.Run("leaf one", func(t *testing.T) {
			panic("deep down") // dies
		})
	})
}
