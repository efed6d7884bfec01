//! What serde needs to read mentions back: fields that are one of few words are words of this program again.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};

use crate::resolve::{EVERY, UMM_AL_QURA};
use crate::rule::clock::known_zone;
use crate::timex::Modifier;

type Known = Option<&'static str>;

fn one_of<'de, D: Deserializer<'de>>(
    deserializer: D,
    known: impl FnOnce(&str) -> Known,
) -> Result<Known, D::Error> {
    let Some(name) = Option::<Cow<'de, str>>::deserialize(deserializer)? else { return Ok(None) };
    known(&name).map(Some).ok_or_else(|| D::Error::custom(format_args!("{name:?} is not known")))
}

pub(crate) fn modifier<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(deserializer, |name| Modifier::from_name(name).map(Modifier::name))
}

pub(crate) fn quant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(deserializer, |name| (name == EVERY).then_some(EVERY))
}

pub(crate) fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(deserializer, known_zone)
}

pub(crate) fn calendar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    one_of(deserializer, |name| (name == UMM_AL_QURA).then_some(UMM_AL_QURA))
}
