//! What is wrong with a project, said in lines.

use std::path::Path;

use redline_project::Problem;

use crate::output::say;

/// How many problems are said unless all are asked for: a module that is missing in
/// the cache may have thousands of imports.
const SOME: usize = 10;

/// Says the problems, or the first of them and how many there are; paths below `dir`
/// relative to it.
pub(crate) fn say_all(problems: &[Problem], dir: &Path, all: bool) {
    let shown = if all { problems.len() } else { SOME };
    for problem in problems.iter().take(shown) {
        say(&line(problem, dir));
    }
    let rest = problems.len().saturating_sub(shown);
    if rest > 0 {
        say(&format!("and {rest} more such problems (--verbose lists them)"));
    }
}

/// `file:line:column: message`, as far as the problem has them.
fn line(problem: &Problem, dir: &Path) -> String {
    let file = problem.file.as_deref().map(|file| file.strip_prefix(dir).unwrap_or(file));
    let at = match (file, problem.place) {
        (Some(file), Some(place)) => {
            format!("{}:{}:{}: ", file.display(), place.at.line, place.at.column)
        }
        (Some(file), None) => format!("{}: ", file.display()),
        (None, _) => String::new(),
    };
    format!("{at}{}", problem.message.replace('\n', " "))
}
