//! What is folded: options and presets.

/// Which differences of spelling are folded away.
///
/// Every option stands for itself; none is implied by another. Start from a preset and change what differs:
///
/// ```
/// use rawi_normalize::{Folding, fold};
///
/// let keep_teh_marbuta = Folding { teh_marbuta: false, ..Folding::LOOKUP };
/// assert_eq!(fold("مدرسةٌ", keep_teh_marbuta), "مدرسة");
/// assert_eq!(fold("مدرسةٌ", Folding::LOOKUP), "مدرسه");
/// ```
///
/// # What other tools do
///
/// | tool | preset |
/// | --- | --- |
/// | Lucene, Elasticsearch, `OpenSearch`: `ArabicNormalizer` | [`Folding::LUCENE`] |
/// | `camel_tools`: `dediac_ar` | [`Folding::CAMEL_DEDIAC`] |
/// | `camel_tools`: `normalize_unicode`, then `normalize_alef_ar`, `normalize_alef_maksura_ar`, `normalize_teh_marbuta_ar` | [`Folding::CAMEL_NORMALIZE`] |
/// | pyarabic: `strip_tashkeel`, `strip_harakat`, `strip_tatweel`, `strip_shadda` | [`Folding::PYARABIC_TASHKEEL`] and its options |
/// | pyarabic: `normalize_searchtext` | [`Folding::PYARABIC_SEARCH`] |
/// | what results on ANERcorp are measured behind: diacritics and kashida taken out | [`Folding::ANERCORP`] |
///
/// # Order
///
/// Options act as if in this order, and again until nothing changes, so that folding folded text changes nothing:
/// presentation forms, removals of what is not a mark, foreign letters; joining of marks to letters
/// ([`combining_hamza`](Folding::combining_hamza), [`normal_form`](Folding::normal_form)); letters, marks,
/// digits, spaces and punctuation; the normal form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Folding {
    /// The Unicode normal form of the whole text, other scripts with it.
    pub normal_form: NormalForm,
    /// Takes out fatha, damma, kasra and sukun.
    pub harakat: bool,
    /// Takes out the three tanwin.
    pub tanwin: bool,
    /// Takes out shadda.
    pub shadda: bool,
    /// Takes out the superscript alef, U+0670.
    pub superscript_alef: bool,
    /// Takes out the signs of the Quran and the further marks of the Arabic blocks.
    pub quranic_marks: bool,
    /// The combining madda and hamza, U+0653 to U+0655.
    pub combining_hamza: CombiningHamza,
    /// Takes out tatweel (kashida).
    pub tatweel: bool,
    /// Writes أ إ آ as ا.
    pub alef: bool,
    /// Writes alef wasla, U+0671, and the alefs with a wavy or high hamza as ا.
    pub alef_wasla: bool,
    /// Writes ى as ي.
    pub alef_maksura: bool,
    /// Writes ة as ه.
    pub teh_marbuta: bool,
    /// The hamza of ؤ and ئ, and ء alone.
    pub hamza: Hamza,
    /// Writes the Persian and Urdu forms of Arabic letters (ی ک ہ) as the Arabic ones.
    pub foreign_letters: bool,
    /// Presentation forms and ligatures.
    pub presentation_forms: PresentationForms,
    /// Decimal digits of the three scripts that Arabic news uses.
    pub digits: Digits,
    /// Takes out the invisible characters of writing direction: marks, embeddings, overrides, isolates.
    pub direction_marks: bool,
    /// Takes out zero-width spaces, joiners and non-joiners, and the soft hyphen.
    pub zero_width: bool,
    /// Takes out the byte order mark wherever it stands.
    pub byte_order_mark: bool,
    /// Writes no-break spaces and the other spaces of one line as U+0020, one for one.
    pub spaces: bool,
    /// Writes Arabic and typographic punctuation as ASCII: ، ؛ ؟ ٪ ٫ ٬ ۔, quotation marks, dashes, `…` as `...`.
    pub punctuation: bool,
}

/// A Unicode normal form (UAX #15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum NormalForm {
    /// As it stands.
    #[default]
    Keep,
    /// Canonical composition.
    Nfc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility composition.
    Nfkc,
    /// Compatibility decomposition.
    Nfkd,
}

/// What becomes of the combining madda and hamza of decomposed texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum CombiningHamza {
    /// They stay.
    #[default]
    Keep,
    /// They join the letter that they stand on (decomposed `ؤ` is `ؤ`), through marks in between; what no letter
    /// takes goes.
    Join,
}

/// What becomes of hamza. The alefs have an option of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Hamza {
    /// It stays.
    #[default]
    Keep,
    /// ؤ and ئ become ء.
    Alone,
    /// ؤ becomes و, ئ becomes ي; ء stays.
    Carrier,
    /// ؤ becomes و, ئ becomes ي; ء goes.
    Remove,
}

/// What becomes of presentation forms, U+FB50 to U+FEFC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum PresentationForms {
    /// They stay.
    #[default]
    Keep,
    /// The ligatures of lam and alef become two letters; the rest stays.
    LamAlef,
    /// All become the letters they stand for, word ligatures (U+FDFA) with their spaces. Forms of single marks
    /// become the mark, without the space that Unicode gives them to stand on.
    Letters,
}

