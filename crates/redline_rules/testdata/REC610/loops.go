package p

import (
	"net/http"
	"os"
	"sync"
)

func holds(paths []string) {
	for i := 0; i < len(paths); i++ {
		f, err := os.Open(paths[i])
		if err != nil {
			continue
		}
		defer f.Close() // want `f.Close is deferred in a loop`
	}
	for _, url := range paths {
		resp, err := http.Get(url)
		if err != nil {
			continue
		}
		defer resp.Body.Close() // want `resp.Body.Close is deferred in a loop`
	}
	for {
		f, _ := os.Open(paths[0])
		defer func() { // want `f.Close is deferred in a loop`
			f.Close()
		}()
	}
}

func reports(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer func() { // want `f.Close is deferred in a loop`
			println(path)
			if err := f.Close(); err != nil {
				println(err)
			}
		}()
		use(f)
	}
	list := []string{"a", "b"}
	list = append(list, paths...)
	for _, path := range list {
		f, _ := os.Open(path)
		defer f.Close() // want `f.Close is deferred in a loop`
	}
}

func cleans(paths []string, files []*os.File) (err error) {
	for _, file := range files {
		if file != nil {
			defer file.Close()
		}
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		closed := false
		defer func() {
			if !closed {
				f.Close()
			}
		}()
		use(f)
		closed = true
	}
	for _, path := range paths {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer func() {
			if err == nil {
				return
			}
			f.Close()
		}()
	}
	for _, path := range paths {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		use(f)
		if err := f.Close(); err != nil {
			return err
		}
	}
	list := []string{"a", "b"}
	for _, path := range list {
		f, _ := os.Open(path)
		defer f.Close()
	}
	return nil
}

func fine(paths []string, locks []*sync.Mutex) ([]*os.File, error) {
	var files []*os.File
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		defer f.Close()
	}
	for _, lock := range locks {
		lock.Lock()
		defer lock.Unlock()
	}
	for _, path := range []string{"a", "b"} {
		f, _ := os.Open(path)
		defer f.Close()
	}
	for i := 0; i < 3; i++ {
		f, _ := os.Open(paths[i])
		defer f.Close()
	}
	for range 3 {
		f, _ := os.Open(paths[0])
		defer f.Close()
	}
	for _, path := range paths {
		func() {
			f, _ := os.Open(path)
			defer f.Close()
		}()
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err == nil {
			defer f.Close()
			return nil, use(f)
		}
	}
	for {
		f, _ := os.Open(paths[0])
		defer f.Close()
		use(f)
		break
	}
	return files, nil
}

func use(*os.File) error { return nil }

func events(opened <-chan *os.File, paths <-chan string, done <-chan int) {
	for {
		select {
		case <-done:
			return
		case path := <-paths:
			f, _ := os.Open(path)
			defer f.Close()
		}
		f := <-opened
		path := <-paths
		g, _ := os.Open(path)
		defer g.Close() // want `g.Close is deferred in a loop`
		use(f)
	}
}
