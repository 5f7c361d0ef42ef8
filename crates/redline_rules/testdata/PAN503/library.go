package library

import (
	xlog "log"
	"os"
	"syscall"
)

func A() {
	os.Exit(1)       // want `os.Exit ends the process`
	xlog.Fatalf("x") // want `log.Fatalf ends the process`
	syscall.Exit(2)  // want `syscall.Exit ends the process`
	defer os.Exit(3) // want `os.Exit ends the process`
	go func() {
		xlog.Fatalln() // want `log.Fatalln ends the process`
	}()
	xlog.Println("fine")
}

func init() {
	os.Exit(1) // want `os.Exit ends the process`
}

func Fatal()      { os.Exit(1) }
func mustLoad()   { os.Exit(1) }
func ExitOnErr()  { xlog.Fatal() }
func usageError() { os.Exit(2) }

type exiter struct{}

func (exiter) Exit(int) {}

func B() {
	os := exiter{}
	os.Exit(1)
}
