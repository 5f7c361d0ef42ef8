//! Public Go modules that redline is run on, fetched as `oracle/corpora.toml` says.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use serde::Deserialize;

use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// Folder of the corpora unless another is named; git does not see it.
pub(crate) const FOLDER: &str = "target/corpora";

/// Platforms whose dependencies are fetched as well.
const PLATFORMS: [[&str; 3]; 5] = [
    ["linux", "amd64", "0"],
    ["linux", "amd64", "1"],
    ["windows", "amd64", "0"],
    ["darwin", "arm64", "0"],
    ["js", "wasm", "0"],
];

/// What is done with the corpora.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Download modules and all that their packages and tests import.
    Fetch {
        /// Corpora by name; all if there are none.
        names: Vec<String>,
        /// Folder that they are put into.
        #[arg(long, default_value = FOLDER)]
        dir: PathBuf,
    },
    /// Print what there is: name, modules, patterns, style.
    List,
}

/// One entry of `oracle/corpora.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Corpus {
    /// What it is called, here and as a folder.
    pub(crate) name: String,
    form: Form,
    /// Modules with their versions, as `path@version`.
    modules: Vec<String>,
    /// Folder of each module in a workspace.
    #[serde(default)]
    folders: Vec<String>,
    replace: Option<Replace>,
    /// Patterns that stand for all its packages.
    pub(crate) patterns: Vec<String>,
    /// What makes it worth having.
    style: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Form {
    Main,
    Vendored,
    Workspace,
    Wrapper,
}

/// Modules that were published apart from the one that a wrapper requires.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replace {
    /// How their paths begin.
    prefix: String,
    /// Version that the wrapped module requires.
    from: String,
    /// Version that was published.
    to: String,
}

#[derive(Deserialize)]
struct Recipe {
    corpus: Vec<Corpus>,
}

impl Corpus {
    /// Where it is, in the folder of all corpora.
    pub(crate) fn folder(&self, corpora: &Path) -> PathBuf {
        let corpora = workspace::root().join(corpora);
        corpora.join(&self.name)
    }

    /// Its only or leading module.
    fn module(&self) -> Result<&str> {
        self.modules.first().map(String::as_str).context("a corpus without a module")
    }
}

/// All corpora, in the order of the recipe.
pub(crate) fn read() -> Result<Vec<Corpus>> {
    let path = workspace::root().join("oracle/corpora.toml");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let recipe: Recipe = toml::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(recipe.corpus)
}

/// Does what is asked.
pub(crate) fn run(action: &Action) -> Result<Verdict> {
    let corpora = read()?;
    match action {
        Action::List => {
            for corpus in &corpora {
                let Corpus { name, modules, patterns, style, .. } = corpus;
                println!("{name}: {} {}: {style}", modules.join(" "), patterns.join(" "));
            }
        }
        Action::Fetch { names, dir } => {
            if let Some(name) = names.iter().find(|name| corpora.iter().all(|it| it.name != **name))
            {
                bail!("no corpus is called {name}");
            }
            let go = Go::find()?;
            for corpus in corpora.iter().filter(|it| names.is_empty() || names.contains(&it.name)) {
                println!("{}", corpus.name);
                fetch(&go, corpus, &corpus.folder(dir))
                    .with_context(|| format!("cannot fetch {}", corpus.name))?;
            }
        }
    }
    Ok(Verdict::Good)
}

/// Puts a corpus into a folder, which is replaced.
fn fetch(go: &Go, corpus: &Corpus, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    match corpus.form {
        Form::Main | Form::Vendored => copy_main(go, corpus, folder)?,
        Form::Workspace => make_workspace(go, corpus, folder)?,
        Form::Wrapper => make_wrapper(go, corpus, folder)?,
    }
    fetch_dependencies(go, corpus, folder)?;
    if corpus.form == Form::Vendored {
        process::run(go.command().current_dir(folder).args(["mod", "vendor"]))?;
    }
    Ok(())
}

