// A goroutine in a bubble panics while others wait in it.
//
//zoo:since 1.25
//zoo:env GOTRACEBACK=all
//zoo:kind panic
//zoo:message burst
//zoo:guilty other
//zoo:line explicit-panic
//zoo:tests TestBubble
package main

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() { select {} }()
		go func() {
			time.Sleep(time.Hour)
			panic("burst") // dies
		}()
		time.Sleep(2 * time.Hour)
	})
}
