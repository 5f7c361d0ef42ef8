//! What is known of functions of the standard library without reading them.

use redline_ir::{Callee, Op, PackageIr, qualified_name};
use redline_types::{ObjectId, Store};
use rustc_hash::FxHashMap;

use crate::summary::{Fixed, Summary};

/// A function of the library with what its documentation and source promise.
#[derive(Clone, Debug, Default)]
pub struct LibraryFunction {
    /// What holds whatever the arguments are.
    pub summary: Summary,
    /// What else there is to know.
    pub claims: &'static [Claim],
}

/// What a function of the library promises about numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// The result is an index into the first argument, or -1.
    Index,
    /// The result is the index in the first argument at which the second one stands,
    /// or -1.
    IndexOf,
    /// A result is from the first to the last of these numbers.
    Between(u32, i64, i64),
    /// A result is from 0 to the length of an argument.
    UpToLen(u32, u32),
    /// A result is from 0 to an argument, or is 0 if that is negative.
    UpTo(u32, u32),
    /// A result is from 0 to below an argument.
    Below(u32, u32),
    /// The result is not longer than an argument.
    NotLonger(u32),
    /// The result is as long as an argument.
    SameLen(u32),
    /// There is a part if the second argument is not empty.
    Parts,
    /// If the result is true, the first argument is at least as long as the second.
    Contains,
    /// It calls the function that is its second argument, before it returns, with indices
    /// of the slice that is the first one and with nothing else.
    CallsWithIndices,
    /// It calls the function that is its second argument, before it returns, with a number
    /// from 0 to below the first one.
    CallsBelow,
}

impl Claim {
    /// Whether a function that is given is called with indices.
    pub(crate) const fn calls_with_indices(self) -> bool {
        matches!(self, Self::CallsWithIndices | Self::CallsBelow)
    }
}

const NOT_NIL: &[Fixed] = &[Fixed::Nil(false)];
const TWO_NOT_NIL: &[Fixed] = &[Fixed::Nil(false), Fixed::Nil(false)];

/// What results are, by index; what else there is to know; whether it returns.
struct Entry {
    names: &'static [&'static str],
    results: &'static [Fixed],
    claims: &'static [Claim],
    never_returns: bool,
}

const fn results(names: &'static [&'static str], results: &'static [Fixed]) -> Entry {
    Entry { names, results, claims: &[], never_returns: false }
}

const fn claims(names: &'static [&'static str], claims: &'static [Claim]) -> Entry {
    Entry { names, results: &[], claims, never_returns: false }
}

const fn never_returns(names: &'static [&'static str]) -> Entry {
    Entry { names, results: &[], claims: &[], never_returns: true }
}

