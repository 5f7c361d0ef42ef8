// A goto leaves loops over functions for a label outside.
// Spec: Goto statements; For statements with range clause.
package main

func numbers(yield func(int) bool) {
	defer println("cleaned up")
	for i := 0; yield(i); i++ {
	}
}

func main() {
	tries := 0
again:
	tries++
	for i := range numbers {
		for j := range numbers {
			if tries < 3 && i == 1 {
				goto again
			}
			if j == 2 {
				break
			}
			if i == 2 {
				goto end
			}
		}
	}
	println("not reached")
end:
	println("tries", tries)
}
