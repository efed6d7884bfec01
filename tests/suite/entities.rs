//! Cases: `found` lists the mentions, each as its type, a space and the slice; `text` is read with the bundled
//! gazetteer, in the style that `policy` names (`news` where it is left out). `same`, where it
//! stands, numbers mentions that are one thing, counted from 0.

use rawi_entities::{EntityMention, Gazetteer, Policy, find_entities_with};
use rawi_tokens::TokenizedText;
use serde::Deserialize;
use testkit::check_cases;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    found: Vec<String>,
    same: Option<Vec<usize>>,
    policy: Option<String>,
    text: String,
}

fn check(case: &Case) -> Result<(), String> {
    let Case { name, text, .. } = case;
    let policy = Policy::preset(case.policy.as_deref().unwrap_or("news"));
    let policy = policy.ok_or_else(|| format!("{name}: no such policy"))?;
    let mentions = find_entities_with(&Gazetteer::bundled(), &TokenizedText::new(text), policy);
    let shown = |mention: &EntityMention| {
        format!("{} {}", mention.kind.name(), mention.span.text(text).unwrap_or_default())
    };
    let found: Vec<String> = mentions.iter().map(shown).collect();
    if found != case.found {
        return Err(format!(
            "{name}\n  found    {found:?}\n  expected {:?}\n  in       {text}",
            case.found
        ));
    }
    // `same` numbers mentions, counted from 0, that are one thing.
    let ids: Vec<Option<&str>> = case
        .same
        .iter()
        .flatten()
        .map(|number| mentions.get(*number).map(|mention| mention.id.as_str()))
        .collect();
    if ids.windows(2).any(|pair| pair[0].is_none() || pair[0] != pair[1]) {
        return Err(format!("{name}: not one thing: {ids:?}"));
    }
    Ok(())
}

#[test]
fn cases() {
    check_cases("entities", check);
}
