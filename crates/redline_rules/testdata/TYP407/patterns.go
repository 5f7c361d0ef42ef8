package p

import (
	"regexp"
	re "regexp"
	"strings"
)

const open = "("

var (
	once  = "[z-a]"
	twice = "[z-a]"
)

var (
	_ = regexp.MustCompile(`a**`)                // want `regexp.MustCompile panics: invalid nested repetition operator: `**``
	_ = re.MustCompilePOSIX(`\d+`)               // want `regexp.MustCompilePOSIX panics: invalid escape sequence: `\d``
	_ = regexp.MustCompilePOSIX(`a**`)           // egrep reads it
	_ = regexp.MustCompile(open + "a")           // want `missing closing ): `(a``
	_ = regexp.MustCompile(once)                 // want `invalid character class range: `z-a``
	_ = regexp.MustCompile(twice)                // set again below
	_ = regexp.MustCompile("\xff")               // want `invalid UTF-8`
	_ = regexp.MustCompile(`(?P<year>\d{4})`)    // named
	_ = regexp.MustCompile(`(?<year>\d{4})`)     // named, since Go 1.22
	_ = regexp.MustCompile(`\p{Greek}[[:word:]]`)
	_ = regexp.MustCompile(`x{,5}{`)
	_ = regexp.MustCompile(`^(?:(?:a{31}){31}){1,2}$`) // want `invalid repeat count: `{1,2}``
)

func change() { twice = "[a-z]" }

func errors(s string, b []byte) {
	_, _ = regexp.Compile(`(?=x)`)            // want `regexp.Compile always fails: invalid or unsupported Perl syntax: `(?=``
	_, _ = regexp.CompilePOSIX(`(?:x)`)       // want `missing argument to repetition operator: `?``
	_, _ = regexp.MatchString(`(a)\1`, s)     // want `regexp.MatchString always fails: invalid escape sequence: `\1``
	_, _ = regexp.Match("["+"a", b)           // want `missing closing ]: `[a``
	_, _ = regexp.MatchReader(`*`, strings.NewReader(s)) // want `missing argument to repetition operator: `*``
	local := `\Z`
	_, _ = regexp.Compile(local) // want `invalid escape sequence: `\Z``
	compile := regexp.MustCompile
	compile(`(`) // want `regexp.MustCompile panics`
	_ = regexp.MustCompile(s)
	_ = regexp.MustCompile("(" + s)
	_ = regexp.QuoteMeta("(")
}

type regex struct{}

func (regex) MustCompile(string) {}

func shadowed(regexp regex) { regexp.MustCompile("(") }
