// A test panics.
//
//zoo:kind panic
//zoo:message assignment to entry in nil map
//zoo:guilty other
//zoo:site zoo.example/test-panic.count
//zoo:line nil-dereference
//zoo:tests TestCount
package main

import "testing"

func count(seen map[string]int, word string) {
	seen[word]++ // dies
}

func TestFine(t *testing.T) {}

func TestCount(t *testing.T) {
	count(nil, "a")
}

func TestNever(t *testing.T) {}