/// The table: `cargo xtask oracle library` holds every line against the library itself.
const TABLE: &[Entry] = &[
    results(
        &[
            "bufio.NewReadWriter",
            "bufio.NewReader",
            "bufio.NewReaderSize",
            "bufio.NewScanner",
            "bufio.NewWriter",
            "bufio.NewWriterSize",
            "bytes.NewBuffer",
            "bytes.NewBufferString",
            "bytes.NewReader",
            "container/list.New",
            "context.Background",
            "context.WithValue",
            "context.WithoutCancel",
            "encoding/json.NewDecoder",
            "encoding/json.NewEncoder",
            "errors.New",
            "flag.Bool",
            "flag.Duration",
            "flag.Float64",
            "flag.Int",
            "flag.Int64",
            "flag.NewFlagSet",
            "flag.String",
            "flag.Uint",
            "flag.Uint64",
            "fmt.Errorf",
            "hash/adler32.New",
            "hash/crc32.NewIEEE",
            "hash/fnv.New32",
            "hash/fnv.New32a",
            "hash/fnv.New64",
            "hash/fnv.New64a",
            "io.LimitReader",
            "io.MultiReader",
            "io.MultiWriter",
            "io.NewSectionReader",
            "io.NopCloser",
            "io.TeeReader",
            "log.Default",
            "log.New",
            "math/big.NewFloat",
            "math/big.NewInt",
            "math/big.NewRat",
            "math/rand.New",
            "math/rand.NewSource",
            "net/http.NewServeMux",
            "net/http.NotFoundHandler",
            "net/http/httptest.NewRecorder",
            "regexp.MustCompile",
            "regexp.MustCompilePOSIX",
            "strings.NewReader",
            "strings.NewReplacer",
            "sync.NewCond",
            "sync.OnceFunc",
            "text/tabwriter.NewWriter",
            "time.After",
            "time.AfterFunc",
            "time.NewTicker",
            "time.NewTimer",
        ],
        NOT_NIL,
    ),
    results(
        &[
            "context.WithCancel",
            "context.WithCancelCause",
            "context.WithDeadline",
            "context.WithTimeout",
            "io.Pipe",
        ],
        TWO_NOT_NIL,
    ),
    never_returns(&[
        "log.(*Logger).Fatal",
        "log.(*Logger).Fatalf",
        "log.(*Logger).Fatalln",
        "log.(*Logger).Panic",
        "log.(*Logger).Panicf",
        "log.(*Logger).Panicln",
        "log.Fatal",
        "log.Fatalf",
        "log.Fatalln",
        "log.Panic",
        "log.Panicf",
        "log.Panicln",
        "os.Exit",
        "runtime.Goexit",
        "syscall.Exit",
        "testing.(*common).FailNow",
        "testing.(*common).Fatal",
        "testing.(*common).Fatalf",
        "testing.(*common).Skip",
        "testing.(*common).SkipNow",
        "testing.(*common).Skipf",
    ]),
    claims(
        &[
            "bytes.IndexAny",
            "bytes.IndexByte",
            "bytes.IndexFunc",
            "bytes.IndexRune",
            "bytes.LastIndexAny",
            "bytes.LastIndexByte",
            "bytes.LastIndexFunc",
            "slices.Index",
            "slices.IndexFunc",
            "strings.IndexAny",
            "strings.IndexByte",
            "strings.IndexFunc",
            "strings.IndexRune",
            "strings.LastIndexAny",
            "strings.LastIndexByte",
            "strings.LastIndexFunc",
            "internal/bytealg.IndexByte",
            "internal/bytealg.IndexByteString",
            "internal/bytealg.LastIndexByteString",
        ],
        &[Claim::Index],
    ),
    claims(
        &["bytes.Index", "bytes.LastIndex", "strings.Index", "strings.LastIndex"],
        &[Claim::IndexOf],
    ),
    claims(
        &[
            "math/bits.LeadingZeros64",
            "math/bits.Len64",
            "math/bits.OnesCount64",
            "math/bits.TrailingZeros64",
            "math/bits.LeadingZeros",
            "math/bits.Len",
            "math/bits.OnesCount",
            "math/bits.TrailingZeros",
            "internal/runtime/sys.Len64",
            "internal/runtime/sys.TrailingZeros64",
        ],
        &[Claim::Between(0, 0, 64)],
    ),
    claims(
        &[
            "math/bits.LeadingZeros32",
            "math/bits.Len32",
            "math/bits.OnesCount32",
            "math/bits.TrailingZeros32",
        ],
        &[Claim::Between(0, 0, 32)],
    ),
    claims(
        &[
            "math/bits.LeadingZeros8",
            "math/bits.Len8",
            "math/bits.OnesCount8",
            "math/bits.TrailingZeros8",
            "internal/runtime/sys.Len8",
            "internal/runtime/sys.TrailingZeros8",
        ],
        &[Claim::Between(0, 0, 8)],
    ),
    claims(
        &[
            "unicode/utf8.DecodeLastRune",
            "unicode/utf8.DecodeLastRuneInString",
            "unicode/utf8.DecodeRune",
            "unicode/utf8.DecodeRuneInString",
        ],
        &[Claim::Between(0, 0, 0x10_ffff), Claim::UpToLen(1, 0), Claim::Between(1, 0, 4)],
    ),
    claims(&["unicode/utf8.RuneLen"], &[Claim::Between(0, -1, 4)]),
    claims(&["unicode/utf8.EncodeRune"], &[Claim::UpToLen(0, 0), Claim::Between(0, 1, 4)]),
    claims(&["unicode/utf8.RuneCount", "unicode/utf8.RuneCountInString"], &[Claim::UpToLen(0, 0)]),
    claims(&["sort.Search"], &[Claim::UpTo(0, 0), Claim::CallsBelow]),
    claims(&["sort.Find"], &[Claim::UpTo(0, 0), Claim::CallsBelow]),
    claims(&["sort.Slice", "sort.SliceIsSorted", "sort.SliceStable"], &[Claim::CallsWithIndices]),
    claims(
        &["sort.SearchInts", "sort.SearchStrings", "slices.BinarySearch"],
        &[Claim::UpToLen(0, 0)],
    ),
    claims(
        &[
            "bytes.TrimSpace",
            "bytes.Trim",
            "bytes.TrimLeft",
            "bytes.TrimRight",
            "bytes.TrimPrefix",
            "bytes.TrimSuffix",
            "bytes.TrimFunc",
            "bytes.TrimLeftFunc",
            "bytes.TrimRightFunc",
            "strings.Trim",
            "strings.TrimFunc",
            "strings.TrimLeft",
            "strings.TrimLeftFunc",
            "strings.TrimPrefix",
            "strings.TrimRight",
            "strings.TrimRightFunc",
            "strings.TrimSpace",
            "strings.TrimSuffix",
        ],
        &[Claim::NotLonger(0)],
    ),
    claims(&["bytes.Clone", "strings.Clone", "slices.Clone"], &[Claim::SameLen(0)]),
    claims(&["bytes.Split", "strings.Split"], &[Claim::Parts]),
    claims(
        &[
            "bytes.Contains",
            "bytes.HasPrefix",
            "bytes.HasSuffix",
            "strings.Contains",
            "strings.HasPrefix",
            "strings.HasSuffix",
            "internal/stringslite.HasPrefix",
            "internal/stringslite.HasSuffix",
        ],
        &[Claim::Contains],
    ),
    claims(
        &["math/rand.Intn", "math/rand.Int31n", "math/rand.Int63n", "math/rand/v2.IntN"],
        &[Claim::Below(0, 0)],
    ),
];

