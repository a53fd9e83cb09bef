//! Words of attribution, each with the noun phrase that is its source.
//!
//! Decides by grammar alone: whether there is any content, and which, is for the stage `quotes`; who is meant, for
//! `actors` and `pronouns`.

mod source;

pub(super) use source::main_subject;

use super::words::Words;
use super::{Context, Cue, CueForm, CueKind, Passage};
use crate::document::BlockRole;
use crate::language::{Class, Classes, Content, CueVerb, VerbForm, ends_in};
use std::ops::Range;

/// The cues of one passage, in order.
pub fn cues(context: Context, passage: &Passage) -> Vec<Cue> {
    let words = context.words(passage);
    let title_case = passage.role == BlockRole::Headline;
    // "C, Study Finds"
    let closes_headline = |index: usize| title_case && index + 1 == words.len();
    let mut found: Vec<Cue> = Vec::new();
    for index in 0..words.len() {
        if !words.is_word(index) || found.last().is_some_and(|c| c.tokens.end > index) {
            continue;
        }
        let sentence = words.tokens.sentence_of(index);
        if let Some(cue) = phrase(words, index, &sentence) {
            found.push(cue);
            continue;
        }
        if words.is_capital(index) && !title_case && index != first_word(words, &sentence) {
            continue;
        }
        let Some(mut verb) = words.lexeme(index).cue else { continue };
        verb.also_noun &= !closes_headline(index);
        if let Some(mut cue) = verb_cue(words, index, verb, &sentence) {
            if matches!(cue.form, CueForm::Participle | CueForm::Coordinated) {
                let before = found.last().filter(|c| c.tokens.start >= sentence.start);
                cue.source = before
                    .and_then(|c| c.source)
                    .or_else(|| source::main_subject(words, sentence.clone()).and_then(|r| words.span(r)));
            }
            if cue.source.is_some() || cue.form == CueForm::Participle {
                found.push(cue);
            }
        }
    }
    found
}

fn first_word(words: Words, sentence: &Range<usize>) -> usize {
    sentence.clone().find(|i| words.is_word(*i)).unwrap_or(sentence.start)
}

fn phrase(words: Words, index: usize, sentence: &Range<usize>) -> Option<Cue> {
    let length = words.language().cues.phrases.iter().find(|phrase| words.is_phrase(index, phrase))?.len();
    let tokens = index..index + length;
    let source = source::after(words, tokens.end, sentence.end)?;
    Some(Cue {
        span: words.span(tokens.clone())?,
        tokens,
        kind: CueKind::Phrase,
        form: CueForm::SourceAfter,
        content: Content::Clause,
        source: words.span(source),
    })
}

/// What parts an attribution from the words before it.
const PARTING: [char; 4] = [',', '—', '–', '―'];

fn verb_cue(words: Words, index: usize, verb: CueVerb, sentence: &Range<usize>) -> Option<Cue> {
    // "went on to say" is said by whoever went on.
    let goes_on = words.phrase_before(&words.language().cues.goes_on, sentence.start, index);
    let (first, verb_form) = match (verb.form, goes_on) {
        (VerbForm::Base, Some(length)) => (index - length, VerbForm::Finite),
        (form, _) => (index, form),
    };
    let before = source::skip_adverbs_back(words, sentence.start, first);
    let previous = before.checked_sub(1).filter(|p| *p >= sentence.start);
    let previous_is = |class| previous.is_some_and(|p| words.is(p, class));
    let parted = previous.is_some_and(|p| words.is_mark(p, &PARTING));
    let auxiliary = previous_is(Class::Auxiliary);
    let mark_at = |at| words.is_mark(at, &['“', '"', '‘', '\'', '`', '«', '„', ':']);
    let says_so = words.is_any(index + 1, Classes::of(&[Class::That, Class::Whether]))
        || mark_at(index + 1)
        || words.is_mark(index + 1, &[',']) && mark_at(index + 2);
    let mut form = CueForm::SourceBefore;
    match verb_form {
        VerbForm::Ing if previous_is(Class::Be) => {}
        VerbForm::Ing => {
            form = CueForm::Participle;
            let apart = previous.is_none_or(|p| words.is_mark(p, &[',', '—', '–', '―', '-']))
                || previous_is(Class::Preposition)
                || previous_is(Class::Subordinator)
                || previous_is(Class::Coordinator);
            // "telling responses" is no attribution, "a statement saying so" is.
            if !apart && !says_so && verb.content != Content::Say {
                return None;
            }
        }
        // "was told", "is expected to": the subject is not who speaks.
        VerbForm::Finite | VerbForm::Participle if previous_is(Class::Be) => return None,
        VerbForm::Participle if !auxiliary => return None,
        VerbForm::Base if previous_is(Class::To) => return None,
        VerbForm::Base if !auxiliary && !is_plural(words, previous) => return None,
        _ => {}
    }
    if verb_form != VerbForm::Ing && (previous_is(Class::Article) || previous_is(Class::Preposition)) {
        return None;
    }
    if verb.also_noun && !auxiliary && !says_so && !previous_is(Class::SubjectPronoun) {
        return None;
    }
    if words.is(index + 1, Class::By) {
        return None;
    }
    // "called for", "called on": something else than giving a name.
    if verb.content == Content::Name && words.is(index + 1, Class::NoNaming) {
        return None;
    }
    if verb.content == Content::Mind && previous_is(Class::Participant) {
        return None;
    }
    // "did not deny" is the cue: without its negation it would say the opposite.
    let negation = (before..index).find(|i| words.is(*i, Class::Negation));
    let tokens = match (negation, previous) {
        (Some(_), Some(p)) if auxiliary => p..index + 1,
        _ => index..index + 1,
    };
    let mut source = None;
    if form == CueForm::SourceBefore {
        const BEGINS_SOURCE: Classes = Classes::of(&[Class::Determiner, Class::BeforeNoun]);
        let said_by = |i: usize| words.is_capital(i) || words.is_any(i, BEGINS_SOURCE);
        // "…, said an official": what stands before the comma is rather the content.
        let inverted = verb_form == VerbForm::Finite
            && previous.is_some_and(|p| words.is_mark(p, &[',']))
            && said_by(index + 1)
            && !says_so;
        source = source::before(words, sentence.start, first)
            .filter(|r| !inverted || !source::is_object(words, sentence.start, r.start));
        let joined = previous_is(Class::JoinsVerbs) && index > sentence.start + 2;
        let apart =
            says_so || verb.content == Content::Say || before > 1 && source::ends_clause(words, before - 2);
        if source.is_none() && joined && apart && verb_form == VerbForm::Finite {
            form = CueForm::Coordinated;
        } else if source.is_none() && verb_form == VerbForm::Finite {
            form = CueForm::SourceAfter;
            source = source::after(words, index + 1, sentence.end)
                .filter(|_| before == sentence.start || source::ends_clause(words, before - 1))
                // "said he" stands behind marks only.
                .filter(|r| !parted || !words.is(r.start, Class::Pronoun));
            if source.is_none() && parted {
                form = CueForm::SourceBefore;
                source = source::main_subject(words, sentence.start..before);
            }
        }
        if form != CueForm::Coordinated {
            let subject = source.as_ref()?;
            // "an account called “X”": what is called is not who calls.
            let object = subject.start > sentence.start && words.is(subject.start - 1, Class::Preposition);
            if verb.content == Content::Name && object || words.is(subject.start, Class::Expletive) {
                return None;
            }
        }
    }
    Some(Cue {
        span: words.span(tokens.clone())?,
        tokens,
        kind: CueKind::Verb,
        form,
        content: verb.content,
        source: source.and_then(|r| words.span(r)),
    })
}