/// What becomes of decimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// They stay.
    #[default]
    Keep,
    /// `0` to `9`.
    Western,
    /// `٠` to `٩`.
    ArabicIndic,
    /// `۰` to `۹`.
    Persian,
}

impl Folding {
    /// Folds nothing.
    pub const NONE: Folding = Folding {
        normal_form: NormalForm::Keep,
        harakat: false,
        tanwin: false,
        shadda: false,
        superscript_alef: false,
        quranic_marks: false,
        combining_hamza: CombiningHamza::Keep,
        tatweel: false,
        alef: false,
        alef_wasla: false,
        alef_maksura: false,
        teh_marbuta: false,
        hamza: Hamza::Keep,
        foreign_letters: false,
        presentation_forms: PresentationForms::Keep,
        digits: Digits::Keep,
        direction_marks: false,
        zero_width: false,
        byte_order_mark: false,
        spaces: false,
        punctuation: false,
    };

    /// Takes out what a reader does not see and writes each letter by its usual code point; the spelling stays.
    pub const CLEAN: Folding = Folding {
        tatweel: true,
        foreign_letters: true,
        presentation_forms: PresentationForms::Letters,
        direction_marks: true,
        zero_width: true,
        byte_order_mark: true,
        ..Folding::NONE
    };

    /// As [`Folding::CLEAN`], and without marks: letters as they are spelt, nothing on them.
    pub const UNMARKED: Folding = Folding {
        harakat: true,
        tanwin: true,
        shadda: true,
        superscript_alef: true,
        quranic_marks: true,
        combining_hamza: CombiningHamza::Join,
        ..Folding::CLEAN
    };

    /// The form by which words are looked up: as [`Folding::UNMARKED`], and with one alef, ى as ي, ة as ه and Western
    /// digits. Spaces, punctuation and the hamza of ؤ ئ ء stay.
    pub const LOOKUP: Folding = Folding {
        alef: true,
        alef_wasla: true,
        alef_maksura: true,
        teh_marbuta: true,
        digits: Digits::Western,
        ..Folding::UNMARKED
    };

    /// Folds whatever Rawi can fold: as [`Folding::LOOKUP`], and hamza to its carrier, spaces, punctuation, NFKC.
    /// For comparing texts, not words: it makes different words meet (`سؤال` and `سوال`, but also `قرأ` and `قرا`).
    pub const ALL: Folding = Folding {
        normal_form: NormalForm::Nfkc,
        hamza: Hamza::Remove,
        spaces: true,
        punctuation: true,
        ..Folding::LOOKUP
    };

    /// What Lucene's `ArabicNormalizer` does, and with it the `arabic` analyzers of Elasticsearch and `OpenSearch`
    /// (their `decimal_digit` filter is [`Digits::Western`]).
    pub const LUCENE: Folding = Folding {
        harakat: true,
        tanwin: true,
        shadda: true,
        tatweel: true,
        alef: true,
        alef_maksura: true,
        teh_marbuta: true,
        ..Folding::NONE
    };

    /// What `camel_tools`' `dediac_ar` does: harakat, tanwin, shadda, superscript alef and tatweel go.
    pub const CAMEL_DEDIAC: Folding = Folding {
        harakat: true,
        tanwin: true,
        shadda: true,
        superscript_alef: true,
        tatweel: true,
        ..Folding::NONE
    };

    /// What `camel_tools`' four normalizers do one after the other: `normalize_unicode` (NFKC, with the ligatures for
    /// the rial and the basmala, which NFKC leaves or writes in Persian letters), `normalize_alef_ar`,
    /// `normalize_alef_maksura_ar`, `normalize_teh_marbuta_ar`.
    ///
    /// Alefs with a wavy or high hamza become ا too; theirs stay.
    pub const CAMEL_NORMALIZE: Folding = Folding {
        normal_form: NormalForm::Nfkc,
        presentation_forms: PresentationForms::Letters,
        alef: true,
        alef_wasla: true,
        alef_maksura: true,
        teh_marbuta: true,
        ..Folding::NONE
    };

    /// What pyarabic's `strip_tashkeel` does. Without `shadda` it is `strip_harakat`; `strip_shadda` and
    /// `strip_tatweel` are those options alone.
    pub const PYARABIC_TASHKEEL: Folding =
        Folding { harakat: true, tanwin: true, shadda: true, ..Folding::NONE };

    /// What pyarabic's `normalize_searchtext` does: `strip_tashkeel`, `strip_tatweel`, lam-alef ligatures as letters,
    /// one alef, ؤ and ئ as ء, ة as ه, ى as ي.
    pub const PYARABIC_SEARCH: Folding = Folding {
        tatweel: true,
        presentation_forms: PresentationForms::LamAlef,
        alef: true,
        alef_wasla: true,
        alef_maksura: true,
        teh_marbuta: true,
        hamza: Hamza::Alone,
        ..Folding::PYARABIC_TASHKEEL
    };

    /// The preprocessing behind published results on ANERcorp: diacritics and kashida out, letters as they stand
    /// (what the `CAMeLBERT` models are trained on). The corpus itself has both.
    pub const ANERCORP: Folding = Folding::CAMEL_DEDIAC;
}
