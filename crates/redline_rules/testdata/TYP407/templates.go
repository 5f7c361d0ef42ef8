package p

import (
	html "html/template"
	"text/template"
)

const page = `<h1>{{.Title}}</h1>
{{range .Rows}}
  <p>{{.}}</p>
`

var helpers = template.FuncMap{"upper": func(s string) string { return s }}

var (
	_ = template.Must(template.New("a").Parse("{{if .}}"))                            // want `template.Must panics: line 1: unexpected EOF`
	_ = html.Must(html.New("a").Parse(page))                                          // want `template.Must panics: line 4: unexpected EOF`
	_ = template.Must(template.New("a").Parse("{{upper .}}"))                         // want `function "upper" not defined`
	_ = template.Must(template.New("a").Funcs(helpers).Parse("{{upper .}}"))          // known by then
	_ = template.Must(template.New("a").Funcs(helpers).Parse("{{upper .}"))           // want `line 1: bad character`
	_ = template.Must(template.New("a").Option("missingkey=error").Parse("{{end}}")) // want `unexpected {{end}}`
	_ = template.Must(template.New("a").New("b").Parse("{{else}}"))                   // want `unexpected {{else}}`
	_ = template.Must(template.New("a").Delims("[[", "]]").Parse("{{if}}"))           // other delimiters
	_ = template.Must(template.New("a").Parse("{{range .}}{{break}}{{else}}{{end}}"))
	_ = template.Must((template.New("a").Parse("{{break}}"))) // want `{{break}} outside {{range}}`
)

func made(text string, made *template.Template) error {
	_, err := template.New("a").Parse("{{$x}}") // want `template.Parse always fails: line 1: undefined variable "$x"`
	if err != nil {
		return err
	}
	if _, err := made.Parse("{{upper .}}"); err != nil {
		return err
	}
	own := template.New("a")
	own.Funcs(helpers)
	_ = template.Must(own.Parse("{{upper .}}"))
	_, err = template.New("a").Parse(text)
	return err
}
