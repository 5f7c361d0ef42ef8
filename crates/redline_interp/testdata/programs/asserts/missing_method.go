// An assertion to an interface that is not implemented names the missing method.
// Spec: Type assertions.
package main

type animal interface {
	Eat()
	Sleep()
	Walk()
}

type fish struct{}

func (fish) Eat() {}

func (fish) Walk() {}

func main() {
	var x any = fish{}
	x.(animal).Eat()
}
