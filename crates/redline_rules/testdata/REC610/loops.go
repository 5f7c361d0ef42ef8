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
		defer resp.Body.Close() // want `resp.Close is deferred in a loop`
	}
	for {
		f, _ := os.Open(paths[0])
		defer func() { // want `f.Close is deferred in a loop`
			f.Close()
		}()
	}
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
