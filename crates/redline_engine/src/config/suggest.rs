//! What was perhaps meant.

/// The candidate that is most like `word`, if one is like it at all; the first of several.
///
/// Letter case does not count, and an exchange of neighbours counts as one change.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let distance = |candidate: &str| strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
    let near = candidates.into_iter().map(|candidate| (distance(candidate), candidate));
    let near = near.filter(|&(distance, candidate)| distance <= allowed(&word, candidate));
    near.min_by_key(|&(distance, _)| distance).map(|(_, candidate)| candidate)
}

/// A third of the letters may differ.
fn allowed(word: &str, candidate: &str) -> usize {
    word.len().max(candidate.len()) / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alike_is_suggested() {
        let keys = ["select", "ignore", "tests", "tags"];
        let cases = [
            ("selct", Some("select")),
            ("SELECT", Some("select")),
            ("ingore", Some("ignore")),
            ("test", Some("tests")),
            ("platform", None),
            ("", None),
        ];
        for (word, meant) in cases {
            assert_eq!(nearest(word, keys), meant, "{word}");
        }
    }
}
