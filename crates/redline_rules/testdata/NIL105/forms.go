package p

import "errors"

type config struct{ name string }

func load(name string) (*config, error) {
	if name == "" {
		return nil, errors.New("no name")
	}
	return &config{name}, nil
}

func both(name string) (*config, error) {
	return &config{name}, errors.New("both")
}

func use(name string) string {
	c, err := load(name)
	if err != nil {
		return c.name // want `came with an error`
	}
	return c.name
}

func later(name string) string {
	c, err := load(name)
	if err == nil {
		return c.name
	}
	println(err.Error())
	return c.name // want `came with an error`
}

func silent(name string) string {
	c, err := both(name)
	if err != nil {
		return c.name
	}
	d, err := load(name)
	if err != nil && d != nil {
		return d.name
	}
	e, err := load(name)
	if err != nil {
		e = &config{}
	}
	return e.name
}
