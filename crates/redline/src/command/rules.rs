//! `redline rules`.

use std::io::Write as _;

use anyhow::Result;
use clap::{Args, ValueEnum};
use redline_catalogue::{Page, Plane, RedLine};
use serde::Serialize;

use crate::output::Output;
use crate::status::Status;

/// List what can be reported.
#[derive(Args)]
pub(crate) struct Arguments {
    /// How the list is written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table.
    Human,
    /// One object, with the red lines.
    Json,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let pages = redline_rules::pages();
    match arguments.format {
        Format::Human => write_table(&pages, output)?,
        Format::Json => {
            let text = serde_json::to_string_pretty(&Document::new(&pages))?;
            writeln!(output, "{text}")?;
        }
    }
    Ok(Status::Kept)
}

fn write_table(pages: &[&Page], output: &mut Output) -> Result<()> {
    let width =
        |text: fn(&Page) -> &str| pages.iter().map(|page| text(page).len()).max().unwrap_or(0);
    let (code, name) = (width(|page| page.code), width(|page| page.name));
    let line = width(|page| page.line.id());
    for page in pages {
        let default = if page.default_on { "on " } else { "off" };
        let words = format!("{:code$}  {:name$}  {:line$}", page.code, page.name, page.line);
        writeln!(output, "{words}  {default}  {}", page.title())?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rules: Vec<RuleForm<'a>>,
    red_lines: Vec<RedLineForm<'a>>,
}

#[derive(Serialize)]
struct RuleForm<'a> {
    code: &'a str,
    name: &'a str,
    red_line: &'static str,
    since: &'a str,
    default_on: bool,
    title: String,
}

#[derive(Serialize)]
struct RedLineForm<'a> {
    id: &'static str,
    title: &'static str,
    planes: Vec<&'static str>,
    consequence: &'static str,
    recoverable: Option<bool>,
    rules: Vec<&'a str>,
}

impl<'a> Document<'a> {
    fn new(pages: &[&'a Page]) -> Self {
        Self {
            schema: "redline.rules/1",
            rules: pages.iter().map(|page| RuleForm::new(page)).collect(),
            red_lines: RedLine::ALL.iter().map(|&line| RedLineForm::new(line, pages)).collect(),
        }
    }
}

impl<'a> RuleForm<'a> {
    fn new(page: &'a Page) -> Self {
        let Page { code, name, line, since, default_on, .. } = *page;
        Self { code, name, red_line: line.id(), since, default_on, title: page.title() }
    }
}

impl<'a> RedLineForm<'a> {
    fn new(line: RedLine, pages: &[&'a Page]) -> Self {
        let own = pages.iter().filter(|page| page.line == line);
        Self {
            id: line.id(),
            title: line.title(),
            planes: line.planes().iter().copied().map(Plane::id).collect(),
            consequence: line.consequence().id(),
            recoverable: line.consequence().recoverable(),
            rules: own.map(|page| page.code).collect(),
        }
    }
}
