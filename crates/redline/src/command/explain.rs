//! `redline explain`.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;
use redline_catalogue::{Page, Plane, RedLine};
use redline_engine::nearest;
use redline_guard::preventing;

use crate::output::Output;
use crate::page_text::{draw, strong};
use crate::status::Status;

/// Explain a rule or a red line: what goes wrong, when, and what to do about it.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A code (PAN503), a name (process-exit) or a red line (unexpected-exit).
    #[arg(value_name = "CODE|NAME|RED-LINE")]
    subject: String,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let pages = [redline_rules::pages(), redline_crash::pages()].concat();
    let text = match Subject::find(&arguments.subject, &pages) {
        Some(Subject::Page(page)) => {
            let color = output.color();
            format!("{}\n{}", page_text(page, color), line_text(page.line, &pages, color))
        }
        Some(Subject::Line(line)) => line_text(line, &pages, output.color()),
        None => bail!(unknown(&arguments.subject, &pages)),
    };
    output.write_all(text.as_bytes())?;
    Ok(Status::Kept)
}

/// What can be explained.
enum Subject {
    Page(&'static Page),
    Line(RedLine),
}

impl Subject {
    fn find(word: &str, pages: &[&'static Page]) -> Option<Self> {
        let is_page = |page: &&&'static Page| {
            page.code.eq_ignore_ascii_case(word) || page.name.eq_ignore_ascii_case(word)
        };
        let page = pages.iter().find(is_page).map(|page| Self::Page(page));
        page.or_else(|| RedLine::from_id(&word.to_ascii_lowercase()).map(Self::Line))
    }
}

fn unknown(word: &str, pages: &[&'static Page]) -> String {
    let lines = RedLine::ALL.iter().map(|line| line.id());
    let known = pages.iter().flat_map(|page| [page.code, page.name]).chain(lines);
    let meant = nearest(word, known).map(|meant| format!("; did you mean `{meant}`?"));
    let meant = meant.unwrap_or_else(|| "; `redline rules` lists the codes".to_owned());
    format!("no code, name or red line is called `{word}`{meant}")
}

fn page_text(page: &Page, color: bool) -> String {
    let title = strong(&format!("{} {}", page.code, page.name), color);
    let default = match (page.plane(), page.default_on) {
        (Plane::Process, _) => "in what `redline crash` reads",
        (_, true) => "on by default",
        (_, false) => "off by default",
    };
    let facts = format!("red line {}, since {}, {default}", page.line, page.since);
    format!("{title}\n{facts}\n\n{}", draw(&page.markdown(), color))
}

fn line_text(line: RedLine, pages: &[&'static Page], color: bool) -> String {
    let title = strong(&format!("Red line {line}"), color);
    let own = pages.iter().filter(|page| page.line == line);
    let mut facts = vec![line.title().to_owned(), format!("Evidence from: {}", planes(line))];
    facts.extend(own.map(|page| format!("{:14} {} {}", detector(page), page.code, page.name)));
    facts.push(format!("Prevented by:  {}", contracts(line)));
    format!("{title}\n{}\n\n{}", facts.join("\n"), draw(line.markdown(), color))
}

/// How a page comes to speak of a program.
fn detector(page: &Page) -> &'static str {
    match page.plane() {
        Plane::Process => "Witnessed by:",
        Plane::Code | Plane::Service => "Detected by:",
    }
}

fn planes(line: RedLine) -> String {
    let planes: Vec<_> = line.planes().iter().copied().map(Plane::id).collect();
    planes.join(", ")
}

/// The contracts of package guard that prevent the crossing of a line.
fn contracts(line: RedLine) -> String {
    let names: Vec<_> = preventing(line).map(|contract| contract.name).collect();
    if names.is_empty() { "no contract of package guard".to_owned() } else { names.join(", ") }
}
