//! How the sides of a contradiction on dates relate to their dates: *by* the end of the year, *until* September.

use std::collections::BTreeMap;

use rawi_aggregate::Dossier;
use rawi_aggregate::dossier::Side;

/// The relations of the timeline, by the place of each date.
pub(crate) struct Relations<'d>(BTreeMap<(&'d str, u32), &'d str>);

impl<'d> Relations<'d> {
    pub(crate) fn new(dossier: &'d Dossier) -> Relations<'d> {
        let places = dossier.timeline.iter().flat_map(|event| {
            event.evidence.iter().map(|place| ((&*place.document, place.start), event.relation))
        });
        Relations(places.collect())
    }

    /// The relation that all places of a side have which the timeline lists; none where it is no more than *on*, or where
    /// they differ.
    pub(crate) fn of(&self, side: &Side) -> Option<&'d str> {
        let mut relations =
            side.evidence.iter().filter_map(|place| self.0.get(&(&*place.document, place.start)));
        let first = *relations.next()?;
        (first != "on" && relations.all(|relation| *relation == first)).then_some(first)
    }
}
