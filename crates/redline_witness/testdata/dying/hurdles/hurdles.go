// Package hurdles has places for which there is no test.
package hurdles

import "os"

type Config struct { // no witness: no function is there
	Name string
}

type impossible interface {
	~int
	never()
}

func Never[T impossible](list []T) T {
	return list[0] // no witness: no value of type
}

func Solved(n uint16) int {
	var c *Config
	if uint32(n)*uint32(n)*7+uint32(n) == 1_183_886_802 {
		return len(c.Name) // no witness: calls died there; the first ended in order
	}
	return 0
}

var kept []func(*Config) string

func Keep() {
	kept = append(kept, func(c *Config) string {
		return c.Name // no witness: it is in a function literal, and no call of Keep led there
	})
}

func Recovered(c *Config) (name string) {
	defer func() { _ = recover() }()
	return c.Name // no witness: calls died there; the first ended in order
}

func Open(name string) {
	file, err := os.Open(name)
	if file == nil {
		println(err.Error(), file.Name(), (*Config)(nil).Name) // only Go: nil-dereference
	}
}

func Argument() string {
	return os.Args[1] // by Go otherwise: index-out-of-range
}

// LongAgo needs a slice that is longer than a test would make it.
func LongAgo(list []byte) byte {
	if len(list) != 5_000_000 {
		return 0
	}
	return list[5_000_000] // no witness: calls died there
}
