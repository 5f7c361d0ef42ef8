package p

import (
	"os"
	sig "os/signal"
)

func f(given chan os.Signal) {
	a := make(chan os.Signal)
	sig.Notify(a) // want `signal channel has no buffer`
	b := make(chan os.Signal, 0)
	sig.Notify(b, os.Interrupt) // want `signal channel has no buffer`
	var c = make(chan os.Signal)
	sig.Notify(c) // want `signal channel has no buffer`
	sig.Notify(make(chan os.Signal)) // want `signal channel has no buffer`
	d := make(chan os.Signal, 1)
	sig.Notify(d)
	e := make(chan os.Signal)
	e = d
	sig.Notify(e)
	sig.Notify(given)
	sig.Stop(a)
}

func g() {
	make := func(chan os.Signal) chan os.Signal { return nil }
	a := make(nil)
	sig.Notify(a)
}
