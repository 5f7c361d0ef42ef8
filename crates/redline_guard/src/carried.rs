//! The files that redline carries.

/// The import path of the package where it is developed.
const OWN_PATH: &str = "redline.example/guard";

/// A Go file that redline carries.
pub struct Carried {
    /// Where it belongs in the folder of the package, with `/` between folders.
    pub path: &'static str,
    /// Its text, as it is developed.
    pub text: &'static str,
}

impl Carried {
    /// The text for a package that is imported by this path.
    pub fn fitted(&self, import_path: &str) -> String {
        self.text.replace(OWN_PATH, import_path)
    }
}

/// Lists files below `go/guard` with their text.
///
/// A macro, because the name and the file that is included must be the same.
macro_rules! carried {
    ($($path:literal)+) => {
        /// Every file of the package, in the order of their paths.
        pub const FILES: &[Carried] = &[$(Carried {
            path: $path,
            text: include_str!(concat!("../../../go/guard/", $path)),
        }),+];
    };
}

carried! {
    "call.go"
    "cast.go"
    "cast_error.go"
    "chan.go"
    "close.go"
    "depth.go"
    "doc.go"
    "faults.go"
    "flight.go"
    "go.go"
    "group.go"
    "group_error.go"
    "guardhttp/doc.go"
    "guardhttp/handler.go"
    "guardhttp/writer.go"
    "key.go"
    "map.go"
    "map_compute.go"
    "map_entry.go"
    "map_once.go"
    "panic_error.go"
    "path.go"
    "path_step.go"
    "recover.go"
    "report.go"
    "watch.go"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_import_path_is_fitted_wherever_it_stands() {
        for file in FILES {
            assert!(
                !file.fitted("example.com/x/internal/guard").contains(OWN_PATH),
                "{}",
                file.path
            );
        }
        let handler = FILES.iter().find(|file| file.path == "guardhttp/handler.go").unwrap();
        assert!(handler.fitted("a.example/b").contains("\t\"a.example/b\"\n"));
    }
}
