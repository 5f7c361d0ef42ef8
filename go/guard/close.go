package guard

import (
	"errors"
	"io"
)

// Close closes c and keeps its error, for use with defer:
//
//	func save(name string) (err error) {
//		f, err := os.Create(name)
//		if err != nil {
//			return err
//		}
//		defer guard.Close(&err, f)
//		...
//
// The plain `defer f.Close()` throws the error away, and with it the news that
// what was written is not on the disk. An error that is already there stays
// first; the two are joined by [errors.Join]. A c that is nil is not closed. If
// c.Close panics, the error is a [*PanicError]; a panic that is already under
// way goes on. Where err is nil, nobody asked for the error, and it is told as
// [Go] tells the errors of goroutines without a reporter.
func Close(err *error, c io.Closer) {
	if c == nil {
		return
	}
	Watch("", c.Close, func(closing error) {
		switch {
		case closing == nil:
		case err == nil:
			tellLog(closing)
		default:
			*err = errors.Join(*err, closing)
		}
	})
}
