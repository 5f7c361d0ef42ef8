//! Transcripts: what is typed, what is printed, how it ends.
//!
//! `TRYCMD=overwrite cargo test -p redline --test cli` writes them anew.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.md");
}
