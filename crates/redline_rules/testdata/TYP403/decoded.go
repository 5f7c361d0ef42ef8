package p

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"io"
)

func again(body []byte) string {
	var order map[string]any
	_ = json.Unmarshal(body, &order)
	if v, ok := order["article"]; ok {
		if v.(string) == "" { // want `decoded value is asserted without a check`
			return "none"
		}
		return v.(string)
	}
	v := order["a"]
	_ = v.(string) // want `decoded value is asserted without a check`
	_ = v.(int) // want `decoded value is asserted without a check`
	return ""
}

func forms(body []byte, r io.Reader) {
	var order map[string]any
	_ = json.Unmarshal(body, &order)
	_ = order["article"].(string)         // want `decoded value is asserted without a check`
	_ = order["a"].(map[string]any)["b"].(string) // want `decoded value is asserted without a check`
	_, _ = order["note"].(string)
	if id, ok := order["id"]; ok {
		_ = id.(float64) // want `decoded value is asserted without a check`
	}
	if lines, ok := order["lines"].([]any); ok {
		for _, line := range lines {
			_ = line.(map[string]any) // want `decoded value is asserted without a check`
		}
	}
	name := order["name"]
	_ = name.(string) // want `decoded value is asserted without a check`

	var whole any
	decoder := json.NewDecoder(r)
	_ = decoder.Decode(&whole)
	_ = whole.([]any) // want `decoded value is asserted without a check`

	list := []any{}
	_ = json.Unmarshal(body, &list)
	_ = list[0].(string) // want `decoded value is asserted without a check`
	switch first := list[1].(type) {
	case []any:
		_ = first[0].(string) // want `decoded value is asserted without a check`
	}
}

func silent(body []byte, r io.Reader, given map[string]any) {
	_ = given["x"].(string)

	var asked map[string]any
	_ = json.Unmarshal(body, &asked)
	if _, ok := asked["x"].(string); ok {
		_ = asked["x"].(string)
	}
	switch asked["y"].(type) {
	case string:
		_ = asked["y"].(string)
	}
	asked["z"] = 1
	_ = asked["z"].(int)

	var filled any = &order{}
	_ = json.Unmarshal(body, &filled)
	_ = filled.(*order)

	var replaced map[string]any
	_ = json.Unmarshal(body, &replaced)
	replaced = given
	_ = replaced["x"].(string)

	var typed map[string]string
	_ = json.Unmarshal(body, &typed)
	_ = any(typed["x"]).(string)

	var sent map[string]any
	_ = gob.NewDecoder(r).Decode(&sent)
	_ = sent["x"].(string)
}

type order struct {
	Article string
	Extra   any
}

// What the program has encoded itself has the types that it gave it.
func ownText(wish order) {
	text, _ := json.Marshal(wish)
	var first map[string]any
	_ = json.Unmarshal(text, &first)
	_ = first["Article"].(string)

	var second map[string]any
	_ = json.NewDecoder(bytes.NewReader(text)).Decode(&second)
	_ = second["Article"].(string)

	var third map[string]any
	_ = json.Unmarshal([]byte(`{"Article": "x"}`), &third)
	_ = third["Article"].(string)
}

type endless []endless

func recursive(body []byte) {
	var own endless
	_ = json.Unmarshal(body, &own)
	_ = any(own[0]).(endless)
	text, _ := json.Marshal(own)
	reader := bytes.NewReader(text)
	decoder := json.NewDecoder(reader)
	var again []any
	_ = decoder.Decode(&again)
	_ = again[0].([]any)
}

type special map[string]any

func (s *special) UnmarshalJSON([]byte) error { return nil }

func custom(body []byte) {
	var own special
	_ = json.Unmarshal(body, &own)
	_ = own["x"].(string)
}

func fields(body []byte) {
	wish := order{Extra: &order{}}
	_ = json.Unmarshal(body, &wish)
	_ = wish.Extra.(*order)
}
-- a_test.go --
package p

import "encoding/json"

func helper(body []byte) {
	var order map[string]any
	_ = json.Unmarshal(body, &order)
	_ = order["article"].(string)
}
