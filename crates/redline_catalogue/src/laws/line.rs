//! What a red line must have.

use super::{is_kebab, is_sentence};
use crate::{Page, Plane, RedLine};

/// The parts of each page, in order.
const PARTS: [&str; 3] = ["What Go prints", "Can recover stop it?", "How to prevent it"];

/// The part that says why no rule looks for it in source.
const NO_RULE: &str = "No rule yet";

/// The part that says why nothing detects it.
const SILENT: &str = "No detector yet";

pub(super) fn violations(line: RedLine, pages: &[&Page]) -> Vec<String> {
    let headings: Vec<_> =
        line.markdown().lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let own = || pages.iter().filter(|page| page.line == line);
    let detected = own().next().is_some();
    let ruled = own().any(|page| page.plane() == Plane::Code);
    let laws = [
        (is_kebab(line.id()), "the id is not lower-case words joined by `-`"),
        (is_sentence(line.title()), "the title is not a sentence"),
        (headings.starts_with(&PARTS), "the page lacks one of its parts"),
        (
            detected || headings.contains(&SILENT),
            "nothing detects it, and the page does not say why under `No detector yet`",
        ),
        (
            !detected || !headings.contains(&SILENT),
            "the page says under `No detector yet` what is no longer true",
        ),
        (
            !ruled || !headings.contains(&NO_RULE),
            "the page says under `No rule yet` what is no longer true",
        ),
    ];
    let broken = laws.into_iter().filter(|(kept, _)| !kept);
    broken.map(|(_, words)| format!("{line}: {words}")).collect()
}
