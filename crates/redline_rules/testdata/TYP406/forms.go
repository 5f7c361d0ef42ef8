package p

import (
	"bufio"
	"flag"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/netip"
	"os"
	"regexp"
	"strings"
)

var pattern = flag.String("pattern", "", "what to look for")

var atStart = regexp.MustCompile(os.Getenv("PATTERN"))

func init() {
	_ = regexp.MustCompile(os.Getenv("PATTERN"))
}

func requests(r *http.Request) {
	_ = regexp.MustCompile(r.FormValue("q"))          // want `regexp.MustCompile panics on input, regexp.Compile returns an error`
	_ = regexp.MustCompilePOSIX(r.PathValue("q"))     // want `regexp.MustCompilePOSIX panics on input, regexp.CompilePOSIX returns an error`
	_ = netip.MustParseAddr(r.Header.Get("X-Real-IP")) // want `netip.MustParseAddr panics on input, netip.ParseAddr returns an error`
	_ = netip.MustParsePrefix(r.URL.Query().Get("n"))  // want `netip.MustParsePrefix panics on input`
	_ = netip.MustParsePrefix(r.URL.Query()["n"][0])   // want `netip.MustParsePrefix panics on input`
	_ = regexp.MustCompile("^" + r.URL.Path)           // want `regexp.MustCompile panics on input`
	_ = regexp.MustCompile(fmt.Sprintf("^%s$", strings.TrimSpace(r.Host))) // want `regexp.MustCompile panics on input`
	text := r.FormValue("template")
	_ = template.Must(template.New("page").Parse(text)) // want `template.Must panics on input, template.Parse returns an error`
	like := r.FormValue("like")
	func() {
		_ = regexp.MustCompile(like) // want `regexp.MustCompile panics on input`
	}()
}

func others() {
	_ = regexp.MustCompile(*pattern)      // want `regexp.MustCompile panics on input`
	_ = regexp.MustCompile(os.Args[1])    // want `regexp.MustCompile panics on input`
	_ = regexp.MustCompile(os.Getenv("P")) // want `regexp.MustCompile panics on input`
	body, _ := io.ReadAll(os.Stdin)
	_ = regexp.MustCompile(string(body)) // want `regexp.MustCompile panics on input`
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		_ = regexp.MustCompile(lines.Text()) // want `regexp.MustCompile panics on input`
	}
	for _, arg := range os.Args {
		_ = regexp.MustCompile(arg) // want `regexp.MustCompile panics on input`
	}
	if value, ok := os.LookupEnv("P"); ok {
		_ = regexp.MustCompile(value) // want `regexp.MustCompile panics on input`
	}
}

func silent(text string, r *http.Request, settings struct{ Pattern string }) {
	_ = regexp.MustCompile("^a")
	_ = regexp.MustCompile(text)
	_ = regexp.MustCompile(settings.Pattern)
	_ = regexp.MustCompile(regexp.QuoteMeta(r.FormValue("q")))
	_ = regexp.MustCompile(fmt.Sprintf("^%d$", r.ContentLength))
	again := r.FormValue("q")
	again = "^a"
	_ = regexp.MustCompile(again)
	_, _ = regexp.Compile(r.FormValue("q"))
	_ = template.Must(template.ParseFiles(r.FormValue("file")))
	_ = template.Must(lookUp(text))
}

func lookUp(string) (*template.Template, error) { return nil, nil }

func examined(r *http.Request) {
	wanted := r.FormValue("q")
	if _, err := regexp.Compile(wanted); err != nil {
		return
	}
	_ = regexp.MustCompile("(?i)" + wanted)
	if isAddress(r.FormValue("ip")) {
		_ = netip.MustParseAddr(r.FormValue("ip"))
	}
}

func isAddress(string) bool { return true }

func stopped(r *http.Request) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%v", cause)
		}
	}()
	_ = regexp.MustCompile(r.FormValue("q"))
	return nil
}
-- a_test.go --
package p

import (
	"os"
	"regexp"
)

func testing() {
	_ = regexp.MustCompile(os.Args[1])
}
