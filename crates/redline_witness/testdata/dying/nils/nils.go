// Package nils dies of what is nil, each time behind conditions that ask for something.
package nils

import "errors"

type Config struct {
	Name  string
	Limit int
	Next  *Config
	Seen  map[string]int
	Hook  func(string) error
	Out   interface{ Write(string) }
}

func Deep(c *Config, key string) int {
	if c == nil || c.Limit < 10 {
		return 0
	}
	if key != "go" && len(key) > 3 {
		return 1
	}
	return c.Next.Limit // witness: nil-dereference
}

func Named(c Config) {
	if c.Name == "main" && c.Limit != 7 {
		c.Seen[c.Name]++ // witness: nil-dereference
	}
}

func (c *Config) Run(args ...string) error {
	if len(args) > 2 {
		return c.Hook(args[2]) // witness: nil-dereference
	}
	return nil
}

func (c *Config) Itself() string {
	if c == nil {
		return c.Name // witness: nil-dereference
	}
	return ""
}

func Write(c *Config, err error) {
	if err != nil {
		c.Out.Write(err.Error()) // witness: nil-dereference
	}
}

func Checked(p *Config) int {
	if p == nil {
		println("nil")
	}
	return p.Limit // witness: nil-dereference
}

var errNone = errors.New("none")

func find(key string) (*Config, error) {
	if key == "" {
		return nil, errNone
	}
	return &Config{}, nil
}

func Find(key string) int {
	c, _ := find(key)
	return c.Limit // witness: nil-dereference
}

func Later(n int) {
	var f func()
	if n > 100 {
		f = func() {}
	}
	defer f() // witness: nil-dereference
}

func Started(on bool) {
	var c *Config
	if on {
		go func() {
			println(c.Limit) // witness: nil-dereference
		}()
	}
}

type List[T any] struct {
	first *T
}

func (l *List[T]) First(skip bool) T {
	if skip {
		var none T
		return none
	}
	return *l.first // witness: nil-dereference
}

func Handler(prefix string) func(c *Config, words ...string) int {
	return func(c *Config, words ...string) int {
		if len(words) > 1 {
			return c.Limit // witness: nil-dereference
		}
		return len(prefix)
	}
}
