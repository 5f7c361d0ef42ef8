// goto jumps backward as a loop and forward over statements.
// Spec: Goto statements.
package main

func main() {
	i := 0
again:
	if i < 3 {
		print(i, " ")
		i++
		goto again
	}
	if i == 3 {
		goto end
	}
	println("skipped")
end:
	println("end", i)
}
