// Empty statements, blocks and labels change nothing.
// Spec: Empty statements; Blocks; Labeled statements.
package main

func main() {

	{
	}
	{
		x := 1
		_ = x

	}
	for i := 0; i < 2; i++ {
	}
	if true {
	}
	goto last
last:
	println("done")
}
