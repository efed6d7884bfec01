"""Which names are ordinary words, by facts of frequency."""

import gzip

from arabic import fold

# Endings that only common nouns and verbs take. The ending of the nisba is none of them: بغدادي says nothing about
# بغداد.
ENDINGS = ["ه", "ها", "هم", "نا", "ك", "كم", "هن", "هما"]


class Frequencies:
    """How often words stand in Arabic texts, in words of a thousand million."""

    def __init__(self, wordfreq):
        levels, _ = unpack(gzip.decompress(wordfreq.bytes("data/large_ar.msgpack.gz")), 0)
        self.count = {}
        # The first element names the format; the n-th level after it holds the words of -n centibels.
        for level, found in enumerate(levels[1:]):
            for word in found:
                word = fold(word)
                self.count[word] = self.count.get(word, 0) + 10 ** (9 - level / 100)

    def of(self, word):
        return self.count.get(fold(word), 0.0)

    def is_ordinary(self, word):
        """Whether a word is seen as often as its use as a name cannot explain.

        Ordinary words take pronouns (صورهم, سوقها) and stand with and without the article; names hardly do. A word
        is ordinary where its forms with pronouns are at least a hundredth as frequent as the word and come with three
        pronouns, where the word without its article is, where it is seen in all forms of an adjective, or where it
        stands nearly as often without its article.
        """
        word = fold(word)
        seen = self.of(word)
        if seen < 50:  # too rare to be met by chance
            return False
        stems = [word]
        if word.startswith("ال") and len(word) > 4:
            stem = word[2:]
            # الشرق and شرق; but الرياض and رياض are as often names.
            if self.count.get(stem, 0) > seen / 20:
                stems.append(stem)
        if self.is_adjective(word) or any(self.takes_pronouns(stem) for stem in stems):
            return True
        # البيضاء and بيضاء, الأعلى and أعلى: what is said of many things stands without the article too.
        bare = word.removeprefix("ال")
        return bare != word and len(bare) > 3 and self.count.get(bare, 0) > seen * 0.3

    def is_adjective(self, word):
        """Whether a word is seen in both genders with and without the article: سعيد, سعيدة, السعيد, السعيدة."""
        stem = word.removeprefix("ال").removesuffix("ه")
        forms = [stem, stem + "ه", "ال" + stem, "ال" + stem + "ه"]
        return len(stem) > 2 and min(self.count.get(form, 0) for form in forms) > self.of(word) / 20

    def takes_pronouns(self, word):
        base = word[:-1] + "ت" if word.endswith("ه") else word
        forms = [self.count.get(base + ending, 0) for ending in ENDINGS]
        return sum(form > 0 for form in forms) >= 3 and sum(forms) > self.of(word) / 100


def unpack(data, at):
    """As much of MessagePack as the word list uses."""
    head = data[at]
    if head < 0x80:
        return head, at + 1
    if head & 0xF0 == 0x80:
        at, pairs = at + 1, {}
        for _ in range(head & 15):
            key, at = unpack(data, at)
            pairs[key], at = unpack(data, at)
        return pairs, at
    if head & 0xF0 == 0x90 or head in (0xDC, 0xDD):
        width = {0xDC: 2, 0xDD: 4}.get(head, 0)
        count = int.from_bytes(data[at + 1:at + 1 + width], "big") if width else head & 15
        at, items = at + 1 + width, []
        for _ in range(count):
            item, at = unpack(data, at)
            items.append(item)
        return items, at
    if head & 0xE0 == 0xA0 or head in (0xD9, 0xDA):
        width = {0xD9: 1, 0xDA: 2}.get(head, 0)
        length = int.from_bytes(data[at + 1:at + 1 + width], "big") if width else head & 31
        start = at + 1 + width
        return data[start:start + length].decode(), start + length
    if head in (0xCC, 0xCD):
        width = head - 0xCB
        return int.from_bytes(data[at + 1:at + 1 + width], "big"), at + 1 + width
    raise SystemExit(f"an unknown MessagePack type: {head:#x}")
