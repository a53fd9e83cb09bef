//! Many put into a list, or taken out of it, in one walk: one by one, each would move all that stand behind it.
//!
//! Makes what making the slots one after the other makes, and no slot that does not fit.

use super::patch::Slot;

/// Makes as many of these slots as one walk can, from the first on: those that put items in at ever later places, or take
/// items out at ever earlier ones. Says how many; 0 where it would not be several.
pub(super) fn make_many<'s, T: Clone + PartialEq + 's>(
    list: &mut Vec<T>,
    slots: impl Iterator<Item = &'s Slot<T>> + Clone,
) -> usize {
    match put_in(list, slots.clone()) {
        0 => take_out(list, slots),
        made => made,
    }
}

fn put_in<'s, T: Clone + 's>(list: &mut Vec<T>, slots: impl Iterator<Item = &'s Slot<T>>) -> usize {
    let mut new: Vec<(usize, &T)> = Vec::new();
    for Slot { index, before, after } in slots {
        let is_later = new.last().is_none_or(|(last, _)| last < index);
        match (before, after) {
            (None, Some(after)) if is_later && *index <= list.len() + new.len() => new.push((*index, after)),
            _ => break,
        }
    }
    if new.len() < 2 {
        return 0;
    }
    let mut all = Vec::with_capacity(list.len() + new.len());
    let mut there = std::mem::take(list).into_iter();
    for (index, item) in &new {
        all.extend(there.by_ref().take(index - all.len()));
        all.push(T::clone(item));
    }
    all.extend(there);
    *list = all;
    new.len()
}

fn take_out<'s, T: PartialEq + 's>(list: &mut Vec<T>, slots: impl Iterator<Item = &'s Slot<T>>) -> usize {
    let mut gone: Vec<usize> = Vec::new();
    for Slot { index, before, after } in slots {
        let is_earlier = gone.last().is_none_or(|last| index < last);
        match (before, after) {
            (Some(before), None) if is_earlier && list.get(*index) == Some(before) => gone.push(*index),
            _ => break,
        }
    }
    if gone.len() < 2 {
        return 0;
    }
    let (count, mut place) = (gone.len(), 0);
    list.retain(|_| {
        let is_gone = gone.last() == Some(&place);
        place += 1;
        if is_gone {
            gone.pop();
        }
        !is_gone
    });
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(index: usize, before: Option<char>, after: Option<char>) -> Slot<char> {
        Slot { index, before: before.map(Box::new), after: after.map(Box::new) }
    }

    fn put(index: usize, item: char) -> Slot<char> {
        slot(index, None, Some(item))
    }

    fn take(index: usize, item: char) -> Slot<char> {
        slot(index, Some(item), None)
    }

    #[test]
    fn many_are_made_as_one_by_one_and_none_that_does_not_fit() {
        let cases: [(&[Slot<char>], usize, &str); 12] = [
            (&[], 0, "abcd"),
            (&[put(0, 'x')], 0, "abcd"),
            (&[put(0, 'x'), put(1, 'y')], 2, "xyabcd"),
            (&[put(1, 'x'), put(3, 'y'), put(6, 'z')], 3, "axbycdz"),
            (&[put(4, 'x'), put(5, 'y'), put(7, 'z')], 2, "abcdxy"),
            (&[put(1, 'x'), put(2, 'y'), put(2, 'z')], 2, "axybcd"),
            (&[put(1, 'x'), put(2, 'y'), take(4, 'c')], 2, "axybcd"),
            (&[take(3, 'd'), take(1, 'b'), take(0, 'a')], 3, "c"),
            (&[take(3, 'd'), take(2, 'c'), take(1, 'x')], 2, "ab"),
            (&[take(1, 'b'), take(1, 'c')], 0, "abcd"),
            (&[take(4, 'd'), take(3, 'd')], 0, "abcd"),
            (&[take(2, 'c'), slot(1, Some('b'), Some('x'))], 0, "abcd"),
        ];
        for (slots, made, expected) in cases {
            let mut list: Vec<char> = "abcd".chars().collect();
            assert_eq!(make_many(&mut list, slots.iter()), made, "{slots:?}");
            assert_eq!(String::from_iter(&list), expected, "{slots:?}");
            let mut one_by_one: Vec<char> = "abcd".chars().collect();
            slots[..made].iter().for_each(|slot| slot.make(&mut one_by_one).unwrap());
            assert_eq!(list, if made == 0 { "abcd".chars().collect() } else { one_by_one }, "{slots:?}");
        }
    }
}
