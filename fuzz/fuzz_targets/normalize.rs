//! Any folding on any text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rawi_normalize::{
    CombiningHamza, Digits, Folder, Folding, Hamza, NormalForm, PresentationForms,
};
use rawi_text::Span;
use rawi_text::scan::Engine;

/// The folding that 32 bits stand for.
fn folding(bits: u32) -> Folding {
    let on = |bit: u32| bits >> bit & 1 == 1;
    let choice = |shift: u32| (bits >> shift & 3) as usize;
    Folding {
        normal_form: if on(31) {
            [NormalForm::Nfc, NormalForm::Nfd, NormalForm::Nfkc, NormalForm::Nfkd][choice(16)]
        } else {
            NormalForm::Keep
        },
        harakat: on(0),
        tanwin: on(1),
        shadda: on(2),
        superscript_alef: on(3),
        quranic_marks: on(4),
        combining_hamza: if on(5) { CombiningHamza::Join } else { CombiningHamza::Keep },
        tatweel: on(6),
        alef: on(7),
        alef_wasla: on(8),
        alef_maksura: on(9),
        teh_marbuta: on(10),
        hamza: [Hamza::Keep, Hamza::Alone, Hamza::Carrier, Hamza::Remove][choice(18)],
        foreign_letters: on(11),
        presentation_forms: [
            PresentationForms::Keep,
            PresentationForms::LamAlef,
            PresentationForms::Letters,
            PresentationForms::Letters,
        ][choice(20)],
        digits: [Digits::Keep, Digits::Western, Digits::ArabicIndic, Digits::Persian][choice(22)],
        direction_marks: on(12),
        zero_width: on(13),
        byte_order_mark: on(14),
        spaces: on(15),
        punctuation: on(24),
    }
}

/// The preset that all stages read, by both engines.
static LOOKUP: LazyLock<[Folder; 2]> = LazyLock::new(|| both(Folding::LOOKUP));

fn both(folding: Folding) -> [Folder; 2] {
    [Engine::Best, Engine::Portable].map(|engine| Folder::with_engine(folding, engine))
}

fuzz_target!(|data: (u32, &str)| {
    let (bits, text) = data;
    // Tables take longer than texts, so most of the time they are at hand.
    let own = (bits >> 28 & 7 == 7).then(|| both(folding(bits)));
    let [folder, table] = own.as_ref().unwrap_or(&LOOKUP);
    let normalized = folder.normalize(text);
    let folded = normalized.as_str();
    assert_eq!(table.fold(text), folded);
    assert_eq!(normalized.is_borrowed(), folded == text);
    assert!(folder.normalize(folded).is_borrowed());
    let mut last = 0;
    for at in 0..=folded.len() {
        let span = Span::new(0..at).unwrap();
        let source = normalized.source_span(span);
        assert!(source.text(text).is_some() && source.end() >= last);
        last = source.end();
    }
    let mut last = 0;
    for at in 0..=text.len() {
        let span = normalized.folded_span(Span::new(0..at).unwrap());
        assert!(span.text(folded).is_some() && span.end() >= last);
        last = span.end();
    }
});
