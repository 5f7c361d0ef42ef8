// An assertion from one interface to another names the dynamic type and what it lacks.
// Spec: Type assertions.
package main

type reader interface{ Read() int }

type seeker interface{ Seek(int) int }

type pipe struct{ n int }

func (p *pipe) Read() int { return p.n }

func main() {
	var r reader = &pipe{3}
	println(r.Read())
	println(r.(seeker).Seek(1))
}
