-- p.go --
package p
-- p_test.go --
package p

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(m.Run()) }