/// The functions of the library that a package calls.
#[derive(Debug, Default)]
pub struct Library {
    functions: FxHashMap<ObjectId, LibraryFunction>,
}

impl Library {
    /// Those that the bodies of a package call.
    pub fn of(store: &Store, package: &PackageIr) -> Self {
        let table: FxHashMap<&str, &Entry> = TABLE
            .iter()
            .flat_map(|entry| entry.names.iter().map(move |name| (*name, entry)))
            .collect();
        let mut seen: FxHashMap<ObjectId, Option<LibraryFunction>> = FxHashMap::default();
        for (_, function) in package.functions() {
            let Ok(body) = &function.body else { continue };
            for value in body.blocks().flat_map(|block| body.instructions(block)) {
                let (Op::Call(call) | Op::DeferredCall(call)) = body[value] else { continue };
                let Callee::Declared { object, .. } = body[call].callee else { continue };
                seen.entry(object).or_insert_with(|| {
                    table.get(qualified_name(store, object).as_str()).map(|entry| entry.function())
                });
            }
        }
        let functions =
            seen.into_iter().filter_map(|(object, found)| Some((object, found?))).collect();
        Self { functions }
    }

    /// All that is known, by qualified name.
    pub fn table() -> impl Iterator<Item = (&'static str, LibraryFunction)> {
        TABLE.iter().flat_map(|entry| entry.names.iter().map(|&name| (name, entry.function())))
    }

    /// What is known of a function.
    pub(crate) fn get(&self, object: ObjectId) -> Option<&LibraryFunction> {
        self.functions.get(&object)
    }
}

impl Entry {
    fn function(&self) -> LibraryFunction {
        let results = (0..).zip(self.results.iter().copied()).collect();
        let summary = Summary { never_returns: self.never_returns, results, ..Summary::default() };
        LibraryFunction { summary, claims: self.claims }
    }
}
