//! The gazetteer and the house style that the user asked for.

use std::fs;

use rawi_entities::{Gazetteer, GazetteerBuilder, Policy};

use crate::arguments::Names;
use crate::output::Refused;

/// Loads both. What is wrong with a list is named with its line.
pub(crate) fn load(names: &Names) -> anyhow::Result<(Gazetteer, Policy)> {
    Ok((gazetteer(names)?, policy(&names.policy)?))
}

fn gazetteer(names: &Names) -> anyhow::Result<Gazetteer> {
    if names.gazetteers.is_empty() {
        return Ok(Gazetteer::bundled());
    }
    if let [path] = names.gazetteers.as_slice()
        && rawi_gazetteer::is_compiled(path).unwrap_or(false)
    {
        let loaded = rawi_gazetteer::load(path).map_err(Refused::new)?;
        return Ok(loaded.0);
    }
    let mut builder = GazetteerBuilder::new();
    // The user's lists come first, so that their word counts where two lists know one name.
    for path in &names.gazetteers {
        let name = path.display();
        let tsv = fs::read_to_string(path)
            .map_err(|error| Refused::new(format_args!("{name}: cannot be read: {error}")))?;
        builder.add_tsv(&tsv).map_err(|error| Refused::new(format_args!("{name}: {error}")))?;
    }
    builder.add_bundled();
    Ok(builder.build())
}

fn policy(name: &str) -> anyhow::Result<Policy> {
    if let Some(policy) = Policy::preset(name) {
        return Ok(policy);
    }
    let text = fs::read_to_string(name).map_err(|error| {
        Refused::new(format_args!(
            "{name}: neither news nor anercorp, nor a readable file: {error}"
        ))
    })?;
    let policy = Policy::from_text(&text);
    policy.map_err(|error| Refused::new(format_args!("{name}: {error}")).into())
}
