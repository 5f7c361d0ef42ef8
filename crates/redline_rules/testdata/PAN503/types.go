-- a.go --
package library

import (
	. "log"
	"os"
	"testing"
)

var (
	exit         = os.Exit
	leave        = exit
	replaced     = os.Exit
	tested       = os.Exit
	Hook         = os.Exit
	logger       = New(os.Stderr, "", 0)
	_, unpacked  = 1, os.Exit
)

func init() {
	replaced = func(int) {}
}

type server struct {
	*Logger
	errors Logger
	quit   func(int)
}

func (s *server) run(tb testing.TB) {
	s.Fatal("x")          // want `log.Logger.Fatal ends the process`
	s.errors.Fatalf("x")  // want `log.Logger.Fatalf ends the process`
	(*Logger).Fatalln(s.Logger) // want `log.Logger.Fatalln ends the process`
	logger.Fatal()        // want `log.Logger.Fatal ends the process`
	Fatal()               // want `log.Fatal ends the process`
	exit(1)               // want `exit (os.Exit) ends the process`
	leave(1)              // want `leave (os.Exit) ends the process`
	tested(1)             // want `tested (os.Exit) ends the process`
	unpacked(1)           // want `unpacked (os.Exit) ends the process`
	fatal := logger.Fatal
	fatal("x") // want `fatal (log.Logger.Fatal) ends the process`
	replaced(1)
	Hook(1)
	s.quit(1)
	tb.Fatal("ends the goroutine of a test")
	logger.Println("fine")
}

func changes(exit func(int)) {
	exit(1)
	leave := os.Exit
	leave = func(int) {}
	leave(1)
}

type quiet struct{ *Logger }

func (quiet) Fatal(...any) {}

type reporter interface{ Fatal(...any) }

func hides(q quiet, r reporter) {
	q.Fatal("its own")
	r.Fatal("any")
	q.Fatalf("the embedded one") // want `log.Logger.Fatalf ends the process`
}

type application struct{}

func (application) Run() int { return 1 }

func concrete(a application) {
	os.Exit(a.Run()) // want `os.Exit ends the process`
}
-- a_test.go --
package library

import "testing"

func TestRun(t *testing.T) {
	tested = func(int) {}
}
-- b.go --
package library

import "example.com/missing"

func unknown(l *missing.Logger) {
	l.Fatal("not known")
	missing.Exit(1)
}
