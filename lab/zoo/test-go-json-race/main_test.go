// `go test -race -json` runs tests that race.
//
//zoo:test -race -json
//zoo:kind race
//zoo:line data-race
//zoo:tests TestCount
package main

import (
	"testing"
	"time"
)

func TestFine(t *testing.T) {}

func TestCount(t *testing.T) {
	count := 0
	go func() { count++ }()
	time.Sleep(10 * time.Millisecond)
	count++
}
