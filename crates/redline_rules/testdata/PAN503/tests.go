-- p.go --
package p

import "os"

type runner interface{ Run() int }

// A helper of TestMain in a package for tests.
func Main(m runner) { os.Exit(m.Run()) }
-- p_test.go --
package p

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(m.Run()) }
