//! What a red line must have.

use super::{is_kebab, is_sentence};
use crate::{Page, RedLine};

/// The parts of each page, in order.
const PARTS: [&str; 3] = ["What Go prints", "Can recover stop it?", "How to prevent it"];

/// The part that says why nothing detects it.
const SILENT: &str = "No detector yet";

pub(super) fn violations(line: RedLine, pages: &[&Page]) -> Vec<String> {
    let headings: Vec<_> =
        line.markdown().lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let detected = pages.iter().any(|page| page.line == line);
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
    ];
    let broken = laws.into_iter().filter(|(kept, _)| !kept);
    broken.map(|(_, words)| format!("{line}: {words}")).collect()
}
