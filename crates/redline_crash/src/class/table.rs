//! The table of classes.

use redline_catalogue::{Page, RedLine};

use super::Class;
use super::Text::{Fatal, Panic, PanicHolds, PanicIs};

/// Declares classes: constant, code, name, red line, title, conditions, advice and texts
/// in one row each.
///
/// A macro, because page and class say the same sentences, and the list has to hold
/// every row.
macro_rules! classes {
    ($($constant:ident $code:literal $name:literal $line:ident $title:literal
        because $conditions:literal
        so $advice:literal
        [$($text:expr),* $(,)?];)+) => {
        $(
            #[doc = $title]
            pub(crate) static $constant: Class = Class {
                page: Page {
                    code: $code,
                    name: $name,
                    line: RedLine::$line,
                    since: "0.1",
                    default_on: true,
                    text: concat!(
                        $title, "\n\n", $conditions, "\n\n## What to do\n\n", $advice,
                        "\n\nSilent where nothing that the process printed was kept.",
                    ),
                },
                conditions: $conditions,
                advice: $advice,
                texts: &[$($text),*],
            };
        )+

        /// Every class, in the order of their codes.
        pub static CLASSES: &[&Class] = &[$(&$constant),+];
    };
}

classes! {
    NIL_POINTER "CRS101" "nil-used" NilDereference
        "A nil pointer, interface or function was used as if it held something."
        because "A field was read or written through a nil pointer, a method called on a nil interface, or a nil function called; the address of the fault is the offset of what was wanted. Often the value came with an error that was not looked at, from a map that did not have the key, or from a field that one constructor forgets."
        so "Look at the innermost frame of your own: what is used there and may be nil? Check the error before the value; return an error instead of nil without one; set every pointer where the struct is made."
        [Panic("runtime error: invalid memory address or nil pointer dereference"), Fatal("go of nil func value")];
    NIL_MAP "CRS102" "nil-map-written" NilDereference
        "A nil map was written to."
        because "The map was declared and never made, or a struct that holds it was made without its constructor. Reading it had worked until then."
        so "Make the map where it is declared, or in the constructor of what holds it."
        [Panic("assignment to entry in nil map")];
    NIL_WRAPPER "CRS103" "nil-receiver-copied" NilDereference
        "A method on values was called through a nil pointer."
        because "A method that takes its receiver by value was called on a nil pointer in an interface: there is nothing to copy."
        so "Do not put nil pointers into interfaces; give the method a pointer receiver that copes with nil."
        [Panic("value method ")];
    INDEX "CRS111" "index-outside" IndexOutOfRange
        "An index lay outside its slice, array or string."
        because "The number in brackets was used as an index, and the length is what there was: an empty result that was taken for one with elements, a count that is one too high, or two slices that were thought to be as long as each other."
        so "Compare with `len` before indexing, or range over what is there. Treat an empty result as a case of its own."
        [Panic("runtime error: index out of range")];
    SLICE "CRS112" "slice-bounds-outside" IndexOutOfRange
        "The bounds of a slice expression lay outside its operand, or crossed each other."
        because "A bound was computed from input or from a search that found nothing (-1), or the operand was shorter than thought."
        so "Check both bounds against `len` and against each other; use `strings.Cut` and its like, which say whether there was anything to cut."
        [Panic("runtime error: slice bounds out of range"), Panic("reflect: slice index out of range"), Panic("reflect.Value.Slice")];
    SLICE_TO_ARRAY "CRS113" "array-from-short-slice" IndexOutOfRange
        "A slice was converted to an array that is longer than it."
        because "The conversion needs as many elements as the array has."
        so "Compare `len` with the length of the array first, or use `copy`."
        [Panic("runtime error: cannot convert slice with length")];
    DIVISION "CRS121" "divided-by-zero" IntegerFault
        "An integer was divided by zero."
        because "The divisor is often a count that is zero for empty input, or a rate before the first tick."
        so "Check the divisor where it comes from, and say what the result of nothing is."
        [Panic("runtime error: integer divide by zero"), Panic("division by zero"), Panic("runtime error: integer overflow")];
    SHIFT "CRS122" "negative-shift" IntegerFault
        "A value was shifted by a negative count."
        because "The count was computed and became less than zero."
        so "Give counts of shifts an unsigned type, or check them."
        [Panic("runtime error: negative shift amount")];
    SIZE "CRS131" "impossible-size" InvalidSize
        "A size was negative, or larger than anything can be."
        because "A length for `make`, a capacity or a count came from input or from a subtraction, and nothing checked it."
        so "Bound each size that comes from outside before it is used, below and above."
        [Panic("runtime error: makeslice"), Panic("makeslice"), Panic("makechan: "), Panic("runtime error: growslice"), Panic("growslice"), Panic("strings: negative Repeat"), Panic("bytes: negative Repeat"), Panic("strings.Builder.Grow: negative"), Panic("bytes.Buffer.Grow: negative"), Panic("bytes.Buffer: too large"), Panic("strings: Repeat output length overflow"), Panic("bytes: Repeat output length overflow"), Panic("runtime error: makemap"), Panic("runtime: string too long")];
    PRECONDITION "CRS141" "bad-argument" BrokenPrecondition
        "A function of the standard library was called with an argument that it forbids."
        because "The function says in its documentation that it panics on such arguments; the message names what it saw."
        so "Check the argument before the call, or use the form of the function that returns an error."
        [Panic("reflect: "), Panic("reflect."), Panic("invalid argument to "), Panic("crypto/rand: "), Panic("non-positive interval for "), Panic("regexp: "), Panic("sync/atomic: "), Panic("strings: "), Panic("bytes: "), Panic("bytes."), Panic("strings."), Panic("time: "), Panic("http: "), Panic("net/http: "), Panic("template: "), Panic("flag "), Panic("flag: "), Panic("bufio: "), Panic("bufio.Scan: "), Panic("context: "), Panic("cannot create context from nil parent"), Panic("nil context"), Panic("text/template"), Panic("html/template"), Panic("expvar: "), Panic("encoding/"), Panic("gob: "), Panic("json: "), Panic("asn1: "), Panic("tls: "), Panic("x509: "), Panic("crypto/"), Panic("cipher: "), Panic("math/big"), Panic("big: "), Panic("strconv: "), Panic("sort: "), Panic("slices."), Panic("slices: "), Panic("maps: "), Panic("list: "), Panic("ring: "), Panic("image: "), Panic("unicode/"), Panic("utf8: "), Panic("sql: "), Panic("io: "), Panic("os: "), Panic("exec: "), Panic("log: "), Panic("slog: "), Panic("Float64"), Panic("errors: "), Panic("io.Copy"), Panic("hash/"), Panic("archive/"), Panic("compress/"), Panic("rand: "), Panic("iter: "), Panic("unique: "), Panic("weak: "), Panic("runtime.SetFinalizer: "), Panic("runtime.AddCleanup: "), Panic("pattern "), Panic("parsing \""), PanicHolds("error parsing regexp")];
    LOOP_BODY "CRS142" "loop-panic-hidden" HiddenPanic
        "An iterator function misused the body of its loop."
        because "It recovered a panic of the loop body and went on, or called the body after the loop was left."
        so "Let panics of `yield` pass; do not call `yield` again after it returned false."
        [Panic("runtime error: range function recovered a loop body panic")];
    WAIT_GROUP "CRS151" "wait-group-misused" LockMisuse
        "A wait group was counted below zero, or used again before all had been released."
        because "`Done` was called more often than `Add` asked for, or `Add` ran beside `Wait`."
        so "Call `Add` before the `go` statement and `Done` once, deferred; or use `WaitGroup.Go`."
        [Panic("sync: negative WaitGroup counter"), Panic("sync: WaitGroup "), Panic("sync.Cond is copied"), Panic("sync: ")];
    UNLOCK "CRS152" "unlocked-twice" LockMisuse
        "A lock was unlocked that was not locked."
        because "Two paths unlock it, or a copy of it was locked, or an early return skips the lock and not the deferred unlock."
        so "Write `defer mu.Unlock()` right behind `mu.Lock()`; do not copy what holds a lock (`go vet` sees that)."
        [Fatal("sync: "), Fatal("internal/sync: ")];
    ASSERTION "CRS161" "assertion-failed" FailedAssertion
        "A type assertion without a second result did not hold."
        because "The interface held another type, or nothing; the message names both."
        so "Take the second result, or use a type switch with a default."
        [Panic("interface conversion: ")];
    UNCOMPARABLE "CRS171" "uncomparable-compared" UncomparableValue
        "Values that cannot be compared were compared, or used as key of a map."
        because "An interface held a slice, a map, a function, or a struct with one, and met `==` or a map."
        so "Use keys of types that are comparable; compare by a method of your own."
        [Panic("runtime error: comparing uncomparable type"), Panic("runtime error: hash of unhashable type"), Panic("hash of unhashable type")];
    CHANNEL "CRS181" "channel-misused" ChannelMisuse
        "A closed channel was sent to or closed, or a nil channel was closed."
        because "More than one goroutine may close the channel, or its senders go on after it was closed."
        so "Let the only sender close, once, when it is done; with several senders let a wait group or a context end them."
        [Panic("close of closed channel"), Panic("close of nil channel"), Panic("send on closed channel"), Panic("runtime error: close of nil channel")];
    BUBBLE "CRS182" "bubble-left" ChannelMisuse
        "A channel, timer or group of a synctest bubble was used from outside of it."
        because "What is made in a bubble of `testing/synctest` belongs to it; a goroutine that was started before, or by another test, used it."
        so "Make what the goroutines of a bubble share inside the bubble, and nothing else."
        [Fatal("close of synctest channel"), Fatal("receive on synctest channel"), Fatal("send on synctest channel"), Fatal("select on synctest channel"), Fatal("reset of synctest timer"), Fatal("stop of synctest timer"), Fatal("synctest timer"), Fatal("semaphore wake of synctest")];
    NIL_PANIC "CRS191" "panic-with-nil" ExplicitPanic
        "`panic` was called with nil."
        because "The value was an error or interface that was nil."
        so "Panic with a text or an error that says what is wrong; check the error before."
        [Panic("panic called with nil argument"), Panic("runtime error: panic called with nil argument"), PanicIs("nil")];
    TEST_TIMEOUT "CRS192" "test-timed-out" Deadlock
        "A test did not end in its time."
        because "The test binary ends itself when `-timeout` (10 minutes if not given) is over and prints every goroutine."
        so "Look at the goroutine of the test that was running and at what it waits for; give waits a way out."
        [Panic("test timed out after ")];
    EXPLICIT_PANIC "CRS199" "panic-called" ExplicitPanic
        "`panic` was called, and nobody recovered."
        because "Code of the program or of a library calls `panic` with this value, and no deferred call of the goroutine recovers."
        so "Return an error where the caller can do something about it; recover at the border of a request or job."
        [];
    UNCOVERED "CRS198" "panic-on-started-goroutine" UncoveredGoroutine
        "`panic` was called on a goroutine of the runtime's own: of a timer, finalizer or cleanup."
        because "No function of the program stands above the one that was called, so that nobody else can recover."
        so "Recover in the function that is given to `time.AfterFunc`, `SetFinalizer` or `AddCleanup`, and report it."
        [];
    GOROUTINES_ASLEEP "CRS201" "all-asleep" Deadlock
        "Every goroutine waited for another."
        because "No goroutine could run, no timer, no network and no signal handler could wake one. The states say what each waits for."
        so "Follow who would have to send, receive or unlock: the goroutine that should have is missing, gone, or waits itself. Give each wait a way out."
        [Fatal("all goroutines are asleep - deadlock!")];
    GOEXIT_MAIN "CRS202" "main-gone" MisplacedGoexit
        "The main goroutine left by `runtime.Goexit`, and the others ended."
        because "`runtime.Goexit` (or `t.FailNow` outside a test) ran on the main goroutine: the process ends only when nothing is left to run."
        so "Return from `main`; call `Goexit` and `FailNow` only on goroutines that are meant to end."
        [Fatal("no goroutines (main called runtime.Goexit) - deadlock!")];
    CONCURRENT_MAP "CRS211" "map-raced" ConcurrentMapAccess
        "A map was written while another goroutine used it."
        because "Two goroutines share a map without a lock, and one writes. The runtime noticed by chance; most such accesses go unnoticed and corrupt the map."
        so "Guard each use of the map by one mutex, or use `sync.Map`; find the other side with `-race`."
        [Fatal("concurrent map "), Fatal("small map with no empty slot (concurrent map writes?)")];
    STACK "CRS221" "stack-overflowed" StackOverflow
        "The stack of a goroutine reached its limit."
        because "A function calls itself, directly or around some corners, without an end: the frames that repeat in the dump are the circle."
        so "Bound the depth, or make a loop with a list of its own; look for `String`, `Error` and `MarshalJSON` methods that format themselves."
        [Fatal("stack overflow")];
    MEMORY "CRS231" "memory-refused" MemoryExhaustion
        "The system refused memory."
        because "A single size was too large for the machine, or a limit (ulimit, address space) was reached."
        so "Bound what one request may allocate; look at the innermost frame of your own for the size that was asked for."
        [Fatal("runtime: out of memory"), Fatal("out of memory"), Fatal("runtime: cannot allocate memory"), Fatal("cannot allocate memory"), Fatal("runtime: cannot reserve arena"), Fatal("runtime: failed to ")];
    OOM_KILL "CRS232" "killed-for-memory" MemoryExhaustion
        "The kernel or the cluster killed the process for want of memory."
        because "All memory of the machine or of the container was in use. Go prints nothing then; somebody else wrote this down."
        so "Set GOMEMLIMIT below the limit of the container, bound caches and queues, and look at the collector's trace of the minutes before."
        [];
    THREADS "CRS241" "threads-exhausted" ThreadExhaustion
        "The process needed more threads than it may have."
        because "Each goroutine in a system call or in C takes a thread; many at once block there, or a limit on processes was reached. The goroutine that asked for one more is not the one to blame."
        so "Bound how many goroutines enter blocking system calls or C at a time; look at the largest group in state `syscall`."
        [Fatal("thread exhaustion"), Fatal("runtime: failed to create new OS thread"), Fatal("newosproc"), Fatal("runtime.newosproc"), Fatal("runtime: program exceeds")];
    ADDRESS_FAULT "CRS251" "bad-address" MemoryCorruption
        "Memory was used at an address that is not its own."
        because "A pointer was computed with `unsafe`, came from C, belonged to memory that was unmapped or given back, or a data race tore an interface or slice apart."
        so "Run under `-race` and with `-d=checkptr`; look for `unsafe`, cgo and unmapped files near the frame."
        [Fatal("fault"), Fatal("unexpected fault address")];
    COLLECTOR_FAULT "CRS252" "heap-corrupted" MemoryCorruption
        "The collector met a pointer that cannot be."
        because "Something wrote a bad pointer into the heap earlier: `unsafe`, cgo, a data race. The collector's worker only found it; the goroutine shown is not the guilty one."
        so "Run under `-race` and with `-d=checkptr`; run with GODEBUG=invalidptr=1 and clobberfree=1 to find it sooner."
        [Fatal("found bad pointer in Go heap"), Fatal("found pointer to free object"), Fatal("runtime: found "), Fatal("invalid pointer found on stack"), Fatal("bad pointer"), Fatal("marking free object"), Fatal("sweep increased allocation count"), Fatal("s.allocCount != s.nelems"), Fatal("runtime: pointer to unallocated"), Fatal("bulkBarrier"), Fatal("bad span"), Fatal("bad sweepgen")];
    CHECKPTR "CRS253" "pointer-rule-broken" MemoryCorruption
        "A rule of `unsafe.Pointer` was broken, and checkptr saw it."
        because "A conversion was misaligned, straddled allocations, or arithmetic left its object."
        so "Keep to the patterns in the documentation of `unsafe.Pointer`; use `unsafe.Slice`, `unsafe.Add` and `encoding/binary`."
        [Fatal("checkptr: ")];
    UNALIGNED "CRS254" "unaligned-atomic" MemoryCorruption
        "A 64-bit atomic was used at an address that is not aligned."
        because "On 32-bit platforms only the first word of an allocation is aligned to 64 bits."
        so "Use `atomic.Int64` and `atomic.Uint64`, which align themselves."
        [Panic("unaligned 64-bit atomic operation")];
    UNSAFE_SIZE "CRS256" "unsafe-size" MemoryCorruption
        "A length for `unsafe.Slice` or `unsafe.String` was impossible."
        because "The length was negative or larger than memory, or the pointer was nil and the length was not 0."
        so "Check pointer and length where they come from, mostly C or a header that was read."
        [Panic("runtime error: unsafe.Slice"), Panic("runtime error: unsafe.String"), Panic("unsafe.Slice"), Panic("unsafe.String")];
    SANITIZER "CRS255" "sanitizer-report" MemoryCorruption
        "A sanitizer found memory used against its rules."
        because "The program was built with `-asan` or `-msan`, and memory was used after it was freed, outside its bounds or before it was set. The first stack is the use; others tell where it was allocated and freed."
        so "Go from the place of the use to that of the free or allocation; look at who owns the memory across the border to C."
        [];
    CGO_CHECK "CRS261" "pointer-passed-to-c" ForeignCode
        "A rule about pointers that cross to C was broken."
        because "Go memory that holds pointers to Go memory was passed to C, or a Go pointer was stored in C memory."
        so "Pass C memory or handles (`cgo.Handle`), or pin what is pointed to with `runtime.Pinner`."
        [Panic("runtime error: argument of cgo function has "), Panic("runtime error: cgo "), Panic("runtime error: cgocheck"), Fatal("unpinned Go pointer stored into non-Go memory"), Fatal("Go pointer stored into non-Go memory"), Fatal("runtime: cgo"), Fatal("misuse of an invalid Handle"), Panic("runtime/cgo: misuse of an invalid Handle"), Fatal("cgo"), Panic("runtime error: runtime.Pinner"), PanicHolds("runtime.Pinner")];
    FOREIGN_FAULT "CRS262" "fault-in-c" ForeignCode
        "C code faulted."
        because "The signal arrived while a goroutine was in C. The frame that called C is known; what C did there, Go cannot see."
        so "Look at the arguments of the call; build the C side with debug information and a sanitizer; run with GOTRACEBACK=crash for a core dump."
        [];
    SENT_SIGNAL "CRS271" "asked-to-dump" KilledFromOutside
        "A signal from outside ended the process, and the runtime printed its goroutines."
        because "SIGQUIT is how a person, a supervisor or `go test` asks a program that hangs what it does; SIGABRT comes from `abort` or a watchdog. Nobody among the goroutines shown is guilty of it."
        so "Read the groups of goroutines: the largest that waits, and the longest waiting."
        [];
    KILLED "CRS272" "killed" KilledFromOutside
        "A signal ended the process without a word."
        because "The kernel for want of memory, a scheduler after its grace period, or a person. The signal says who could; the log of that side says who did."
        so "Handle SIGTERM and end within the time given; stay below the memory limit; answer probes."
        [];
    DATA_RACE "CRS281" "data-race-seen" DataRace
        "Two goroutines used the same memory, one wrote, and nothing ordered them."
        because "The race detector saw both uses; the stacks are exact. Neither side alone is guilty: what is missing is between them."
        so "Guard both places by one lock, or pass the value through a channel, or use `sync/atomic` for a single word."
        [];
    EXIT "CRS291" "exit-status" UnexpectedExit
        "The program ended itself with a status that is no success."
        because "`os.Exit`, `log.Fatal` or a flag that is wrong; deferred calls did not run. The text of the program before it may tell why; the status alone proves nothing."
        so "Let only `main` decide on the end, after what is deferred has run."
        [];
    RUNTIME_PANIC "CRS292" "other-runtime-panic" BrokenPrecondition
        "The runtime panicked with a text that this release of redline does not know."
        because "A rule of the language or of a library was broken at run time; the message says which."
        so "Look at the innermost frame of your own, and at the notes of the Go release."
        [Panic("runtime error: "), Panic("runtime: ")];
    OTHER_FATAL "CRS293" "other-fatal-error" RuntimeInternals
        "The runtime ended the process with a text that this release of redline does not know."
        because "The runtime found its own state to be wrong. Unless the release has a fault, something overwrote it: `unsafe`, cgo, `linkname`, a data race, or the machine."
        so "Run under `-race` and with `-d=checkptr`; look for `linkname` and assembly; search the text in the issues of the Go release."
        [];
    RUNTIME_FAULT "CRS294" "panic-in-runtime" RuntimeInternals
        "A panic happened where the runtime cannot let one happen."
        because "On the system stack, with a lock of the runtime held, during an allocation, or while a panic was printed."
        so "Look for code that runs in such places: `String` and `Error` methods of panic values, callbacks of the runtime, `linkname`."
        [Fatal("panic on system stack"), Fatal("panic holding locks"), Fatal("panic during malloc"), Fatal("panic during gc"), Fatal("panic during preemptoff"), Fatal("runtime error"), Fatal("unknown caller pc"), Fatal("systemstack"), Fatal("malloc deadlock"), Fatal("malloc during signal"), Fatal("mallocgc called"), Fatal("unexpected signal during runtime execution"), Fatal("morestack on g0"), Fatal("morestack on gsignal"), Fatal("invalid freelist"), Fatal("runtime: panic before malloc heap initialized")];
    UNPRINTABLE "CRS295" "panic-value-panicked" ExplicitPanic
        "A panic was to be printed, and its value panicked."
        because "The value is an error or Stringer whose method panics, often on a nil receiver."
        so "Make `Error` and `String` methods cope with any receiver, nil too."
        [Fatal("panic while printing panic value")];
}
