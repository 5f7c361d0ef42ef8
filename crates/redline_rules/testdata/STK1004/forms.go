package p

import (
	"io"
	"net"
	"os"
	"sync"
)

type conn struct {
	net.Conn
	once sync.Once
	n    int
}

func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Read(b) // want `Read always calls itself`
	c.n += n
	return n, err
}

func (c *conn) Write(b []byte) (int, error) { return c.Conn.Write(b) }

func (c *conn) Close() error {
	defer c.Close() // want `Close always calls itself`
	return nil
}

func (c *conn) LocalAddr() net.Addr {
	go c.LocalAddr()
	return c.Conn.LocalAddr()
}

func (c conn) RemoteAddr() net.Addr {
	return (&c).RemoteAddr() // want `RemoteAddr always calls itself`
}

type closer struct{ io.Closer }

func (c closer) Close() error {
	if c.Closer == nil {
		return nil
	}
	return c.Close()
}

type node struct {
	next *node
	stop bool
}

func (n *node) last() *node { return n.next.last() }

func (n *node) stopped() bool { return n.stop || n.stopped() }

func (n *node) run() {
	os.Exit(1)
	n.run()
}

func (n *node) loop() {
	for n.stop {
		n.loop()
	}
}

func (n *node) later() {
	call := func() { n.later() }
	_ = call
}

func (n *node) step() {
	n = n.next
	n.step()
}

func (n *node) wait(c chan int) {
	<-c
	n.wait(c)
}

func forward(n int) int {
	return forward(n)
}

func forwards(n int) int {
	if n == 0 {
		return 0
	}
	return forwards(n - 1)
}

type generic[T any] struct{ value T }

func (g generic[T]) get() T {
	return g.get() // want `get always calls itself`
}

type outer struct{ node }

func (o outer) last() *node { return o.node.last() }

type shadowed struct{ last func() }

func (s shadowed) call(call func()) { call() }

func mark() { mark() }

func answer() int {
	return answer()
}
-- case_test.go --
package p

func overflow(n int) int { return overflow(n + 1) }
