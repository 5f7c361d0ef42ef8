package guard

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
)

// truncated is a mapped file that has become shorter than its mapping.
func truncated() (mapped []byte, err error) {
	dir, err := os.MkdirTemp("", "guard")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file, err := os.Create(filepath.Join(dir, "mapped"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if err := file.Truncate(1 << 16); err != nil {
		return nil, err
	}
	mapped, err = syscall.Mmap(int(file.Fd()), 0, 1<<16, syscall.PROT_READ, syscall.MAP_SHARED)
	return mapped, errors.Join(err, file.Truncate(0))
}

func TestFaultsStopsAFault(t *testing.T) {
	mapped := must[[]byte](t)(truncated())
	err := Faults(func() error { intSink += int(mapped[1<<15]); return nil })
	fault := as[*FaultError](t, err)
	if fault.Addr == 0 || fault.Err == nil || !strings.Contains(err.Error(), "memory fault at address 0x") {
		t.Errorf("%+v", fault)
	}
	wantIn(t, string(fault.Stack), "TestFaultsStopsAFault")
	if !errors.Is(err, fault.Err) {
		t.Error("the runtime's error is not inside")
	}
}

func TestFaultsLeavesTheRestAsItIs(t *testing.T) {
	if err := Faults(func() error { return io.EOF }); err != io.EOF {
		t.Errorf("error is %v", err)
	}
	if err := Faults(func() error { return nil }); err != nil {
		t.Errorf("error is %v", err)
	}
	var none *int
	err := Faults(func() error { return errors.New(string(rune(*none))) })
	as[*PanicError](t, err)
	for _, was := range []bool{true, false} {
		debug.SetPanicOnFault(was)
		if err := Faults(func() error { return nil }); err != nil {
			t.Error(err)
		}
		if is := debug.SetPanicOnFault(false); is != was {
			t.Errorf("setting was %t and is %t", was, is)
		}
	}
}
