//! Gender and number, by which a cue without a subject finds its speaker.

/// Grammatical gender; `Unknown` agrees with both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
    Unknown,
}

/// Grammatical number; `Unknown` agrees with all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Singular,
    Dual,
    Plural,
    Unknown,
}

/// What a word agrees with, or shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreement {
    pub(crate) gender: Gender,
    pub(crate) number: Number,
}

impl Agreement {
    pub(crate) const UNKNOWN: Agreement = Agreement::new(Gender::Unknown, Number::Unknown);

    pub(crate) const fn new(gender: Gender, number: Number) -> Agreement {
        Agreement { gender, number }
    }

    /// Whether a cue of this form may have that one as its speaker.
    pub(crate) fn fits(self, speaker: Agreement) -> bool {
        let gender = self.gender == speaker.gender
            || self.gender == Gender::Unknown
            || speaker.gender == Gender::Unknown;
        let number = match (self.number, speaker.number) {
            // `مبينين` may be dual as well as plural: both are written alike.
            (Number::Unknown, _) | (_, Number::Unknown) | (Number::Plural, Number::Dual) => true,
            (cue, speaker) => cue == speaker,
        };
        gender && number
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Gender, Number};

    #[test]
    fn a_feminine_cue_passes_over_a_man() {
        let cue = Agreement::new(Gender::Female, Number::Singular);
        assert!(!cue.fits(Agreement::new(Gender::Male, Number::Singular)));
        assert!(cue.fits(Agreement::UNKNOWN));
    }
}
