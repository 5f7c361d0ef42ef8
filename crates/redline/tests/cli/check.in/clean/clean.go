// Package clean has nothing to hide.
package clean

// Sum adds numbers.
func Sum(numbers ...int) (sum int) {
	for _, number := range numbers {
		sum += number
	}
	return sum
}
