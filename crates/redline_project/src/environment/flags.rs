//! `GOFLAGS`.

/// The flags of `GOFLAGS` that say which packages and files there are.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Flags {
    /// `-mod=`: `mod`, `readonly` or `vendor`.
    pub mod_mode: Option<String>,
    /// `-modfile=`: a file to read instead of `go.mod`.
    pub modfile: Option<String>,
    /// `-tags=`: build tags.
    pub tags: Vec<String>,
    /// Tags set by `-race`, `-msan` and `-asan`.
    pub instrumentation: Vec<&'static str>,
    /// Flags that change what is built and that redline does not follow.
    pub unsupported: Vec<String>,
}

impl Flags {
    /// Reads the value of `GOFLAGS`: flags between spaces, the last of a kind wins.
    pub fn parse(text: &str) -> Self {
        let mut flags = Self::default();
        for word in text.split_whitespace() {
            let bare = word.trim_start_matches('-');
            let (name, value) = bare.split_once('=').unwrap_or((bare, "true"));
            flags.add(name, value, word);
        }
        flags
    }

    fn add(&mut self, name: &str, value: &str, word: &str) {
        match name {
            "mod" => self.mod_mode = Some(value.to_owned()),
            "modfile" => self.modfile = Some(value.to_owned()),
            "tags" => self.tags = split_tags(value),
            "race" => self.instrument("race", value),
            "msan" => self.instrument("msan", value),
            "asan" => self.instrument("asan", value),
            "overlay" | "compiler" if value != "gc" => self.unsupported.push(word.to_owned()),
            _ => {}
        }
    }

    fn instrument(&mut self, tag: &'static str, value: &str) {
        self.instrumentation.retain(|&set| set != tag);
        if matches!(value, "true" | "1" | "t" | "T" | "TRUE" | "True") {
            self.instrumentation.push(tag);
        }
    }
}

/// Build tags between commas, as `-tags` takes them.
pub(crate) fn split_tags(text: &str) -> Vec<String> {
    text.split([',', ' ']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read() {
        let flags = Flags::parse(
            "-mod=vendor --tags=a,b -race -v -overlay=x -tags=c,d -modfile=m -compiler=gc",
        );
        assert_eq!(flags.mod_mode.as_deref(), Some("vendor"));
        assert_eq!(flags.tags, ["c", "d"]);
        assert_eq!(flags.instrumentation, ["race"]);
        assert_eq!(flags.modfile.as_deref(), Some("m"));
        assert_eq!(flags.unsupported, ["-overlay=x"]);
        assert!(Flags::parse("-race -race=false").instrumentation.is_empty());
        assert_eq!(Flags::parse(""), Flags::default());
    }
}
