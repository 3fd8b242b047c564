"""Which legacy charset bytes are in: charset-normalizer proposes, and the letters of the language decide.

charset-normalizer, as it is, names the script nearly always and the very charset seldom: what sets windows-1252,
ISO 8859-15 and Macintosh apart in an English article is a handful of quotation marks. So its proposals, and the usual
charsets of the languages that they are in, are each read and weighed: by CLD2, which knows the language of a right
reading, and by how likely each character beyond ASCII is in that language and between its neighbours.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import charset_normalizer

from service.decoding.charsets import EAST_ASIAN, MULTI_BYTE, OF_FILES, decoded_with_losses, legacy_charset
from service.decoding.likelihood import likelihood
from service.decoding.usual import (
    all_charsets,
    language_name,
    languages_in,
    related_charsets,
    usual_charsets,
    usual_odds,
)
from service.engine.document import Language
from service.language.identification import identify

EXCERPT = 6000
"""Bytes looked at, of lines that have something beyond ASCII: enough for the rarer letters of a language."""

LONGEST_LINE = 2000
"""Bytes of one line that are looked at, on either side of the first that is beyond ASCII."""

IDENTIFIED = 2000
"""Characters in which CLD2 looks for the language: a reading of an excerpt has more titles and names than an article's
beginning."""

WINDOWS = 200
"""Characters beyond ASCII that are weighed: with twice as many no more bodies of the development sample come back."""

DECLARATION = 6.0
"""What a declaration adds to the logarithm of the odds: it decides where the evidence is a character or two, and yields
to a text that has a dozen."""

PROPOSAL = 2.0
"""What being charset-normalizer's first proposal adds; of those of files it is no judge."""

OFF_THE_WEB = -6.0
"""What a charset that browsers do not read lacks, unless it is declared: files of the nineties are in it, no pages."""

LOW = 0.4
"""The share of bytes from 80 to AF that there has to be for one of them, or it is not weighed: most of their letters
are there in most charsets of DOS."""

HIGH = ("ibm852", "ibm775", "ibm855", "ibm869", "x-mac-ce")
"""Charsets of files that have letters all over: `LOW` is not for them."""

HINT = 2.0
"""What a reading in the caller's language has before others."""

IDENTIFIED_LANGUAGE = 3.0
"""What a reading has before others when CLD2 is sure of its language."""

NO_LANGUAGE = -4.0
"""What a reading without a language lacks."""

LOSS = -14.0
"""The odds of a byte that a charset does not know: about those of a control character."""

FEWEST_READ = 10
"""Characters that there have to be for each that a charset of two bytes does not know, or it is not weighed at all."""

GLUED = -4.0
"""The odds of a letter of two bytes that touches one of ASCII: mostly it is two letters of another charset."""

TEMPERATURE = 4.0
"""The evidence of neighbouring characters is not independent; divided by this, the confidence that it gives is no
higher than the share of right answers (measured on the development sample by `bench.charsets`)."""

SUREST = 0.99
"""The confidence that no detection exceeds."""

APOSTROPHE = 3.0
"""What each English contraction with the apostrophe of Windows adds to charsets that have it, up to `APOSTROPHES`."""

APOSTROPHES = 4
"""Contractions that count."""

