// TestMain panics before a test runs.
//
//zoo:kind panic
//zoo:message no database
//zoo:guilty main
//zoo:site zoo.example/test-main-panics.TestMain
//zoo:line explicit-panic
package main

import "testing"

func TestMain(m *testing.M) {
	panic("no database") // dies
}

func TestFine(t *testing.T) {}