/// Whether a base form agrees with the word before it as its subject: "officials say", "they say".
fn is_plural(words: Words, subject: Option<usize>) -> bool {
    const PLURAL: Classes = Classes::of(&[Class::Plural, Class::JoinsSubjects]);
    let ends_as_plural = |s: usize| ends_in(words.word(s), &words.language().inflection.plural);
    subject.is_some_and(|s| words.is_any(s, PLURAL) || ends_as_plural(s) || !words.is_word(s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    /// Cues stand in {}, the source of the one that follows or precedes in [].
    #[track_caller]
    fn check(expected: &str) {
        let text: String = expected.chars().filter(|c| !"{}[]".contains(*c)).collect();
        let mut marks = Vec::new();
        let sample = Sample::body(&text);
        for cue in cues(sample.context(), &sample.passages[0]) {
            marks.extend([(cue.span.start(), '{'), (cue.span.end(), '}')]);
            if let Some(s) = cue.source {
                marks.extend([(s.start(), '['), (s.end(), ']')]);
            }
        }
        marks.sort_by_key(|(at, c)| (*at, "[{".contains(*c)));
        marks.dedup();
        let mut found = text.clone();
        for (at, c) in marks.into_iter().rev() {
            found.insert(at, c);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_subject_stands_before_its_verb() {
        check("[Ana Ruiz] {said} it would stand.");
        check("On Monday, [Minister Ana Ruiz] {said} it would stand.");
        check("[The minister] in turn {said} it would stand.");
        check("[She] has repeatedly {said} so.");
        check("[Ruiz], the minister, {said} it would stand.");
        check("[Ruiz], who {said} it would stand, left.");
        check("The bridge is safe, and [a senior official] {said} it would stand.");
        check("[The mayor] {did not deny} that it fell.");
        check("[The mayor] later went on to {say} that it stood.");
    }

    #[test]
    fn a_subject_stands_behind_its_verb() {
        check("“It will stand,” {said} [Ana Ruiz].");
        check("“It will stand,” {said} [the minister], who left.");
    }

    #[test]
    fn a_phrase_stands_before_its_source() {
        check("It stands, {according to} [the ministry].");
        check("{According to} [Kyiv], it stands.");
    }

    #[test]
    fn a_participle_has_the_source_of_its_sentence() {
        check("[Ruiz] left the room, {claiming} that it was false.");
    }

    #[test]
    fn a_second_verb_has_the_source_of_the_first() {
        check("[Ruiz] {said} it stood and {added}, “I love it.”");
        check("[Ruiz] left, and {said} that it stood.");
        check("[Ruiz] {said} they met and agreed to go.");
    }

    #[test]
    fn titles_brackets_and_ages_belong_to_the_source() {
        check("“It stands,” [Mr. Ruiz] {said}.");
        check("“It stands,” [Sen. Ana Ruiz] (D) {said} on Monday.");
        check("[Ana Ruiz] (D-Ohio), chair of the board, {said} that it stood.");
        check("[The workers' union] {said} it stood.");
    }

    #[test]
    fn a_subject_may_be_far_from_its_verb() {
        check("[The mayor] — a former sailor — {said} it stood.");
        check("They met the mayor, Ana Ruiz, on Monday, {said} [an official].");
        check("[Many sailors] interviewed this week, including Ruiz, {said} they saw it.");
    }

    #[test]
    fn nouns_and_passives_are_no_cues() {
        check("There were telling moments that came late.");
        check("The party think tank and its email address are closed.");
        check("They aren't admitted until they are asked.");
        check("He called for a new bridge.");
        check("I think it stood.");
        check("The reports of the claims were read by nobody.");
        check("She was told to leave.");
    }
}
