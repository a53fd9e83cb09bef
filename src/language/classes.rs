//! What the rules of grammar ask of a word: the classes of a language, each a section of its data files.
//!
//! A word may be in several. Rules name a class, never a word, so that they hold for any language that fills it.

/// Makes the enum with, for each class, the name of its section.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $section:literal,)*) => {
        /// A class of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Class {
            $($(#[$doc])* $class,)*
        }

        impl Class {
            /// All of them.
            pub const ALL: &'static [Class] = &[$(Class::$class,)*];

            /// The section of the data files that holds its words.
            pub fn section(self) -> &'static str {
                match self {
                    $(Class::$class => $section,)*
                }
            }
        }
    };
}

classes! {
    /// Subject pronouns, and possessives and determiners that stand alone.
    Pronoun = "pronoun",
    /// What begins a noun phrase.
    Determiner = "determiner",
    /// Articles and possessives: behind one stands a noun, never a verb.
    Article = "article",
    /// What begins a prepositional phrase.
    Preposition = "preposition",
    /// What begins a clause inside a sentence.
    Subordinator = "subordinator",
    /// What joins clauses.
    Coordinator = "coordinator",
    /// Forms of be, have and do, and the modal verbs.
    Auxiliary = "auxiliary",
    /// Forms of be.
    Be = "be",
    /// Adverbs without an adverb's ending that may stand between a subject and its verb.
    Adverb = "adverb",
    /// The time of an utterance, which follows its verb without a preposition.
    Time = "time",
    /// Finite forms without a past ending that are frequent enough to show a clause.
    CommonVerb = "common-verb",
    /// With a possessive ending behind it a contraction of a verb ("it’s").
    ContractionHost = "contraction-host",
    /// Further words with which no name begins or ends.
    Function = "function",
    /// Further words that begin or join phrases and clauses, and belong to no noun phrase.
    Joining = "joining",
    /// Begins a content clause and nothing else is said by it.
    That = "that",
    /// Begins an indirect question.
    Whether = "whether",
    /// The mark of the infinitive.
    To = "to",
    /// Joins a noun to what it is of.
    Of = "of",
    /// Of what something is said to be.
    As = "as",
    /// Stands before the agent of a passive.
    By = "by",
    /// Turns a verb of saying into its opposite.
    Negation = "negation",
    /// Who speaks and who is spoken to: not who is reported.
    Participant = "participant",
    /// Behind a verb of naming another sense than giving a name ("called for").
    NoNaming = "no-naming",
    /// Adjectives that begin a source without a determiner.
    BeforeNoun = "before-noun",
    /// Joins a second verb to the subject of the first.
    JoinsVerbs = "joins-verbs",
    /// Before a base form that agrees with a plural ("and say").
    JoinsSubjects = "joins-subjects",
    /// A subject that is nobody ("there said").
    Expletive = "expletive",
    /// Plurals without a plural's ending.
    Plural = "plural",
    /// Shows that a word behind it is a verb and no noun.
    SubjectPronoun = "subject-pronoun",
    /// Between a subject and its verb, before a day or month.
    BeforeTime = "before-time",
    /// Begins a relative clause.
    Relative = "relative",
    /// Begins a relative clause about a person.
    RelativePerson = "relative-person",
    /// The subject of a relative clause that reports.
    RelativeSubject = "relative-subject",
    /// Begins a relative clause between commas.
    RelativeAside = "relative-aside",
    /// Begins what is said of a name behind a comma.
    Apposed = "apposed",
    /// No subject goes on over it towards its verb.
    EndsSubject = "ends-subject",
    /// No source behind its verb goes on over it.
    EndsSource = "ends-source",
    /// Joins two parts of one noun phrase.
    JoinsNouns = "joins-nouns",
    /// Adverbs that begin a sentence before its subject.
    SentenceAdverb = "sentence-adverb",
    /// No source behind its verb.
    Demonstrative = "demonstrative",
    /// Belongs to a verb of saying ("shot back").
    VerbParticle = "verb-particle",
    /// Begins a clause of when and how something was said.
    Circumstance = "circumstance",
    /// Ends whom something is told to.
    AfterAddressed = "after-addressed",
    /// Whom something is told to, in one word.
    Addressed = "addressed",
    /// With quantity-degree behind it before a number, no preposition ("at least 40").
    QuantityAt = "quantity-at",
    /// See quantity-at.
    QuantityDegree = "quantity-degree",
    /// Before a number no preposition ("about 40").
    QuantityAbout = "quantity-about",
    /// With to behind it before a number no preposition ("up to 40").
    QuantityUp = "quantity-up",
    /// Says that what stands before is a time.
    Ago = "ago",
    /// Behind an attribution in the middle: something else than the content goes on.
    GoesOnOtherwise = "goes-on-otherwise",
    /// Begins the content of a verb of telling.
    ToldContent = "told-content",
    /// Begins no clause that could be content.
    NoClause = "no-clause",
    /// Stands between marked words of one list.
    JoinsListed = "joins-listed",
    /// Joins two clauses of which each has its own source.
    JoinsClauses = "joins-clauses",
    /// Behind a comma: the reporter goes on in his own words.
    AsideClause = "aside-clause",
    /// Behind the last comma of a sentence: the same.
    Addition = "addition",
    /// Ends like a participle and begins no addition.
    NoAddition = "no-addition",
    /// Before where something was said.
    OccasionPreposition = "occasion-preposition",
    /// Indefinite articles.
    Indefinite = "indefinite",
    /// Where something was said.
    Occasion = "occasion",
    /// Stands behind a noun, with what it is said of ("familiar with it").
    SaidOf = "said-of",
    /// Turns of a sentence that tell how sure its content is.
    Turn = "turn",
    /// He, as a subject.
    He = "he",
    /// He, as an object.
    Him = "him",
    /// He, otherwise.
    His = "his",
    /// She, as a subject.
    She = "she",
    /// She, as an object, or before a noun as a possessive.
    Her = "her",
    /// She, otherwise.
    Hers = "hers",
    /// A thing, as a subject or an object.
    It = "it",
    /// A thing, otherwise.
    Its = "its",
    /// Several, as a subject.
    They = "they",
    /// Several, as an object.
    Them = "them",
    /// Several, otherwise.
    Their = "their",
    /// Who speaks.
    I = "i",
    /// Behind a thing's pronoun that may mean nobody ("it is clear").
    ExpletiveVerb = "expletive-verb",
    /// Stands between such a verb and what shows whether it means somebody.
    BeNot = "be-not",
    /// Be, where it is no finite form.
    BeBase = "be-base",
    /// What a pronoun that means nobody does.
    Weather = "weather",
    /// Between a name and a pronoun that means it.
    RunsOn = "runs-on",
    /// Another clause begins between a name and a pronoun.
    BeginsClause = "begins-clause",
    /// A finite form of a frequent verb.
    Finite = "finite",
    /// The base of a frequent verb and no other form of it: as often a noun ("visit").
    Base = "base",
    /// A form of a verb whose object is somebody.
    ActsUpon = "acts-upon",
    /// What belongs to a city rather than to the state that sits in it.
    OfCity = "of-city",
    /// A noun behind which "to" names who receives.
    Towards = "towards",
    /// A noun behind which "from" names who gives.
    From = "from",
    /// A verb or noun behind which "for", "on" or "from" names a place.
    Going = "going",
    /// Groups that, as parts of names, belong to organisations.
    Collective = "collective",
    /// Bodies of which a country has one.
    StateBody = "state-body",
    /// Other organisations that a text calls "the company", "the court".
    Firm = "firm",
    /// Groups that act in the news wherever a word says which of them are meant.
    Powerful = "powerful",
    /// People of whom a text says something without their being actors in the news.
    Anybody = "anybody",
    /// Words that often stand before a description's noun without a determiner.
    Adjective = "adjective",
}

