// A thread that C started reads through a nil pointer: the process ends without a word.
//
//zoo:line foreign-code
package main

/*
#cgo LDFLAGS: -lpthread
#include <pthread.h>
static void *work(void *argument) { return *(void **)argument; }
static void start(void) {
	pthread_t thread;
	pthread_create(&thread, 0, work, 0);
}
*/
import "C"

func main() {
	C.start()
	select {}
}
