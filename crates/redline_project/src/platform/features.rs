//! Tags of processor features, such as `amd64.v2`.

use super::Platform;
use crate::environment::Environment;

impl Platform {
    /// The tags that the variable of the architecture sets (`GOAMD64` and its
    /// like); a value that Go does not know counts as its default.
    pub(crate) fn feature_tags(&self, environment: &Environment) -> Vec<String> {
        let arch = &*self.arch;
        let setting = |name| environment.get(name).unwrap_or_default();
        let levels = match arch {
            "386" => vec![one_of(setting("GO386"), &["sse2", "softfloat"])],
            "amd64" => up_to(setting("GOAMD64"), &["v1", "v2", "v3", "v4"], "v1"),
            "arm" => up_to(version_of_arm(setting("GOARM")), &["5", "6", "7"], "7"),
            "arm64" => levels_of_arm64(setting("GOARM64")),
            "mips" | "mipsle" => vec![one_of(setting("GOMIPS"), &["hardfloat", "softfloat"])],
            "mips64" | "mips64le" => vec![one_of(setting("GOMIPS64"), &["hardfloat", "softfloat"])],
            "ppc64" | "ppc64le" => {
                up_to(setting("GOPPC64"), &["power8", "power9", "power10"], "power8")
            }
            "riscv64" => {
                up_to(setting("GORISCV64"), &["rva20u64", "rva22u64", "rva23u64"], "rva20u64")
            }
            "wasm" => vec!["satconv".to_owned(), "signext".to_owned()],
            _ => Vec::new(),
        };
        levels.into_iter().map(|level| format!("{arch}.{level}")).collect()
    }
}

/// The setting, or the first of the choices.
fn one_of(setting: &str, choices: &[&str]) -> String {
    let chosen = choices.iter().find(|&&choice| choice == setting).or(choices.first());
    chosen.copied().unwrap_or_default().to_owned()
}

/// All levels up to the one that is set.
fn up_to(setting: &str, levels: &[&str], default: &str) -> Vec<String> {
    let position = |wanted| levels.iter().position(|&level| level == wanted);
    let last = position(setting).or_else(|| position(default)).unwrap_or_default();
    levels.iter().take(last + 1).map(|&level| level.to_owned()).collect()
}

/// `7` of `7,hardfloat`.
fn version_of_arm(setting: &str) -> &str {
    setting.split(',').next().unwrap_or_default()
}

/// `v9.x` includes `v8.(x+5)`.
fn levels_of_arm64(setting: &str) -> Vec<String> {
    let version = setting.split(',').next().unwrap_or_default();
    let (major, minor) = match version.as_bytes() {
        [b'v', b'8', b'.', minor @ b'0'..=b'9'] => (8, minor - b'0'),
        [b'v', b'9', b'.', minor @ b'0'..=b'5'] => (9, minor - b'0'),
        _ => (8, 0),
    };
    let levels = |major: u8, last: u8| (0..=last).map(move |minor| format!("v{major}.{minor}"));
    if major == 8 {
        return levels(8, minor).collect();
    }
    levels(9, minor).chain(levels(8, (minor + 5).min(9))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(arch: &str, variable: (&str, &str)) -> String {
        let variable = (variable.0.to_owned(), variable.1.to_owned());
        let environment = Environment::new([variable], None);
        Platform::new("linux", arch).feature_tags(&environment).join(" ")
    }

    #[test]
    fn features_set_tags() {
        assert_eq!(tags("amd64", ("X", "")), "amd64.v1");
        assert_eq!(tags("amd64", ("GOAMD64", "v3")), "amd64.v1 amd64.v2 amd64.v3");
        assert_eq!(tags("arm", ("GOARM", "6,softfloat")), "arm.5 arm.6");
        assert_eq!(tags("arm64", ("GOARM64", "v8.1,lse")), "arm64.v8.0 arm64.v8.1");
        assert!(tags("arm64", ("GOARM64", "v9.0")).ends_with("arm64.v8.5"));
        assert_eq!(tags("386", ("GO386", "387")), "386.sse2");
        assert_eq!(tags("wasm", ("X", "")), "wasm.satconv wasm.signext");
        assert_eq!(tags("s390x", ("X", "")), "");
    }
}
