//! Manifests of the crates: what they say is said once, in the workspace.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Breach;
use crate::workspace;

/// Keys of `[package]` that each crate inherits.
const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

/// One crate of the workspace.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) name: String,
    /// Its manifest, relative to the workspace.
    pub(super) manifest: String,
    pub(super) dependencies: Vec<Dependency>,
}

/// A crate that a crate uses.
#[derive(Debug)]
pub(super) struct Dependency {
    pub(super) name: String,
    /// Tests use it, nothing else.
    pub(super) for_tests: bool,
    /// Its version stands in the workspace's manifest.
    pub(super) from_workspace: bool,
}

impl Crate {
    /// All crates that `cargo metadata` lists.
    pub(super) fn all(metadata: &Value) -> Result<Vec<Self>> {
        let packages = metadata["packages"].as_array().context("no packages in cargo metadata")?;
        packages.iter().map(Self::of).collect()
    }

    fn of(package: &Value) -> Result<Self> {
        let text = |key: &str| package[key].as_str().with_context(|| format!("no {key}"));
        let path = Path::new(text("manifest_path")?);
        let manifest = path.strip_prefix(workspace::root()).unwrap_or(path);
        let table = read(path)?;
        let listed = package["dependencies"].as_array().map_or(&[][..], Vec::as_slice);
        Ok(Self {
            name: text("name")?.to_owned(),
            manifest: manifest.display().to_string(),
            dependencies: listed.iter().map(|it| Dependency::of(it, &table)).collect(),
        })
    }

    /// Folder of the crate.
    pub(super) fn folder(&self) -> std::path::PathBuf {
        let manifest = workspace::root().join(&self.manifest);
        manifest.parent().map(Path::to_owned).unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            manifest: format!("crates/{name}/Cargo.toml"),
            dependencies: Vec::new(),
        }
    }
}

impl Dependency {
    fn of(dependency: &Value, manifest: &toml::Table) -> Self {
        let name = dependency["name"].as_str().unwrap_or_default();
        let section = match dependency["kind"].as_str() {
            Some("dev") => "dev-dependencies",
            Some("build") => "build-dependencies",
            _ => "dependencies",
        };
        // One that only some platforms need stands in that platform's table.
        let tables = match dependency["target"].as_str() {
            Some(target) => manifest.get("target").and_then(|it| it.get(target)),
            None => None,
        };
        let tables = tables.and_then(|it| it.get(section)).or_else(|| manifest.get(section));
        Self {
            name: name.to_owned(),
            for_tests: section == "dev-dependencies",
            from_workspace: tables.and_then(|it| it.get(name)).is_some_and(inherits),
        }
    }
}

/// Reads a manifest.
pub(super) fn read(path: &Path) -> Result<toml::Table> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

fn inherits(value: &toml::Value) -> bool {
    value.get("workspace").and_then(toml::Value::as_bool) == Some(true)
}

/// What the crates say themselves instead of inheriting it.
pub(super) fn breaches(crates: &[Crate]) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for it in crates {
        let table = read(&workspace::root().join(&it.manifest))?;
        breaches
            .extend(not_inherited(&table).into_iter().map(|what| Breach::new(&it.manifest, what)));
        let own = it.dependencies.iter().filter(|dependency| !dependency.from_workspace);
        breaches.extend(own.map(|dependency| {
            let what = format!("{} must come from [workspace.dependencies]", dependency.name);
            Breach::new(&it.manifest, what)
        }));
    }
    Ok(breaches)
}

fn not_inherited(manifest: &toml::Table) -> Vec<String> {
    let package = manifest.get("package");
    let mut breaches: Vec<_> = INHERITED
        .iter()
        .filter(|key| !package.and_then(|it| it.get(**key)).is_some_and(inherits))
        .map(|key| format!("`{key}` must be inherited from the workspace"))
        .collect();
    if !manifest.get("lints").is_some_and(inherits) {
        breaches.push("the lints must be inherited from the workspace".into());
    }
    if package.and_then(|it| it.get("description")).is_none() {
        breaches.push("the crate does not say what it is".into());
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_of_one_platform_is_looked_up_in_its_table() {
        let text =
            "[target.'cfg(unix)'.dependencies]\na.workspace = true\n[dependencies]\nb = \"1\"\n";
        let manifest = toml::from_str(text).unwrap();
        let a = serde_json::json!({ "name": "a", "kind": null, "target": "cfg(unix)" });
        let b = serde_json::json!({ "name": "b", "kind": null, "target": null });
        assert!(Dependency::of(&a, &manifest).from_workspace);
        assert!(!Dependency::of(&b, &manifest).from_workspace);
    }

    #[test]
    fn a_manifest_inherits_all_there_is_to_inherit() {
        let text = "[package]\nversion.workspace = true\nedition = \"2024\"\n\
                    rust-version.workspace = true\nlicense.workspace = true\n\
                    publish.workspace = true\ndescription = \"x\"\n[lints.rust]\n";
        let breaches = not_inherited(&toml::from_str(text).unwrap());
        assert_eq!(
            breaches,
            [
                "`edition` must be inherited from the workspace",
                "the lints must be inherited from the workspace"
            ]
        );
    }
}