/// The classes of one word, or a choice of classes to ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

const _: () = assert!(Class::ALL.len() <= u128::BITS as usize, "each class is one bit");

impl Classes {
    /// These classes.
    pub const fn of(classes: &[Class]) -> Classes {
        let mut bits = 0;
        let mut at = 0;
        while at < classes.len() {
            bits |= 1 << classes[at] as u32;
            at += 1;
        }
        Classes(bits)
    }

    /// Puts one more in.
    pub fn insert(&mut self, class: Class) {
        self.0 |= Classes::of(&[class]).0;
    }

    /// Whether this class is among them.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether any of these is among them.
    pub const fn has_any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    /// The classes of both.
    #[must_use]
    pub const fn union(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_one_bit() {
        let mut classes = Classes::default();
        assert!(!classes.has(Class::Pronoun));
        for class in Class::ALL {
            classes.insert(*class);
            assert!(classes.has(*class));
        }
        assert_eq!(classes, Classes::of(Class::ALL));
        let [first, .., last] = Class::ALL else { panic!("there are classes") };
        assert!(!Classes::of(&[*first]).has(*last) && classes.has_any(Classes::of(&[*last])));
    }

    #[test]
    fn sections_are_those_of_one_class_each() {
        let mut sections: Vec<_> = Class::ALL.iter().map(|class| class.section()).collect();
        sections.sort_unstable();
        sections.dedup();
        assert_eq!(sections.len(), Class::ALL.len());
    }
}
