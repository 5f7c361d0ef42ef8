//! Go code in Markdown.

/// The contents of the ```` ```go ```` blocks of a Markdown text, in order.
pub fn go_blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in markdown.lines() {
        match &mut block {
            None if line.trim() == "```go" => block = Some(String::new()),
            None => {}
            Some(_) if line.trim() == "```" => blocks.extend(block.take()),
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

/// A snippet as a whole file: one without a package clause gets that of package
/// `main` if it declares `main`, or else of package `p`.
pub fn whole_file(snippet: &str) -> String {
    if snippet.lines().any(|line| line.starts_with("package ")) {
        return snippet.to_owned();
    }
    let is_program = snippet.lines().any(|line| line.starts_with("func main()"));
    let package = if is_program { "main" } else { "p" };
    // On the first line, so that the lines of the snippet keep their distance.
    format!("package {package}\n{snippet}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_in_order() {
        assert_eq!(
            go_blocks("a\n```go\nx\n\ty\n```\nb\n```\nz\n```\n```go\nw\n```"),
            ["x\n\ty\n", "w\n"]
        );
    }

    #[test]
    fn snippets_become_files() {
        assert_eq!(whole_file("func f() {}\n"), "package p\nfunc f() {}\n");
        assert_eq!(whole_file("func main() {}\n"), "package main\nfunc main() {}\n");
        assert_eq!(whole_file("package q\n"), "package q\n");
    }
}
