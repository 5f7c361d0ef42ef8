package p

import "sync"

type baton struct {
	mu   sync.Mutex
	done chan struct{}
}

// Who holds the lock after that is another one's business.
func (b *baton) take() {
	b.mu.Lock()
}

func (b *baton) passed() {
	b.mu.Lock()
	b.mu.Unlock()
	<-b.done
	b.mu.Unlock()
}

type locker struct{ sync.Locker }

func (l locker) twice() {
	l.Lock()
	l.Unlock()
	l.Unlock()
}
