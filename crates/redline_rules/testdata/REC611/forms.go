package p

import (
	"database/sql"
	"errors"
	"io"
	"net/http"
	"os"
)

func rows(db *sql.DB) error {
	rows, err := db.Query("select 1")
	defer rows.Close() // want `rows.Close is deferred before err is checked`
	if err != nil {
		return err
	}
	return rows.Err()
}

func two(client *http.Client, db *sql.DB) error {
	var resp *http.Response
	var failed error
	resp, failed = client.Get("http://example.com")
	defer resp.Body.Close() // want `resp.Body.Close is deferred before failed is checked`
	defer println("done")
	if failed == nil && resp.StatusCode == 200 {
		return nil
	}
	return failed
}

func inClause(n int) error {
	switch n {
	case 1:
		body, err := open()
		defer body.Close() // want `body.Close is deferred before err is checked`
		if nil != err {
			return err
		}
	}
	return nil
}

func open() (io.ReadCloser, error) { return nil, errors.New("no") }

func bearsNil(path string) error {
	f, err := os.Open(path)
	defer f.Close()
	if err != nil {
		return err
	}
	return nil
}

func right(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func literal(url string) error {
	resp, err := http.Get(url)
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	if err != nil {
		return err
	}
	return nil
}

func other(url string, f io.Closer) error {
	_, err := http.Get(url)
	defer f.Close()
	if err != nil {
		return err
	}
	return nil
}

func unchecked(url string) {
	resp, err := http.Get(url)
	defer resp.Body.Close()
	println(err)
}

type value struct{}

func (value) Close() {}

func byValue() (value, error) { return value{}, nil }

func values() error {
	v, err := byValue()
	defer v.Close()
	if err != nil {
		return err
	}
	return nil
}

type careful struct{ file *os.File }

func (c *careful) Close() {
	if c == nil {
		return
	}
	c.file.Close()
}

func (c *careful) Stop() { c.file.Close() }

func newCareful() (*careful, error) { return nil, errors.New("no") }

func carefully() error {
	c, err := newCareful()
	defer c.Close()
	defer c.Stop()       // want `c.Stop is deferred before err is checked`
	defer c.file.Close() // want `c.file.Close is deferred before err is checked`
	if err != nil {
		return err
	}
	return nil
}

func newBoth() (*careful, error) {
	c := &careful{}
	if c.file == nil {
		return c, errors.New("no file")
	}
	return c, nil
}

func both() error {
	c, err := newBoth()
	defer c.Stop()
	if err != nil {
		return err
	}
	return nil
}