_CONTRACTION = re.compile(
    rb"(?<![A-Za-z\x80-\xff])(?:(?:[Ii]t|[Tt]hat|[Ww]hat|[Hh]e|[Ss]he|[Tt]here|[Ll]et)\x92s|[A-Za-z]{2,5}n\x92t"
    rb"|I\x92m|(?:I|[Tt]hey|[Ww]e|[Yy]ou)\x92(?:re|ve|ll))(?![A-Za-z\x80-\xff])"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_LOW = re.compile(rb"[\x80-\xaf]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an excerpt is in a charset, with the logarithm of its odds."""

    charset: str
    text: str
    odds: float


def detect(body: bytes, declared: str | None, language: str | None) -> tuple[str, float]:
    """The legacy charset that a body with bytes beyond ASCII is most likely in, and how sure that is.

    `declared` is the legacy charset that it is said to be in, `language` a BCP 47 tag that the caller gave.
    """
    readings = sorted(_readings(excerpt_of(body), declared, language), key=lambda reading: -reading.odds)
    best = readings[0]
    margin = next((best.odds - other.odds for other in readings if other.text != best.text), math.inf)
    return best.charset, round(SUREST / (1 + math.exp(-margin / TEMPERATURE)), 2)


def excerpt_of(body: bytes) -> bytes:
    """The first lines that have something beyond ASCII, long ones cut."""
    parts: list[bytes] = []
    size = end = 0
    while size < EXCERPT and (high := _HIGH.search(body, end)):
        earliest, latest = max(high.start() - LONGEST_LINE, end), high.start() + LONGEST_LINE
        start = max(body.rfind(b"\n", earliest, high.start()), body.rfind(b"\r", earliest, high.start()), earliest)
        end = body.find(b"\n", high.start(), latest)
        end = min(latest, len(body)) if end < 0 else end
        parts.append(body[start:end])
        size += end - start
    return b"\n".join(parts)


def proposals(excerpt: bytes) -> list[str]:
    """The charsets that charset-normalizer holds possible, the likeliest first."""
    matches = charset_normalizer.from_bytes(
        excerpt,
        steps=5,
        chunk_size=512,
        threshold=0.2,
        cp_exclusion=["ascii", "utf_8", "utf_16", "utf_32", "utf_7"],
        preemptive_behaviour=False,  # what a page says of its charset is not looked for in the text of an article
        explain=False,
        language_threshold=0.1,
        enable_fallback=False,
    )
    names = (legacy_charset(codec) for match in matches for codec in match.could_be_from_charset)
    return list(dict.fromkeys(name for name in names if name))


def _readings(excerpt: bytes, declared: str | None, hint: str | None) -> Iterator[Reading]:
    """What the excerpt is in each charset worth trying: those proposed, and those that the languages found so use."""
    proposed, hinted = proposals(excerpt), language_name(hint)
    scale = _Scale(min(len(_HIGH.findall(excerpt)), WINDOWS), hinted)
    waiting = [*([declared] if declared else []), *proposed, *usual_charsets(hinted), *usual_charsets(None)]
    waiting += (
        [related for charset in proposed for related in related_charsets(charset)] if proposed else all_charsets()
    )
    if not _is_mostly_ascii(excerpt.decode("latin-1")):
        waiting += EAST_ASIAN  # which charset-normalizer cannot propose where the last character was cut
        waiting += OF_FILES
    first = next((charset for charset in proposed if charset not in OF_FILES), None)
    contractions = APOSTROPHE * min(len(_CONTRACTION.findall(excerpt)), APOSTROPHES)
    is_low = len(_LOW.findall(excerpt)) >= LOW * len(_HIGH.findall(excerpt))
    unlikely = () if is_low else OF_FILES.keys() - HIGH
    tried: set[str] = set()
    while waiting:
        charset = waiting.pop(0)
        if charset in tried or (charset in unlikely and charset != declared):
            continue
        tried.add(charset)
        text, losses = decoded_with_losses(excerpt, charset)
        if charset in MULTI_BYTE:
            losses -= text.endswith("\ufffd")  # where the excerpt was cut, or the body
            if losses * FEWEST_READ > len(text):
                continue
        found = scale.language(text)
        guessed = (found,) if found or _is_mostly_ascii(text) else languages_in(charset)
        languages = {*guessed, hinted or guessed[0]}
        waiting += [usual for language in languages for usual in usual_charsets(language)] if found else []
        odds = max(scale.weight(text, charset, language) + usual_odds(charset, language) for language in languages)
        odds += DECLARATION if charset == declared else OFF_THE_WEB if charset in OF_FILES else 0.0
        odds += contractions if charset.startswith("windows-") else 0.0
        odds += PROPOSAL if charset == first else 0.0
        yield Reading(charset, text, odds + losses * LOSS)


class _Scale:
    """Weighs readings of one excerpt. Many charsets read it alike, so a text that was weighed is not weighed again."""

    def __init__(self, evidence: int, hinted: str | None) -> None:
        """Give the mean byte of every reading the weight of as many as `evidence`, so that all are comparable."""
        self._evidence = evidence
        self._hinted = hinted
        self._languages = dict[str, Language]()
        self._weights: dict[tuple[str, str | None, bool], float] = {}

    def language(self, text: str) -> str | None:
        """The language that a reading is in, or `None` where that is not sure."""
        if text not in self._languages:
            self._languages[text] = identify(unicodedata.normalize("NFC", text), IDENTIFIED)
        return self._languages[text].code

    def weight(self, text: str, charset: str, language: str | None) -> float:
        """The logarithm of the odds of a reading, if it were in a language."""
        key = text, language, charset in MULTI_BYTE
        if key not in self._weights:
            self._weights[key] = self._evidence * _mean_odds(text, language, width=2 if charset in MULTI_BYTE else 1)
        found = self._languages[text]
        told = HINT if language and language == self._hinted else 0.0
        return self._weights[key] + told + (IDENTIFIED_LANGUAGE * found.confidence if found.code else NO_LANGUAGE)


def _mean_odds(text: str, language: str | None, width: int) -> float:
    """The mean logarithm of the odds of a byte beyond ASCII, where a character has `width` of them."""
    total, size = 0.0, 0
    for window, number in _windows(text).items():
        before, character, behind = window[0], window[1], window[2]
        size += number * (1 if _is_single(character) else width)
        if character != "\ufffd":
            odds = likelihood(before, character, behind, language)
            total += number * (odds + (GLUED * _touching(before, behind) if width > 1 else 0.0))
    return total / size if size else 0.0


def _is_mostly_ascii(text: str) -> bool:
    """Whether most letters of a text are of ASCII, so that a charset's other letters say little of the language."""
    return sum(map(str.isalpha, _BEYOND_ASCII.sub("", text))) * 2 > sum(map(str.isalpha, text))


def _windows(text: str) -> Counter[str]:
    """The first characters beyond ASCII between their neighbours."""
    padded = f" {text} "
    places = (match.start() for match in islice(_BEYOND_ASCII.finditer(padded), WINDOWS))
    return Counter(padded[place - 1 : place + 2] for place in places)


def _touching(before: str, behind: str) -> int:
    """How many of two neighbours are letters of ASCII."""
    return sum(one < "\x80" and one.isalpha() for one in (before, behind))


def _is_single(character: str) -> bool:
    """Whether a character is one byte where others are two: half-width katakana, and what could not be read."""
    return "\uff61" <= character < "\uffa0" or character == "\ufffd"
