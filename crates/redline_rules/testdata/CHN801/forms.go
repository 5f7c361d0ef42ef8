package p

type server struct {
	done chan struct{}
	more chan struct{}
	log  func(string)
}

func newServer() *server {
	return &server{more: make(chan struct{})}
}

func straight(done chan struct{}) {
	close(done)
	close(done) // want `done is closed twice`
}

func deferred(done chan struct{}, work func() error) error {
	defer close(done) // want `done is closed twice`
	if err := work(); err != nil {
		close(done)
		return err
	}
	return nil
}

func inLoop(done chan struct{}, tasks []func()) {
	for _, task := range tasks {
		task()
		if task != nil {
			close(done)
		}
	}
}

func (s *server) settled() {
	close(s.more)
	s.log("stopping")
	close(s.more) // want `s.more is closed twice`
}

func (s *server) again() {
	close(s.done)
	s.log("restarting")
	s.done = make(chan struct{})
	close(s.done)
}

// What the call leaves in the field is not known.
func (s *server) perhaps() {
	close(s.done)
	s.log("restarting")
	close(s.done)
}

func asked(done chan struct{}, first bool) {
	if first {
		close(done)
	}
	select {
	case <-done:
	default:
		close(done)
	}
}

func askedOnce(done chan struct{}) {
	close(done)
	if _, open := <-done; open {
		close(done)
	}
}

func branches(done chan struct{}, ok bool) {
	if ok {
		close(done)
	} else {
		close(done)
	}
}

func sameCondition(done chan struct{}, ok bool) {
	if ok {
		close(done)
	}
	print("between")
	if !ok {
		close(done)
	}
}

func flag(done chan struct{}, work func() bool) {
	closed := false
	if work() {
		close(done)
		closed = true
	}
	if !closed {
		close(done)
	}
}

func cleared(done chan struct{}, work func() bool) {
	if work() {
		close(done)
		done = nil
	}
	if done != nil {
		close(done)
	}
}

func each(all []chan int) {
	for _, one := range all {
		close(one)
	}
}

func two(a, b chan int) {
	close(a)
	close(b)
}
