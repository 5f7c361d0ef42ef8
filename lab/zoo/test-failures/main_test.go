// Tests fail, are skipped and stop: no crash.
//
//zoo:args -test.v
package main

import "testing"

func TestWrong(t *testing.T) { t.Errorf("got %d, want %d", 1, 2) }

func TestSkipped(t *testing.T) { t.Skip("panic: this is only the reason") }

func TestStops(t *testing.T) { t.Fatal("fatal error: this is only a message") }
