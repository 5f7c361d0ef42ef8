package p

import "sync"

func late(tasks []func()) {
	var group sync.WaitGroup
	for _, task := range tasks {
		go func() {
			group.Add(1) // want `group is added to by the goroutine that is waited for`
			defer group.Done()
			task()
		}()
	}
	group.Wait()
}

func lateByParameter(task func()) {
	var group sync.WaitGroup
	go run(&group, task)
	group.Wait()
}

func run(group *sync.WaitGroup, task func()) {
	group.Add(1) // want `group is added to by the goroutine that is waited for`
	task()
	group.Done()
}

type server struct {
	group sync.WaitGroup
	jobs  chan func()
}

func (s *server) start() {
	go func() {
		s.group.Add(1) // want `s.group is added to by the goroutine that is waited for`
		defer s.group.Done()
		for job := range s.jobs {
			job()
		}
	}()
}

func inTime(tasks []func()) {
	var group sync.WaitGroup
	for _, task := range tasks {
		group.Add(1)
		go func() {
			defer group.Done()
			task()
		}()
	}
	group.Wait()
}

// The one who starts others counts itself until they are counted.
func nested(tasks []func()) {
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done()
		for _, task := range tasks {
			group.Add(1)
			go func() {
				defer group.Done()
				task()
			}()
		}
	}()
	group.Wait()
}

func twice(task func() bool) {
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done() // want `group is told twice that this goroutine is done`
		if !task() {
			group.Done()
			return
		}
		task()
	}()
	group.Wait()
}

func forTwo(task func()) {
	var group sync.WaitGroup
	group.Add(2)
	go func() {
		task()
		group.Done()
		task()
		group.Done()
	}()
	group.Wait()
}

func perJob(jobs []func()) {
	var group sync.WaitGroup
	queue := make(chan func())
	go func() {
		for job := range queue {
			job()
			group.Done()
		}
	}()
	for _, job := range jobs {
		group.Add(1)
		queue <- job
	}
	group.Wait()
}

func byGo(task func()) {
	var group sync.WaitGroup
	group.Go(func() {
		defer group.Done() // want `group is told twice that this is done: Go does it as well`
		task()
	})
	group.Wait()
}

func byGoOfAnother(task func()) {
	var group, other sync.WaitGroup
	other.Add(1)
	group.Go(func() {
		defer other.Done()
		task()
	})
	other.Wait()
	group.Wait()
}

func negative() {
	var group sync.WaitGroup
	group.Add(1)
	group.Add(-2) // want `group is counted below zero`
}

func neverAdded() {
	var group sync.WaitGroup
	group.Done() // want `group is counted below zero`
}

func takenBack(count int) {
	var group sync.WaitGroup
	group.Add(2)
	group.Add(-1)
	group.Add(-1)
	group.Add(count)
	group.Add(-1)
}

func shared(add func(*sync.WaitGroup)) {
	var group sync.WaitGroup
	add(&group)
	group.Done()
}

type reflector struct {
	group sync.WaitGroup
	run   func()
}

// Each waits for the one before.
func (r *reflector) restart() {
	go func() {
		r.group.Wait()
		r.group.Add(1)
		defer r.group.Done()
		r.run()
	}()
}
