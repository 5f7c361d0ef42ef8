package guardhttp

import (
	"errors"
	"net/http"

	"redline.example/guard"
)

// Handler serves requests by next, and answers 500 Internal Server Error if that
// panics. The plain server only closes the connection, and writes the panic to
// its log.
//
// report is told of the request and of the panic, a [*guard.PanicError], or of
// a call of runtime.Goexit, a [*guard.GoexitError]. It runs before the answer is
// sent and may call anything; if it panics itself, both errors go to
// [guard.Report], as everything does if report is nil.
//
// Where the answer had begun, a client would take its beginning for the whole.
// Then the connection is broken off, as with [http.ErrAbortHandler]. That panic
// itself is passed on and not reported, because it is how a handler asks for
// just that. Nothing stops Goexit, after which the server ends the connection.
//
// The http.ResponseWriter that next gets can flush and be hijacked if the one
// below can, and [http.ResponseController] reaches the one below.
func Handler(next http.Handler, report func(*http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := &writer{ResponseWriter: w}
		guard.Watch("", func() error {
			next.ServeHTTP(answer.asCapable(), r)
			return nil
		}, func(err error) {
			if err != nil {
				answerFailure(answer, r, report, err)
			}
		})
	})
}

func answerFailure(answer *writer, r *http.Request, report func(*http.Request, error), err error) {
	stopped, panicked := err.(*guard.PanicError)
	if panicked && stopped.Value == http.ErrAbortHandler {
		panic(http.ErrAbortHandler)
	}
	tell(r, report, err)
	switch {
	case !panicked || answer.hijacked:
	case answer.begun:
		panic(http.ErrAbortHandler)
	default:
		http.Error(answer, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}

func tell(r *http.Request, report func(*http.Request, error), err error) {
	if report == nil {
		guard.Report(r.Context(), err)
		return
	}
	guard.Watch("", func() error { report(r, err); return nil }, func(failed error) {
		if failed != nil {
			guard.Report(r.Context(), errors.Join(err, failed))
		}
	})
}
