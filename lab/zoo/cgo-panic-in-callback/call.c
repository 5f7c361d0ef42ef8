extern void called(void);

void call(void) { called(); }
