//! Readers of text meet damaged input: they must answer, whatever it is.

use redline_project::constraint::{Constraint, FileConstraints};
use redline_project::modfile::{GoMod, GoWork, ModulesTxt};
use redline_project::version::{GoVersion, semver};

const SEEDS: [&str; 5] = [
    "module \"example.com/m/v2\"\ngo 1.24\nrequire (\n\ta.b/c v1.2.3 // indirect\n)\nreplace a => ../b\nretract [v1.0.0, v1.1.0]\n",
    "go 1.22\nuse (\n\t./a\n\t`./b`\n)\nreplace x v1.0.0 => y v0.0.0-20200101000000-abcdefabcdef\n",
    "## workspace\n# a.b/c v1.0.0 => ../c\n## explicit; go 1.20\na.b/c/d\n",
    "//go:build (linux && !cgo) || go1.22.1 || amd64.v2\n\npackage p\n",
    "// +build linux,!cgo darwin\n\n/* x */ package p\n",
];

/// A generator of numbers (xorshift) that gives the same ones in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn damage(text: &mut Vec<u8>, numbers: &mut Numbers) {
    const BYTES: &[u8] = b"\0\n\r\t \"`'()[]{},=>/*!&|.-+v019aZ_\x7f\x80\xc3\xff";
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(text.len() + 1);
        match numbers.below(4) {
            0 => text.truncate(at),
            1 => text.insert(at, BYTES[numbers.below(BYTES.len())]),
            2 if at < text.len() => text[at] = BYTES[numbers.below(BYTES.len())],
            _ => text.extend_from_within(at..),
        }
    }
}

fn read_all(text: &[u8]) {
    for errors in
        [GoMod::parse(text).errors, GoWork::parse(text).errors, ModulesTxt::parse(text).errors]
    {
        for error in errors {
            assert!(error.span.start <= error.span.end && error.span.end as usize <= text.len());
            assert!(error.at.line > 0 && error.at.column > 0 && !error.message.is_empty());
        }
    }
    let _ = GoMod::parse_dependency(text);
    if let Some((span, _)) = FileConstraints::parse(text).fault {
        assert!(span.end as usize <= text.len());
    }
    if let Some(Ok(constraint)) = Constraint::parse(text) {
        let printed = format!("//go:build {constraint}");
        let again = Constraint::parse(printed.as_bytes());
        assert_eq!(
            again.map(|again| again.map(|again| again.to_string())),
            Some(Ok(constraint.to_string()))
        );
    }
    let text = String::from_utf8_lossy(text);
    let _ = (GoVersion::parse(&text), semver::compare(&text, "v1.0.0"));
}

#[test]
fn damaged_files_are_read() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for round in 0..20_000 {
        let mut text = SEEDS[round % SEEDS.len()].as_bytes().to_vec();
        damage(&mut text, &mut numbers);
        read_all(&text);
        for line in text.split(|&byte| byte == b'\n') {
            read_all(line);
        }
    }
}

#[test]
fn long_files_take_time_in_proportion() {
    for unit in [
        "(",
        "//",
        "a (\n",
        "require (\n)\n",
        "\"",
        "# a v1.0.0\n",
        "a\n",
        "//go:build a\n",
        "/*",
        "!(",
        "a\\",
    ] {
        read_all(unit.repeat(1_000_000 / unit.len()).as_bytes());
    }
}
