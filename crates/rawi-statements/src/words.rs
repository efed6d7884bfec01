//! Small closed classes of words: what may stand around a cue, its speaker and its content.

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    pub(crate) const NONE: Classes = Classes(0);

    pub(crate) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u64;
    }

    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    pub(crate) fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)+) => {
        /// A class of words; what each is for stands beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class {
            $($(#[$doc])* $class,)+
        }

        impl Class {
            /// The one of this name in the data.
            pub(crate) fn from_name(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$class),)+ _ => None }
            }
        }
    };
}

classes! {
    /// أن، إن، أنه: begins what is said.
    That = "that",
    /// بأن.
    BiThat = "bi_that",
    /// إلى.
    Ila = "ila",
    /// على.
    Ala = "ala",
    /// عن.
    An = "an",
    /// من.
    Min = "min",
    /// في.
    Fi = "fi",
    /// به، بذلك: stands for what was said before.
    BiObject = "bi_object",
    /// الذي، التي.
    Relative = "relative",
    /// لم، لن، لا.
    Negation = "negation",
    /// لو، إذا، ربما.
    Possible = "possible",
    /// قد، كان: between subject and verb.
    Particle = "particle",
    /// أما.
    Topic = "topic",
    /// لكن، بينما: begins a clause.
    Conjunction = "conjunction",
    /// أيضا، بدوره: may be skipped between verb and speaker.
    Adverb = "adverb",
    /// Days, months and what goes with them.
    Time = "time",
    /// Units of time behind قبل and منذ.
    Unit = "unit",
    /// Begins a phrase that holds no speaker: خلال، أمام، للصحفيين.
    Preposition = "preposition",
    /// Behind على it makes an adverbial: على هامش.
    AfterPreposition = "after_preposition",
    /// Behind من and إلى it makes an aside: من جهته.
    Aside = "aside",
    /// Before أن it makes an adverbial clause: الرغم من أن، بعد أن.
    ClauseNoun = "clause_noun",
    /// Begins a clause about an unnamed speaker: طلب عدم نشر اسمه.
    RelativeClause = "relative_clause",
    /// Behind في it names the occasion of speech, not a place: بيان، مؤتمر.
    Occasion = "occasion",
    /// Begins with ب, but does not open what a cue with ب governs.
    WithBa = "with_ba",
    /// رفض، امتنع.
    Negator = "negator",
    /// التعليق، الإدلاء: what is refused.
    Comment = "comment",
    /// The same, as object of رفض.
    DeclineObject = "decline_object",
    /// له، لها.
    PersonPronoun = "person_pronoun",
    /// المسؤولية.
    Responsibility = "responsibility",
    /// باسم.
    Representing = "representing",
    /// Follows a definite noun as its adjective, though it does not end like one of relation.
    Adjective = "adjective",
    /// صادر، صدر: a document, from its owner.
    Issued = "issued",
    /// Behind an occasion of speech it is about that: تصريح صحفي، بيان له.
    Press = "press",
    /// ذاته، نفسه: the noun before it means one who was named before.
    Itself = "self",
    /// ذات، نفس: means one who was named before.
    Same = "same",
    /// Behind لم it says that nobody said anything: لم يصدر تعليق.
    Silence = "silence",
    /// Behind في it opens a remark of the teller: في خطوة مفاجئة.
    Prelude = "prelude",
    /// Begins with و of its own, not with the conjunction.
    WithWaw = "with_waw",
    /// Points back to a document or occasion: بيانا دعت فيه إلى.
    BackReference = "back_reference",
    /// Begins what is asked: هل، عما.
    Question = "question",
    /// For what one says again: جدد دعوته.
    Renewed = "renewed",
    /// Never the speaker behind a verb: ضرورة، أهمية.
    NonSubject = "non_subject",
}

pub(crate) const WORDS: &str = include_str!("../data/words.tsv");

/// The rows of the data.
pub(crate) fn class_rows() -> impl Iterator<Item = (Class, &'static str)> {
    WORDS.lines().skip(1).filter_map(|row| {
        let (class, word) = row.split_once('\t')?;
        Some((Class::from_name(class)?, word))
    })
}
