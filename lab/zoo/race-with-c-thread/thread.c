#include <pthread.h>

extern void called(void);

static void *work(void *argument) {
	called();
	return 0;
}

void start(void) {
	pthread_t thread;
	pthread_create(&thread, 0, work, 0);
}
