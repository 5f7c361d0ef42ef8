package p

type header struct {
	length int
	next   *header
}

func (h header) size() int { return h.length }

type packet struct {
	*header
	body []byte
}

type closer interface{ Close() error }

type file struct {
	closer
	name string
}

type nested struct{ packet }

func field() int {
	p := packet{}
	return p.length // want `embedded pointer that is nil`
}

func stored() *packet {
	p := &packet{body: []byte{1}}
	p.length = 1 // want `embedded pointer that is nil`
	return p
}

func method() int {
	p := new(packet)
	return p.size() // want `embedded pointer that is nil`
}

func deep() int {
	n := &nested{}
	return n.length // want `embedded pointer that is nil`
}

func promoted() error {
	f := &file{name: "a"}
	return f.Close() // want `embedded pointer that is nil`
}

func silent(p *packet, ok bool) int {
	q := &packet{header: &header{}}
	q.length = 1
	r := &packet{}
	if ok {
		r.header = &header{}
	}
	s := new(packet)
	fill(s)
	t := new(packet)
	defer func() { t.header = nil }()
	return p.length + r.length + s.length
}

func fill(p *packet) { p.header = &header{} }
