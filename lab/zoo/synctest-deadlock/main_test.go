// All goroutines of a bubble wait for each other.
//
//zoo:since 1.25
//zoo:kind deadlock
//zoo:line deadlock
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