/// Copies the only module. A go.work file in it names modules that its archive
/// does not hold.
fn copy_main(go: &Go, corpus: &Corpus, folder: &Path) -> Result<()> {
    copy(&download(go, corpus.module()?)?, folder)?;
    for name in ["go.work", "go.work.sum"] {
        let path = folder.join(name);
        if path.exists() {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn make_workspace(go: &Go, corpus: &Corpus, folder: &Path) -> Result<()> {
    if corpus.modules.len() != corpus.folders.len() {
        bail!("each module of a workspace needs a folder");
    }
    for (module, inner) in corpus.modules.iter().zip(&corpus.folders) {
        copy(&download(go, module)?, &folder.join(inner))?;
    }
    let uses = corpus.folders.iter().map(|inner| format!("./{inner}"));
    process::run(go.command().current_dir(folder).args(["work", "init"]).args(uses))
}

/// Writes a module that requires the corpus' module and replaces, by published
/// versions, the modules that its go.mod takes from its own folders.
fn make_wrapper(go: &Go, corpus: &Corpus, folder: &Path) -> Result<()> {
    let (path, version) = corpus.module()?.split_once('@').context("a module without a version")?;
    let source = download(go, corpus.module()?)?;
    let text =
        process::stdout(go.command().args(["mod", "edit", "-json"]).arg(source.join("go.mod")))?;
    let file: GoMod = serde_json::from_slice(&text)?;
    let mut lines = vec![
        format!("module corpus.example/{}\n\ngo {}\n", corpus.name, file.go),
        format!("require {path} {version}\n"),
    ];
    for module in file.replace.into_iter().map(|replace| replace.old.path) {
        if let Some(replace) = corpus.replace.as_ref().filter(|it| module.starts_with(&it.prefix)) {
            lines.push(format!("replace {module} {} => {module} {}", replace.from, replace.to));
        }
    }
    std::fs::write(folder.join("go.mod"), lines.join("\n") + "\n")?;
    Ok(())
}

/// What a wrapper needs to know of a go.mod file.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoMod {
    go: String,
    replace: Vec<GoModReplace>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoModReplace {
    old: GoModModule,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoModModule {
    path: String,
}

/// Lists packages and tests for each platform, which downloads what they import.
fn fetch_dependencies(go: &Go, corpus: &Corpus, folder: &Path) -> Result<()> {
    for [os, arch, cgo] in PLATFORMS {
        let mut list = go.command();
        list.current_dir(folder).env("GOFLAGS", "");
        list.env("GOOS", os).env("GOARCH", arch).env("CGO_ENABLED", cgo);
        list.args(["list", "-e", "-deps", "-test", "-f", MISSING]);
        if corpus.form != Form::Workspace {
            list.arg("-mod=mod");
        }
        let missing = process::stdout(list.args(&corpus.patterns))?;
        for line in String::from_utf8_lossy(&missing).lines() {
            println!("  {os}/{arch}: {line}");
        }
    }
    Ok(())
}

/// Names packages that could not be found; one whose files are all excluded is no concern.
const MISSING: &str = "{{if and .Error (not .Dir)}}{{.ImportPath}}: {{.Error}}{{end}}";

/// Downloads a module and returns its folder in the module cache.
fn download(go: &Go, module: &str) -> Result<PathBuf> {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Download {
        dir: PathBuf,
    }
    let mut command = go.command();
    command.current_dir(workspace::root()).args(["mod", "download", "-json", module]);
    let download: Download = serde_json::from_slice(&process::stdout(&mut command)?)?;
    Ok(download.dir)
}

/// Copies a folder of the module cache, which is read-only, to a writable one.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            // Contents are written anew: a copy would keep the permissions.
            std::fs::write(&target, std::fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipe_can_be_read_and_names_each_corpus_once() {
        let corpora = read().unwrap();
        let mut names: Vec<_> = corpora.iter().map(|corpus| &corpus.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), corpora.len());
        assert!(corpora.len() >= 12);
        assert!(corpora.iter().all(|corpus| corpus.modules.iter().all(|it| it.contains('@'))));
    }
}
