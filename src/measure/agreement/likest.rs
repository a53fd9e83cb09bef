//! Which of two annotators' items are held against each other: the likest first, each once.

/// Whether two items are alike in some way.
pub(crate) type Alike<'w, T> = &'w dyn Fn(&T, &T) -> bool;

/// Pairs, each with the number of the way in which it is alike; and what has no fellow.
#[derive(Debug)]
pub(crate) struct Paired<T> {
    pub pairs: Vec<(usize, T, T)>,
    pub ones: Vec<T>,
    pub others: Vec<T>,
}

/// Pairs items, from those that are alike in the first way to those that are only in the last. Of several, the first.
pub(crate) fn paired<T>(mut ones: Vec<T>, mut others: Vec<T>, ways: &[Alike<T>]) -> Paired<T> {
    let mut pairs = Vec::new();
    for (way, alike) in ways.iter().enumerate() {
        let mut rest = Vec::new();
        for one in ones {
            match others.iter().position(|other| alike(&one, other)) {
                Some(place) => pairs.push((way, one, others.remove(place))),
                None => rest.push(one),
            }
        }
        ones = rest;
    }
    Paired { pairs, ones, others }
}
