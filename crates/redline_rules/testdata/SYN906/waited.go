package p

import "sync"

func early(tasks []func()) chan struct{} {
	var group sync.WaitGroup
	done := make(chan struct{})
	go func() {
		group.Wait()
		close(done)
	}()
	for _, task := range tasks {
		group.Add(1) // want `group is waited for before anything is added`
		go func() {
			defer group.Done()
			task()
		}()
	}
	return done
}

func added(tasks []func()) chan struct{} {
	var group sync.WaitGroup
	done := make(chan struct{})
	group.Add(len(tasks))
	go func() {
		group.Wait()
		close(done)
	}()
	for _, task := range tasks {
		go func() {
			defer group.Done()
			task()
		}()
	}
	return done
}

func heldBack(tasks []func()) chan struct{} {
	var group sync.WaitGroup
	started, done := make(chan struct{}), make(chan struct{})
	go func() {
		<-started
		group.Wait()
		close(done)
	}()
	for _, task := range tasks {
		group.Add(1)
		go func() {
			defer group.Done()
			task()
		}()
	}
	close(started)
	return done
}

func addedByOther(tasks []func(), add func(*sync.WaitGroup)) {
	var group sync.WaitGroup
	add(&group)
	go func() {
		group.Wait()
		print("done")
	}()
	group.Add(1)
	group.Done()
}

func eachRound(rounds []func()) {
	for _, round := range rounds {
		var group sync.WaitGroup
		group.Add(1)
		go func() {
			defer group.Done()
			round()
		}()
		go func() {
			group.Wait()
			print("done")
		}()
	}
}
