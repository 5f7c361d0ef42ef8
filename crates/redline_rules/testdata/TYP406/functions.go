package p

import (
	"encoding/json"
	"errors"
	"os"
)

type id struct{}

func ParseID(text string) (id, error) { return id{}, errors.New(text) }

func MustParseID(text string) id { return id{} }

// Without a function that returns an error there is nothing to do better.
func MustAlone(text string) id { return id{} }

func Mustard(text string) id { return id{} }

func ard(text string) (id, error) { return id{}, nil }

// Its twin does something else.
func MustOpen(text string) id { return id{} }

func Open(text string, flags int) (id, error) { return id{}, nil }

func MustCount(n int) id { return id{} }

func Count(n int) (id, error) { return id{}, nil }

func forms() {
	text := os.Getenv("ID")
	_ = MustParseID(text) // want `MustParseID panics on input, ParseID returns an error`
	_ = MustAlone(text)
	_ = Mustard(text)
	_ = MustOpen(text)
	_ = MustCount(len(text))
}

type order struct {
	ID string `json:"id"`
}

func decoded(body []byte) {
	var wish order
	_ = json.Unmarshal(body, &wish)
	_ = MustParseID(wish.ID) // want `MustParseID panics on input`
	var name string
	_ = json.Unmarshal(body, &name)
	_ = MustParseID(name) // want `MustParseID panics on input`
	var own order
	text, _ := json.Marshal(wish)
	_ = json.Unmarshal(text, &own)
	_ = MustParseID(own.ID)
}

type request struct {
	Id   string `protobuf:"bytes,1,opt,name=id" json:"id"`
	note string
}

func (r *request) ProtoReflect() {}

func (r *request) GetId() string { return r.Id }

func (r *request) GetNote() string { return r.note }

func handle(r *request) {
	_ = MustParseID(r.GetId()) // want `MustParseID panics on input`
	_ = MustParseID(r.Id)      // want `MustParseID panics on input`
	_ = MustParseID(r.GetNote())
	own := &request{Id: "1"}
	_ = MustParseID(own.GetId())
}

// Fields with such tags are in other structs, too.
type object struct {
	Name string `protobuf:"bytes,1,opt,name=name"`
}

func apply(o *object) {
	_ = MustParseID(o.Name)
}
-- main.go --
package p

import "os"

// Not the main of a program.
func main() {
	_ = MustParseID(os.Args[1]) // want `MustParseID panics on input`
}
