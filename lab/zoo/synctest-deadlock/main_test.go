// All goroutines of a bubble wait for each other.
//
//zoo:since 1.25
//zoo:kind panic
//zoo:message deadlock: all goroutines in bubble are blocked
//zoo:guilty other
//zoo:tests TestBubble
package main

import (
	"testing"
	"testing/synctest"
)

func TestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		<-make(chan int)
	})
}
