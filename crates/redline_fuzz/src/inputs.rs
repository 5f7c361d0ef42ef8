//! Inputs by number: a pure function of corpus, seed and number.

use crate::corpus::Corpus;
use crate::mutation::mutate;
use crate::random::Random;

/// Most changes to one input.
const MOST_CHANGES: usize = 8;

/// All inputs of a run: first those of the corpus as they are, then changed ones
/// without end.
#[derive(Debug)]
pub struct Inputs {
    corpus: Corpus,
    seed: u64,
}

impl Inputs {
    /// The inputs of a seed.
    pub fn new(corpus: Corpus, seed: u64) -> Self {
        Self { corpus, seed }
    }

    /// The input with a number.
    pub fn get(&self, number: u64) -> Vec<u8> {
        let unchanged = usize::try_from(number).ok();
        if let Some(input) = unchanged.and_then(|number| self.corpus.inputs.get(number)) {
            return input.clone();
        }
        let mut random = Random::new(self.seed ^ number.wrapping_mul(0xd605_bbb5_8c8a_bc2d));
        let mut input = random.choose(&self.corpus.inputs).cloned().unwrap_or_default();
        for _ in 0..=random.below(MOST_CHANGES) {
            mutate(&mut input, &self.corpus, &mut random);
        }
        input
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(seed: u64) -> Inputs {
        let words = vec![b"func".to_vec()];
        Inputs::new(Corpus { inputs: vec![b"package p".to_vec(), Vec::new()], words }, seed)
    }

    #[test]
    fn the_corpus_comes_first_as_it_is() {
        assert_eq!(inputs(7).get(0), b"package p");
        assert_eq!(inputs(7).get(1), b"");
    }

    #[test]
    fn a_seed_and_a_number_decide_the_input() {
        let list = |seed| (2..500).map(|number| inputs(seed).get(number)).collect::<Vec<_>>();
        assert_eq!(list(1), list(1));
        assert_ne!(list(1), list(2));
        let mut different = list(1);
        different.sort();
        different.dedup();
        assert!(different.len() > 300, "only {} inputs differ", different.len());
        assert!(different.iter().any(|input| input.windows(4).any(|it| it == b"func")));
    }
}
