"""Parts of personal names, people, nationalities and clubs."""

import ast
import re

from arabic import clean, fold, words
from places import latin


def faker_names(package):
    """Given and family names of every locale, as they stand in the modules: (given, family), each with counts."""
    given, family = {}, {}
    for path in package.names:
        if not re.search(r"faker/providers/person/\w+/__init__\.py$", path):
            continue
        tree = ast.parse(package.text(path))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            variable = node.targets[0].id
            into = None
            if re.match(r"first_names?(_|$)", variable):
                into = given
            elif re.match(r"last_names?(_|$)", variable):
                into = family
            if into is not None:
                for name in strings(node.value):
                    into[name] = into.get(name, 0) + 1
    return given, family


def strings(node):
    """The strings of a tuple, list or dictionary's keys, however they are put together."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for key in node.keys:
            yield from strings(key)
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for item in node.elts:
            yield from strings(item)
    elif isinstance(node, ast.Call):
        for argument in node.args:
            yield from strings(argument)


def name_parts(packages):
    """Folded part -> [name, kinds, sources, number of Wikidata items]."""
    parts = {}

    def add(name, kind, source, items=0):
        name = clean(name)
        if name is None or len(words(name)) > 3:
            return
        entry = parts.setdefault(fold(name), [name, set(), set(), 0])
        entry[1].update(kind)
        entry[2].add(source)
        entry[3] += items

    given, family = faker_names(packages["faker"])
    latin_given = {latin(name) for name in given} - {""}
    latin_family = {latin(name) for name in family} - {""}
    for line in packages["rigour"].text("data/names/persons.txt").splitlines():
        names, _, _ = line.partition(" => ")
        names = names.split(", ")
        arabic = [name for name in names if clean(name)]
        if not arabic:
            continue
        plain = {latin(name) for name in names} - {""}
        kinds = set()
        if plain & latin_given:
            kinds.add("given")
        if plain & latin_family:
            kinds.add("family")
        for name in arabic:
            add(name, kinds, "rigour", 1)
    for names, kind in ((given, "given"), (family, "family")):
        for name in names:
            add(name, {kind}, "faker")
    return parts


def name_part_rows(parts, frequencies, curated):
    """A part of unknown kind may be both; a part that is an ordinary word too is no evidence by itself. What is
    curated is left out."""
    rows = []
    for key, (name, kinds, sources, items) in parts.items():
        if key in curated:
            continue
        kind = kinds.pop() if len(kinds) == 1 else "both"
        single = len(words(name)) == 1
        weak = single and (len(name) < 3 or frequencies.is_ordinary(name))
        rows.append((kind, "context" if weak else "sure", str(items), "+".join(sorted(sources)), name))
    rows.sort(key=lambda row: (row[-1], row))
    return rows


def add_nationalities(lists, packages, parts, countries):
    """Nationality words: the masculine singular, from which the program makes all forms that follow a rule, and the
    plurals that follow none. `countries` gives the id of a country by its folded Arabic name."""
    package = packages["ArWikiCats"]
    for key, forms in package.json("jsons/nationalities/nationalities_data.json").items():
        of = countries.get(fold(forms.get("ar", "")))
        id = "norp:" + latin(forms.get("en") or key).replace(" ", "-")
        male, plural = clean(forms.get("male") or ""), clean(forms.get("males") or "")
        if male is None:
            continue
        # مصري, تركي and their like are family names too.
        named = {fold(male), fold("ال" + male)} & parts.keys()
        trust = "context" if named or key in ALSO_WORDS else "sure"
        lists.add("nationalities", id, "NORP", of, male, "ArWikiCats", weight=200_000, trust=trust)
        if plural and plural not in (male + "ون", male + "ين"):
            lists.add("nationalities", id, "NORP", of, plural, "ArWikiCats", weight=200_000, trust="sure")


# مالي is also what is of money.
ALSO_WORDS = {"mali", "malian"}


# What tells who a person is and is no name: لويس السادس عشر ملك فرنسا.
EXPLAINED = {"ملك", "ملكة", "في", "من", "بابا", "إمبراطور", "قديس", "القديس", "القديسة", "البابا", "الملك", "الملكة"}


def add_people(lists, packages, parts):
    """People whom Arabic Wikipedia has categories for. Only names of two words and more: one word says too little."""
    for title, name in packages["ArWikiCats"].json("jsons/people/peoples.json").items():
        name = clean(name)
        if name is None or len(words(name)) < 2 or EXPLAINED & set(words(name)):
            continue
        known = sum(fold(part) in parts for part in words(name))
        # One part at least must be a name: the list also has bands and novels.
        if known:
            id = "per:" + latin(title).replace(" ", "-")
            trust = "sure" if known >= 2 or len(words(name)) > 2 else "context"
            lists.add("people", id, "PER", None, name, "ArWikiCats", trust=trust)


# Some of what stands among the clubs is what they play for.
COMPETITIONS = {"دوري", "كأس", "بطولة", "منتخب", "سباق", "ماراثون"}


def add_clubs(lists, packages):
    """Clubs with the class noun, and without it unless a place has that name; so short they need context."""
    for title, name in packages["ArWikiCats"].json("jsons/sports/Clubs_key.json").items():
        name = clean(name)
        if name is None or words(name)[0] in COMPETITIONS:
            continue
        id = "org:" + latin(title).replace(" ", "-")
        bare = name.removeprefix("نادي ")
        if bare != name:
            lists.add("clubs", id, "ORG", None, name, "ArWikiCats", trust="sure")
        # Which game it plays tells only which of its teams is meant.
        bare = re.sub(" لكرة (القدم|اليد|السلة|الطائرة)$", "", bare)
        if not lists.is_place(bare):
            lists.add("clubs", id, "ORG", None, bare, "ArWikiCats", trust="context")
