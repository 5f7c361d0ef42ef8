// A test calls os.Exit with status 0, which package testing forbids.
//
//zoo:args -test.paniconexit0
//zoo:kind panic
//zoo:message unexpected call to os.Exit(0) during test
//zoo:guilty other
//zoo:tests TestExits
package main

import (
	"os"
	"testing"
)

func TestExits(t *testing.T) {
	os.Exit(0) // dies
}
