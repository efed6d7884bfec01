//! Cases of `cases/normalize/`, and whole collections folded by every preset.
//!
//! A case has a `text`, a `folding` (the name of a preset), options that are on beside it (`with`: `harakat`,
//! `hamza:Alone`) or off (`without`), the `value` that comes out, and `sources`: pairs of a piece of the folded text and the
//! piece of the source that it came from.

use rawi_normalize::{
    CombiningHamza, Digits, Folder, Folding, Hamza, NormalForm, PresentationForms, fold,
};
use rawi_text::Span;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    folding: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    value: String,
    #[serde(default)]
    sources: Vec<(String, String)>,
    text: String,
}

const PRESETS: [(&str, Folding); 10] = [
    ("NONE", Folding::NONE),
    ("CLEAN", Folding::CLEAN),
    ("UNMARKED", Folding::UNMARKED),
    ("LOOKUP", Folding::LOOKUP),
    ("ALL", Folding::ALL),
    ("LUCENE", Folding::LUCENE),
    ("CAMEL_DEDIAC", Folding::CAMEL_DEDIAC),
    ("CAMEL_NORMALIZE", Folding::CAMEL_NORMALIZE),
    ("PYARABIC_TASHKEEL", Folding::PYARABIC_TASHKEEL),
    ("PYARABIC_SEARCH", Folding::PYARABIC_SEARCH),
];

fn set(folding: &mut Folding, option: &str, on: bool) -> Result<(), String> {
    let switch = match option {
        "harakat" => &mut folding.harakat,
        "tanwin" => &mut folding.tanwin,
        "shadda" => &mut folding.shadda,
        "superscript_alef" => &mut folding.superscript_alef,
        "quranic_marks" => &mut folding.quranic_marks,
        "tatweel" => &mut folding.tatweel,
        "alef" => &mut folding.alef,
        "alef_wasla" => &mut folding.alef_wasla,
        "alef_maksura" => &mut folding.alef_maksura,
        "teh_marbuta" => &mut folding.teh_marbuta,
        "foreign_letters" => &mut folding.foreign_letters,
        "direction_marks" => &mut folding.direction_marks,
        "zero_width" => &mut folding.zero_width,
        "byte_order_mark" => &mut folding.byte_order_mark,
        "spaces" => &mut folding.spaces,
        "punctuation" => &mut folding.punctuation,
        _ => {
            match (option, on) {
                ("hamza:Alone", true) => folding.hamza = Hamza::Alone,
                ("hamza:Carrier", true) => folding.hamza = Hamza::Carrier,
                ("hamza:Remove", true) => folding.hamza = Hamza::Remove,
                ("combining_hamza:Join", true) => folding.combining_hamza = CombiningHamza::Join,
                ("digits:Western", true) => folding.digits = Digits::Western,
                ("digits:ArabicIndic", true) => folding.digits = Digits::ArabicIndic,
                ("digits:Persian", true) => folding.digits = Digits::Persian,
                ("digits", false) => folding.digits = Digits::Keep,
                ("forms:LamAlef", true) => folding.presentation_forms = PresentationForms::LamAlef,
                ("forms:Letters", true) => folding.presentation_forms = PresentationForms::Letters,
                ("normal_form:Nfc", true) => folding.normal_form = NormalForm::Nfc,
                ("normal_form:Nfd", true) => folding.normal_form = NormalForm::Nfd,
                ("normal_form:Nfkc", true) => folding.normal_form = NormalForm::Nfkc,
                ("normal_form:Nfkd", true) => folding.normal_form = NormalForm::Nfkd,
                _ => return Err(format!("no option is named {option}")),
            }
            return Ok(());
        }
    };
    *switch = on;
    Ok(())
}

fn check(case: &Case) -> Result<(), String> {
    let preset = PRESETS.iter().find(|(name, _)| *name == case.folding);
    let &(_, mut folding) = preset.ok_or_else(|| format!("no preset {}", case.folding))?;
    for option in &case.with {
        set(&mut folding, option, true)?;
    }
    for option in &case.without {
        set(&mut folding, option, false)?;
    }
    let folder = Folder::new(folding);
    let normalized = folder.normalize(&case.text);
    let found = normalized.as_str();
    if found != case.value || fold(&case.text, folding) != case.value {
        let (found, value) = (found.escape_unicode(), case.value.escape_unicode());
        return Err(format!("{} became {found}, not {value}", case.text));
    }
    if normalized.is_borrowed() != (found == case.text) {
        return Err(format!("{} is borrowed: {}", case.text, normalized.is_borrowed()));
    }
    if !folder.normalize(found).is_borrowed() {
        return Err(format!("{found} changes when it is folded again"));
    }
    for (piece, source) in &case.sources {
        let at = found.find(piece.as_str()).ok_or_else(|| format!("no {piece} in {found}"))?;
        let span = Span::new(at..at + piece.len()).unwrap();
        let came_from = normalized.source_span(span);
        if came_from.text(&case.text) != Some(source) {
            let slice = came_from.text(&case.text).unwrap_or_default().escape_unicode();
            return Err(format!("{piece} came from {slice}"));
        }
        if !normalized.folded_span(came_from).contains(span) {
            return Err(format!("{source} became {:?}", normalized.folded_span(came_from)));
        }
    }
    Ok(())
}

#[test]
fn cases() {
    testkit::check_cases("normalize", check);
}

#[test]
fn the_corpus_keeps_its_spans_under_every_preset() {
    for document in testkit::corpus() {
        for (name, preset) in PRESETS {
            let normalized = Folder::new(preset).normalize(&document.text);
            let folded = normalized.as_str();
            for word in rawi_text::words(folded) {
                let source = normalized.source_span(word);
                let slice = source.text(&document.text).unwrap();
                // A word alone folds to what it folds to in its text.
                assert_eq!(fold(slice, preset), word.text(folded).unwrap(), "{name}");
                assert_eq!(normalized.folded_span(source), word, "{name}");
            }
        }
    }
}
