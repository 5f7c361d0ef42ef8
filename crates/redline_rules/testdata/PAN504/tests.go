-- p.go --
package p
-- p_test.go --
package p

import (
	"log"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	defer os.RemoveAll("x")
	os.Exit(m.Run()) // want `os.Exit skips the deferred os.RemoveAll("x")`
}

func ExampleF() {
	defer os.RemoveAll("x")
	log.Fatal("documentation")
}
