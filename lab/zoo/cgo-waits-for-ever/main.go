// All goroutines wait in a program with C: its deadlock is never found, SIGQUIT ends it.
//
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

/*
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>
static void quit(int number) { kill(getpid(), SIGQUIT); }
static void quit_soon(void) {
	struct itimerval soon = {{0, 0}, {0, 100000}};
	signal(SIGALRM, quit);
	setitimer(ITIMER_REAL, &soon, 0);
}
*/
import "C"

func main() {
	C.quit_soon()
	select {}
}
