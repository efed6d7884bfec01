//! What a cue says of the speech it names.

/// Makes a closed set of names that data and wire share.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $wire:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// The name on the wire and in the data.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $wire,)+ }
            }

            /// The one of this name.
            pub(crate) fn from_name(name: &str) -> Option<$name> {
                match name { $($wire => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What sort of speech a cue names.
    CueKind {
        /// Says, without more: قال، صرح، ذكر.
        Say = "say",
        /// Goes on: أضاف، تابع، أردف.
        Add = "add",
        /// Makes known: أعلن.
        Announce = "announce",
        /// Stands by it: أكد، جدد.
        Affirm = "affirm",
        /// Puts weight on it: شدد.
        Stress = "stress",
        /// Makes clear: أوضح، بيّن.
        Explain = "explain",
        /// Brings to light: كشف، أظهر.
        Reveal = "reveal",
        /// Calls to mind: ذكّر بأن.
        Remind = "remind",
        /// Owns up: أقر، اعترف.
        Admit = "admit",
        /// Draws a conclusion: خلص، استنتج.
        Conclude = "conclude",
        /// Says what the teller does not vouch for: زعم، ادعى.
        Claim = "claim",
        /// Says that it is not so: نفى، أنكر.
        Deny = "deny",
        /// Questions it: شكك.
        Doubt = "doubt",
        /// Binds itself: تعهد، وعد.
        Promise = "promise",
        /// Announces harm: هدد، توعد.
        Threaten = "threaten",
        /// Tells of a danger: حذر، نبه.
        Warn = "warn",
        /// Asks for an act: طالب، دعا، حث.
        Demand = "demand",
        /// Puts forward: اقترح.
        Propose = "propose",
        /// Looks ahead: توقع، رجح.
        Expect = "expect",
        /// Puts a figure on it: قدّر.
        Estimate = "estimate",
        /// Holds as a view: رأى، اعتبر.
        Believe = "believe",
        /// Calls it something: وصف.
        Describe = "describe",
        /// Asks: تساءل، سأل.
        Ask = "ask",
        /// Answers: أجاب، رد.
        Answer = "answer",
        /// Voices a feeling: أعرب عن، أبدى.
        Express = "express",
        /// Greets with favour: رحب.
        Welcome = "welcome",
        /// Praises: أشاد، ثمّن.
        Praise = "praise",
        /// Speaks against: أدان، انتقد.
        Condemn = "condemn",
        /// Lays blame: اتهم، حمّل المسؤولية.
        Accuse = "accuse",
        /// Lets it be understood: ألمح.
        Hint = "hint",
        /// Passes on what another says: نقل عن.
        Relay = "relay",
        /// Names the source: وفق، بحسب.
        According = "according",
        /// Will not say: رفض التعليق.
        Decline = "decline",
    }
}

named! {
    /// What a cue says of the truth of its content.
    Factivity {
        /// The teller takes it to be true: كشف أن، أقر بأن.
        Factive = "factive",
        /// The teller leaves it open: قال إن.
        Neutral = "neutral",
        /// The teller keeps a distance: زعم أن.
        Doubtful = "doubtful",
    }
}

named! {
    /// Whether a speaker stands for a content or against it.
    Polarity {
        /// For it.
        Affirm = "affirm",
        /// Against it: نفى، أدان.
        Deny = "deny",
    }
}

impl CueKind {
    /// Whether such speech tells what happened, others' words among it; a welcome or a demand does not.
    pub(crate) const fn tells(self) -> bool {
        !matches!(
            self,
            CueKind::Deny
                | CueKind::Doubt
                | CueKind::Promise
                | CueKind::Threaten
                | CueKind::Demand
                | CueKind::Propose
                | CueKind::Describe
                | CueKind::Ask
                | CueKind::Express
                | CueKind::Welcome
                | CueKind::Praise
                | CueKind::Condemn
                | CueKind::Accuse
                | CueKind::Decline
        )
    }
}
