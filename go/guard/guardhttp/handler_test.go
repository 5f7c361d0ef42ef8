package guardhttp

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"redline.example/guard"
)

// server serves by a handler under Handler, and says what was reported.
type server struct {
	*httptest.Server
	reported chan error
	log      *bytes.Buffer
}

func serve(t *testing.T, handle http.HandlerFunc) *server {
	s := &server{reported: make(chan error, 1), log: new(bytes.Buffer)}
	handler := Handler(handle, func(r *http.Request, err error) {
		if r.URL.Path != "/" {
			t.Errorf("reported with path %s", r.URL.Path)
		}
		s.reported <- err
	})
	s.Server = httptest.NewUnstartedServer(handler)
	s.Config.ErrorLog = log.New(s.log, "", 0)
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func get(t *testing.T, s *server) (status int, body string, err error) {
	t.Helper()
	answer, err := s.Client().Get(s.URL)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text), err
}

func TestAPanicIsAnsweredAndReported(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { panic("cheese") })
	status, body, err := get(t, s)
	if status != 500 || body != "Internal Server Error\n" || err != nil {
		t.Errorf("answer %d %q %v", status, body, err)
	}
	var stopped *guard.PanicError
	if err := <-s.reported; !errors.As(err, &stopped) || stopped.Value != "cheese" {
		t.Errorf("reported %v", err)
	}
}

func TestAnAnswerThatHadBegunIsBrokenOff(t *testing.T) {
	ways := map[string]func(w http.ResponseWriter){
		"Write":    func(w http.ResponseWriter) { _, _ = io.WriteString(w, "half") },
		"Header":   func(w http.ResponseWriter) { w.WriteHeader(200) },
		"Flush":    func(w http.ResponseWriter) { w.(http.Flusher).Flush() },
		"ReadFrom": func(w http.ResponseWriter) { _, _ = io.Copy(w, io.LimitReader(strings.NewReader("half"), 4)) },
	}
	for name, way := range ways {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			way(w)
			panic("cheese")
		})
		if _, body, err := get(t, s); err == nil {
			t.Errorf("%s: the client got a whole answer: %q", name, body)
		}
		if err := <-s.reported; err == nil || !strings.Contains(err.Error(), "cheese") {
			t.Errorf("%s: reported %v", name, err)
		}
	}
}

func TestWhatComesBeforeTheAnswerIsNoAnswer(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		panic("cheese")
	})
	if status, _, err := get(t, s); status != 500 || err != nil {
		t.Errorf("answer %d %v", status, err)
	}
}

func TestAnswersGoThrough(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if err := http.NewResponseController(w).EnableFullDuplex(); err != nil {
			t.Errorf("the controller does not reach the writer below: %v", err)
		}
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "tea")
	})
	if status, body, err := get(t, s); status != http.StatusTeapot || body != "tea" || err != nil {
		t.Errorf("answer %d %q %v", status, body, err)
	}
	if len(s.reported) > 0 {
		t.Errorf("reported %v", <-s.reported)
	}
}

func TestAbortingIsPassedOnAndNotReported(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	if _, _, err := get(t, s); err == nil {
		t.Error("the client got an answer")
	}
	s.Close()
	if len(s.reported) > 0 || s.log.Len() > 0 {
		t.Errorf("reported %d, logged %q", len(s.reported), s.log)
	}
}

func TestGoexitIsReported(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { runtime.Goexit() })
	if _, _, err := get(t, s); err == nil {
		t.Log("the server answered after Goexit")
	}
	var exited *guard.GoexitError
	if err := <-s.reported; !errors.As(err, &exited) {
		t.Errorf("reported %v", err)
	}
}

func TestAHijackedConnectionIsLeftAlone(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, "HTTP/1.1 299 Mine\r\nContent-Length: 0\r\n\r\n")
		panic("cheese")
	})
	if status, _, err := get(t, s); status != 299 || err != nil {
		t.Errorf("answer %d %v", status, err)
	}
	if err := <-s.reported; err == nil {
		t.Error("not reported")
	}
}

func TestAReportThatPanicsHidesNothing(t *testing.T) {
	told := make(chan error, 1)
	ctx := guard.WithReporter(context.Background(), func(err error) { told <- err })
	r := httptest.NewRequest("GET", "/", nil).WithContext(ctx)
	w := httptest.NewRecorder()
	panics := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("cheese") })
	Handler(panics, func(*http.Request, error) { panic("report") }).ServeHTTP(w, r)
	text := (<-told).Error()
	if w.Code != 500 || !strings.Contains(text, "cheese") || !strings.Contains(text, "report") {
		t.Errorf("answer %d, told %s", w.Code, text)
	}
	Handler(panics, nil).ServeHTTP(httptest.NewRecorder(), r)
	if err := <-told; !strings.Contains(err.Error(), "cheese") {
		t.Errorf("told %v", err)
	}
}

type bare struct{ http.ResponseWriter }

type hijackable struct{ http.ResponseWriter }

func (hijackable) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return nil, nil, errors.ErrUnsupported
}

func TestTheWriterCanDoWhatTheOneBelowCan(t *testing.T) {
	recorder := httptest.NewRecorder()
	tests := []struct {
		below           http.ResponseWriter
		flushes, hijack bool
	}{
		{bare{recorder}, false, false},
		{recorder, true, false},
		{hijackable{recorder}, false, true},
		{struct {
			hijackable
			http.Flusher
		}{hijackable{recorder}, recorder}, true, true},
	}
	for _, test := range tests {
		w := (&writer{ResponseWriter: test.below}).asCapable()
		_, flushes := w.(http.Flusher)
		hijacker, hijacks := w.(http.Hijacker)
		if flushes != test.flushes || hijacks != test.hijack {
			t.Errorf("%T: flushes %t, hijacks %t", test.below, flushes, hijacks)
		}
		if hijacks {
			if _, _, err := hijacker.Hijack(); err == nil {
				t.Error("hijacked what cannot be")
			}
		}
	}
}

// The plain server answers a panic by closing the connection.
func TestFactAPanicIsNotAnswered(t *testing.T) {
	plain := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("cheese") }))
	plain.Config.ErrorLog = log.New(io.Discard, "", 0)
	plain.Start()
	defer plain.Close()
	if answer, err := plain.Client().Get(plain.URL); err == nil {
		answer.Body.Close()
		t.Errorf("the plain server answers %s", answer.Status)
	}
}
