package guard

import (
	"runtime/debug"
	"testing"
)

func TestFactSetPanicOnFaultHoldsForOneGoroutineOnly(t *testing.T) {
	if dying() {
		mapped, err := truncated()
		if err != nil {
			t.Fatal(err)
		}
		debug.SetPanicOnFault(true)
		onAnother(func() {
			defer func() { _ = recover() }()
			intSink += int(mapped[1<<15])
		})
		return
	}
	wantIn(t, dies(t), "unexpected fault address")
	mapped := must[[]byte](t)(truncated())
	var err error
	onAnother(func() {
		err = Faults(func() error { intSink += int(mapped[1<<15]); return nil })
	})
	as[*FaultError](t, err)
}
