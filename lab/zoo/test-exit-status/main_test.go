// A test calls os.Exit with status 3: no crash, and no word about the test.
//
//zoo:args -test.v
//zoo:line unexpected-exit
package main

import (
	"os"
	"testing"
)

func TestExits(t *testing.T) {
	os.Exit(3)
}
