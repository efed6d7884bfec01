"""Arabic names: which strings are one, how they are written here, and when two are the same."""

import re
import unicodedata

# The letters of Arabic, without those that only Persian, Urdu, Kurdish or Uyghur writes. Where a source does not
# say which language a name is in, these letters are the only evidence.
LETTERS = "\u0621-\u063A\u0641-\u064A\u06A4"
NAME = re.compile(f"[{LETTERS}]+(?:[ -][{LETTERS}]+)*")
INVISIBLE = re.compile("[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]")
MARKS = re.compile("[\u064B-\u065F\u0670]")
# Alef maksura stands at the end of a word; Uyghur writes it everywhere.
NOT_ARABIC = re.compile(f"\u0649[{LETTERS}]|\u0629[{LETTERS}]")

FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "-": " "})

# Spellings of one foreign sound, made alike to compare names across sources.
SKELETON = str.maketrans({
    "ط": "ت", "ث": "ت", "ض": "د", "ذ": "د", "ظ": "ز", "ص": "س", "ش": "س", "غ": "ك", "ج": "ك", "ق": "ك", "خ": "ك",
    "ح": "ه", "ڤ": "ف", "ب": "ف", "ء": "", "ئ": "", "ؤ": "", "ا": "", "و": "", "ي": "", "ه": "", "ع": "", " ": "",
})


def clean(text):
    """A name in the spelling of the lists, or None where it is no Arabic name."""
    text = unicodedata.normalize("NFC", text)
    text = MARKS.sub("", INVISIBLE.sub("", text))
    text = re.sub(r"\s*[(\[].*?[)\]]", "", text)
    text = re.split("[،,/]", text)[0]
    text = re.sub(r"\s*[-\u2010-\u2015]\s*", "-", re.sub(r"[\s\u00A0_]+", " ", text)).strip(" -")
    if len(text) < 2 or len(text) > 60 or not NAME.fullmatch(text) or NOT_ARABIC.search(text):
        return None
    # A slip of the keyboard: ااالخرطوم.
    return None if re.search(r"(.)\1\1", text) else text


def fold(name):
    """The form under which the program looks a name up."""
    return name.translate(FOLD)


def skeleton(name):
    return fold(name).translate(SKELETON)


def akin(one, other):
    """Whether two spellings can be of one name: their skeletons differ by one letter at most."""
    a, b = skeleton(one), skeleton(other)
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 2:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return a[start + 1:] == b[start + 1:] or a[start + 1:] == b[start:] or a[start:] == b[start + 1:]


def words(name):
    return re.split("[ -]", name)
