"""Rows of the lists: gathered from all sources, then made free of contradictions."""

import csv
import pathlib

from arabic import clean, fold, words

HEADER = ["id", "kind", "trust", "source", "of", "name"]


# What a country weighs: more than any city has inhabitants.
COUNTRY = 10**9


# Foreign words that Arabic uses for other things than the towns of that name.
LOANWORDS = set("ديربي رالي دلتا بنتاغون باركور ماراثون بوليفار كولومبو فيتو باي بورت سيتي بارك ستون".split())
DIRECTIONS = set(
    f"{article}{word}"
    for article in ("", "ال")
    for word in "شمال جنوب شرق غرب وسط شمالية جنوبية شرقية غربية وسطى مركزية شمالي جنوبي شرقي غربي مركزي عليا سفلى".split()
)


class Thing:
    """What one id names: its kind, its country, and each spelling with the source that has it."""

    def __init__(self, kind, of, weight):
        self.kind = kind
        self.of = of
        self.weight = weight  # inhabitants, where known: which of two namesakes a bare name means
        self.is_region = False
        self.names = {}  # folded name -> (name, source, trust or None)


class Lists:
    """Things by list and id."""

    def __init__(self, curated, frequencies, parts):
        self.curated = curated
        self.frequencies = frequencies
        self.parts = parts
        self.lists = {}
        self.refused = 0
        self.renamed = {}  # own id -> curated id

    def add(self, listed, id, kind, of, name, source, weight=0, trust=None):
        """Adds one name of one thing; what is no Arabic name is counted and left out."""
        name = clean(name)
        if name is None:
            self.refused += 1
            return None
        things = self.lists.setdefault(listed, {})
        thing = things.setdefault(id, Thing(kind, of, weight))
        thing.names.setdefault(fold(name), (name, source, trust))
        return name

    def is_place(self, name):
        key = fold(name)
        return any(
            thing.kind == "LOC" and key in thing.names
            for things in self.lists.values()
            for thing in things.values()
        ) or self.curated.get(key, ("", ""))[1] == "LOC"

    def settle(self):
        """Takes over the curated ids, gives each name to what it means, and drops what would be met everywhere."""
        self.take_curated_ids()
        kinds = dict(self.curated.values())
        for things in self.lists.values():
            # The European Union is no place, whatever a list of territories says.
            for id in [id for id, thing in things.items() if kinds.get(id, thing.kind) != thing.kind]:
                del things[id]
        self.give_names_to_the_largest()
        for things in self.lists.values():
            for thing in things.values():
                for key in [key for key in thing.names if self.is_too_common(thing, key)]:
                    del thing.names[key]

    def is_too_common(self, thing, key):
        """A place of fewer than 100,000 inhabitants whose name is one of the commonest words: العاصمة, الوسطى."""
        if thing.kind != "LOC":
            return False
        if DIRECTIONS.issuperset(words(thing.names[key][0])):
            return True
        # A foreign name of two letters is met inside other foreign names far more often.
        if len(key) < 3 and thing.weight < 1_000_000:
            return True
        if thing.weight >= 100_000 or " " in key:
            return False
        return self.frequencies.of(key) > 20_000 and self.frequencies.is_ordinary(key)

    def take_curated_ids(self):
        """A thing gets the id of the curated row that has its first name that any has; its curated names go, for
        they are listed there."""
        curated_ids = {id for id, _ in self.curated.values()}
        for things in self.lists.values():
            for id, thing in list(things.items()):
                new = id if id in curated_ids else None
                for key in list(thing.names):
                    if key not in self.curated:
                        continue
                    known_id, known_kind = self.curated[key]
                    # The dominant namesake only: Paris in Texas does not become Paris.
                    if new is None and known_kind == thing.kind and self.is_largest(thing, key):
                        new = known_id
                    del thing.names[key]
                if new not in (None, id):
                    rename(things, id, new)
                    self.renamed[id] = new

    def is_largest(self, thing, key):
        namesakes = (
            other.weight
            for things in self.lists.values()
            for other in things.values()
            if other.kind == thing.kind and key in other.names and other is not thing
        )
        return thing.weight >= max(namesakes, default=0) and thing.weight >= 100_000

    def give_names_to_the_largest(self):
        """A name that one thing holds four times as large as a namesake means that thing: the namesake's row goes.

        Countries weigh more than cities; a town has its name before the region named after it.
        """
        holders = {}
        for things in self.lists.values():
            for thing in things.values():
                for key in thing.names:
                    holders.setdefault((thing.kind, key), []).append(thing)
        for (_, key), found in holders.items():
            largest = max(thing.weight for thing in found)
            towns = {thing.of for thing in found if not thing.is_region}
            for thing in found:
                if thing.weight * 4 < largest or (thing.is_region and thing.of in towns):
                    thing.names.pop(key, None)

    def trust(self, thing, name, trust):
        """`context` for names that are also words or parts of personal names, and for small places."""
        if trust is not None:
            return trust
        if thing.weight >= COUNTRY:
            return "sure"
        parts = words(name)
        if len(parts) == 1:
            known = fold(name) in self.parts
            if len(name) < 4 or name in LOANWORDS or self.frequencies.is_ordinary(name):
                return "context"
            if thing.weight < 100_000 or (known and thing.weight < 1_000_000):
                return "context"
            return "sure"
        if all(fold(part) in self.parts or self.frequencies.is_ordinary(part) for part in parts):
            return "context"
        return "sure" if thing.weight >= 15_000 else "context"

    def write(self, folder):
        """Writes each list, sorted by id, and gives the number of rows and of things in it."""
        counts = {}
        for listed, things in self.lists.items():
            rows = []
            for id, thing in things.items():
                for name, source, trust in thing.names.values():
                    trust = self.trust(thing, name, trust)
                    of = self.renamed.get(thing.of, thing.of) or "-"
                    rows.append((id, thing.kind, trust, source, of, name))
            # In the order of the sources within an id: its first name is the canonical one.
            rows.sort(key=lambda row: row[0])
            path = pathlib.Path(folder) / f"{listed}.tsv"
            write_tsv(path, HEADER, rows)
            counts[path.name] = (len(rows), len({row[0] for row in rows}))
        return counts


def rename(things, id, new):
    thing = things.pop(id)
    if new in things:
        for key, value in thing.names.items():
            things[new].names.setdefault(key, value)
        things[new].weight = max(things[new].weight, thing.weight)
    else:
        things[new] = thing


def write_tsv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(header) + "\n")
        file.writelines("\t".join(row) + "\n" for row in rows)


def read_curated(folder):
    """Folded name -> (id, kind) of every curated row; of namesakes the first."""
    known = {}
    for path in sorted(pathlib.Path(folder).glob("*.tsv")):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if set(HEADER) <= set(row):
                    known.setdefault(fold(row["name"]), (row["id"], row["kind"]))
    return known


def read_curated_parts(folder):
    """Folded parts of personal names that are curated."""
    with open(pathlib.Path(folder) / "name_parts.tsv", encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(row["name"]) for row in rows}
