package p

import (
	"os"
	. "os/signal"
)

type signals chan os.Signal

var (
	stop     = make(chan os.Signal)
	Shared   = make(chan os.Signal)
	notify   = Notify
	replaced = make(chan os.Signal)
)

const none = 0

func f() {
	Notify(stop) // want `signal channel has no buffer`
	Notify(Shared)
	Notify(replaced)
	a := make(signals)
	notify(a) // want `signal channel has no buffer`
	b := make(signals, none)
	Notify(b) // want `signal channel has no buffer`
	c := make(signals, none+1)
	Notify(c)
}

func g(size int) {
	replaced = make(chan os.Signal, 1)
	Notify(make(chan os.Signal, size))
	Notify := func(chan os.Signal) {}
	Notify(stop)
}
