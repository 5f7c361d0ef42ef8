package p

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
)

type value struct{ N int }

func (v value) MarshalJSON() ([]byte, error) {
	return json.Marshal(v) // want `json.Marshal calls MarshalJSON again`
}

type pointer struct{ N int }

func (p *pointer) MarshalJSON() ([]byte, error) {
	if p.N > 0 {
		return json.MarshalIndent(p, "", " ") // want `json.MarshalIndent calls MarshalJSON again`
	}
	return json.Marshal(*p)
}

func (p *pointer) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, p) // want `json.Unmarshal calls UnmarshalJSON again`
}

type other struct{ N int }

func (o *other) UnmarshalJSON(text []byte) error {
	type bare other
	if err := json.Unmarshal(text, (*bare)(o)); err != nil {
		return err
	}
	var copied other
	_ = json.Unmarshal(text, &copied.N)
	return json.NewDecoder(strings.NewReader("{}")).Decode(o) // want `json.NewDecoder(strings.NewReader("{}")).Decode calls UnmarshalJSON again`
}

func (o other) MarshalJSON() ([]byte, error) {
	type bare other
	return json.Marshal(&struct {
		*bare
		Kind string
	}{bare: (*bare)(&o)})
}

type embedded struct{ N int }

type extended struct {
	*embedded
	Kind string
}

func (e *embedded) MarshalJSON() ([]byte, error) {
	out := extended{embedded: e}
	return json.Marshal(&out) // want `json.Marshal calls MarshalJSON again`
}

func (e embedded) MarshalText() ([]byte, error) {
	// The pointer has MarshalJSON, the value has not.
	_, _ = json.Marshal(&e)
	return json.Marshal(e) // want `json.Marshal calls MarshalText again`
}

type element struct{ N int }

func (e element) MarshalXML(encoder *xml.Encoder, start xml.StartElement) error {
	return encoder.EncodeElement(e, start) // want `encoder.EncodeElement calls MarshalXML again`
}

type written struct{ N int }

func (w written) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	err := json.NewEncoder(&text).Encode(w) // want `json.NewEncoder(&text).Encode calls MarshalJSON again`
	return text.Bytes(), err
}

type field struct{ inner value }

func (f field) MarshalJSON() ([]byte, error) { return json.Marshal(f.inner) }
