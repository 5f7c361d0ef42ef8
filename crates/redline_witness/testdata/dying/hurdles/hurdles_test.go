package hurdles

import "testing"

func TestOwn(t *testing.T) {
	var c *Config
	println(c.Name) // no witness: it is in a test
}

func TestMain(m *testing.M) { panic("tests of the package do not run") }
