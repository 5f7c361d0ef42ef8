// `go test` cannot build the package: no crash.
//
//zoo:test -v
package main

import "testing"

func TestFine(t *testing.T) { t.Log(undefined) }
