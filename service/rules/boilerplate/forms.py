"""Boilerplate lines known by their form: no list can hold every photographer or every holder of rights."""

import re
from collections.abc import Callable, Iterator, Sequence

from service.language.word_lists import read_list

MAX_CAPTION = 400
MAX_NOTICE = 300
MAX_LINK = 200
MAX_CREDIT = 130
"""Characters of a caption with its credit, of a notice of rights, of a link and of a credit alone: what is longer is a
paragraph."""

_AGENCIES = "|".join(map(re.escape, read_list(__package__, "picture_agencies.txt")))
_PICTURE = (
    r"(?:(?i:photos?|photograph(?:er|y|s)?|pictures?|images?|fotos?|fotografie|fot|bild(?:er)?|kuvat?|zdroj|vir|źródło"
    r"|фото|снимк[аи]|credit|crédit|crédito)|illustration|screenshot)"
)
_NAME = r"[^\W\d_][\w.’'-]*"
_CAPITAL = r"(?=[^\W\d_a-zа-я])[^\W\d_][\w’'-]*\.?"
_BRACKETED = re.compile(
    rf"""\W* [(\[] \s* (?: (?:[\w/]+\s)? {_PICTURE} \s? (?: : | by\b | via\b | © | courtesy\b )
        | (?: PHOTOS? | VIDEOS? | WATCH | READ | RELATED | MORE | Related | See\ also | Watch\ Fox | Sign\ up\ for
            | Also\ on\ [^:()]{{3,30}} | Click\ here | Continue\ [Rr]eading ) \b ) [^()\[\]]* [)\]] \W*""",
    re.VERBOSE,
)
_CREDIT_IN_BRACKETS = re.compile(
    rf"\(\s*(?:[\w/]+\s)?{_PICTURE}\s?(?::|by\b|via\b|©|courtesy\b)[^()]{{2,100}}\)\.?(?:\sMore)?\Z"
)
_CREDIT_AT_END = re.compile(
    rf"""(?: (?<=[.!?)"”»|\]/]\s) | (?<=\w\s) (?=[^\W\d_a-zа-я]) ) {_PICTURE} \s? (?: : | \. | by\b ) \s?
        (?: {_NAME} (?:\s{_NAME}){{0,3}} (?: \s?[/,|]\s? [^.:!?]{{2,50}} )?
          | (?:{_AGENCIES})[^.:!?]{{0,30}} | [\w.-]+\.\w\w+ )
        \.? \Z""",
    re.VERBOSE,
)
_AGENCY_AT_END = re.compile(
    rf"""(?: REUTERS/{_NAME}(?:\s{_NAME}){{0,3}} (?:/[Ff]ile(?:\s[Pp]hoto)?)?
        | {_CAPITAL} \s {_CAPITAL} \s?/\s? (?:[\w\s]+/)? (?:{_AGENCIES}) (?:/[\w\s]+)?
        | © \s? (?:{_AGENCIES}) \s? / \s? [\w\s.]{{2,40}}
        | (?: \| | \bvia ) \s (?:[\w.\s]+/)? (?:{_AGENCIES})
        ) (?:, \s [Ff][Ii][Ll][Ee])? \.? \Z""",
    re.VERBOSE,
)
_HOLDER = re.compile(
    r"""[\W_]* (?:(?:Text|Image|Content|Bild|Photo)\s)?
        (?: Copyright \s? (?: © | \(c\) | : | (?:19|20)\d\d | by\s(?-i:[A-Z]) )
        | © | \([cC]\) \s (?:Copyright\s)? (?:19|20)\d\d | ℗ )""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"rights\sreserved|Rechte\svorbehalten|droits\sréservés|derechos\sreservados|direitos\sreservados"
    r"|права\sзащищены|права\sзахищен|права\sзапазени|prawa\szastrzeżone|práva\svyhrazena|oikeudet\spidätetään"
    r"|pravice\spridržane",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]")
_ENDED = re.compile(r"[.!?…][\"”“’)]*\s")
_PHOTO_LABEL = re.compile(r"(?:FOTO|PHOTO|ФОТО|СНИМКА|KUVA|BILD): [^.:!?]{2,60}\Z")
_SLASHED = re.compile(
    r"(?:Reuters|REUTERS|Foto|FOTO|Фото|ФОТО|Kuva|Photo|Screenshot)\s?/\s?(?=[^\W\d_a-zа-я])[^.!?:]{2,60}\Z"
)
_PLAYER = re.compile(
    r"""(?: (?:Loading|Cargando|Carregando|Chargement|Загрузка|Завантаження|Зареждане|Ladataan|Načítám)\s?(?:\.\.\.|…)
        | Listen\s?·\s?\d+:\d\d(?:\s\d+:\d\d)? | \bi\sView\sslideshow | Hide\sCaption\s\d+\sof\s\d+ )\Z""",
    re.VERBOSE,
)
_LINK = re.compile(
    r"[^.:;,\s]\s(?:Read [Mm]ore|READ MORE|Click here|Weiterlesen|Lire la suite|Leer más|Leia mais)\s?[»>…]?\Z"
)
_SHORTCODE = re.compile(
    r"""\[/?(?:embed|caption|gallery|pullquote|youtube|vc_|getty|tweet|(?:video|audio|playlist|ad)\b)[^\[\]]*\]
        (?:[^\[\]]{0,80}\[/\w+\])?""",
    re.VERBOSE,
)
_POSTER = re.compile(r'(?:poster|src|data-\w+)="[^"]*"')
_SHOUTED = re.compile(r"CLICK HERE|SIGN UP NOW|SUBSCRIBE NOW")
_CODE = read_list(__package__, "leftover_script.txt")

_PICTURES = (
    *(
        "photo",
        "picture",
        "image",
        "fot",
        "bild",
        "kuva",
        "zdroj",
        "vir",
        "źródło",
        "фото",
        "снимк",
        "credit",
        "crédit",
    ),
    *("illustration", "screenshot", "ı", "\u0307"),
)
"""How what `_PICTURE` names begins, in folded letters, with an `i` that has no dot or two to Turkish readers."""

_PICTURES_OF_ASCII = tuple(filter(str.isascii, _PICTURES))

_ENDS_OF_FORMS = (
    *("Read more", "Read More", "READ MORE", "Click here", "Weiterlesen", "Lire la suite", "Leer más", "Leia mais"),
    *("»", ">", "…", "...", "slideshow"),
)
"""What a line of some form below ends with that has none of their signs, is not in capitals and credits no picture."""

_LAST = frozenset(end[-1] for end in _ENDS_OF_FORMS)

_STOPS = ".!?\"”“’'"
_SIGNS = "©(CcTI["
MAX_LABEL = 12
MAX_AGENCY = 40
"""Characters of a label with the slash behind it, and at the end of a line that ends as a sentence, in which an agency
may stand."""


def may_be_form(line: str) -> bool:
    """Whether a line is short, and does not end as nearly all paragraphs do or may be a form that does."""
    if len(line) > MAX_CAPTION:
        return False
    if line[-1] not in _STOPS or len(line) <= MAX_AGENCY or "/" in line[-MAX_AGENCY:] or "©" in line:
        return True
    return line[0] in _SIGNS and len(line) <= MAX_NOTICE


def formed(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are boilerplate by their form, each with its number and kind."""
    for number, line in enumerate(lines):
        if line and may_be_form(line) and _has_sign(bare := line.strip()) and (kind := form_of(bare)):
            yield number, kind


def _has_sign(line: str) -> bool:
    """Whether a line has what some form has: a cheap look that most lines fail, and so without a loop."""
    return (
        ("/" in line or "(" in line or "[" in line or "|" in line or "=" in line)
        or ("©" in line or "·" in line or "℗" in line)
        or ("via " in line or "opyright" in line or "OPYRIGHT" in line or "Caption" in line)
        or line.isupper()
        or (line[-1:] in _LAST and line.endswith(_ENDS_OF_FORMS))
        or _may_credit(line[-MAX_CREDIT:])
    )


def _may_credit(line: str) -> bool:
    """Whether a line or its end may say of a picture whose it is."""
    if not (": " in line or " by " in line or "ot. " in line):
        return False
    pictures = _PICTURES_OF_ASCII if line.isascii() else _PICTURES
    return any(map(line.casefold().__contains__, pictures))


def form_of(line: str) -> str | None:
    """The kind of boilerplate that a line is by its form, if any."""
    if not line or not may_be_form(line):
        return None
    for kind, is_of in _FORMS:  # a loop, not `next`: it is run for many lines
        if is_of(line):
            return kind
    return None


def _is_script(line: str) -> bool:
    if line[0] == "[":
        return _SHORTCODE.fullmatch(line) is not None
    if "=" not in line and "(" not in line and "/" not in line:
        return False
    return _POSTER.fullmatch(line) is not None or any(code in line for code in _CODE)


def _is_notice(line: str) -> bool:
    """Whether a line begins with the sign of copyright, or tells a holder and its rights."""
    if len(line) > MAX_NOTICE or not ("©" in line or "opyright" in line or "OPYRIGHT" in line or line[0] in "(℗"):
        return False
    if _HOLDER.match(line):
        return len(line) <= MAX_LINK or _RIGHTS.search(line) is not None
    if line[0] == "(" or len(line) > MAX_LINK or _ENDED.search(line.partition("©")[0]):
        return False
    return _RIGHTS.search(line) is not None


def _is_labelled(line: str) -> bool:
    """Whether a short line without a sentence names a holder of rights: `Symbol:© Jo Do - stock.example`."""
    if "©" not in line or len(line) > MAX_LINK // 2 or line[-1] in ".!?":
        return False
    return not _SENTENCE.search(line) and not _ENDED.search(line.partition("©")[0])


def _is_bracketed(line: str) -> bool:
    return line[-1] in ")]*" and len(line) <= MAX_LINK and _BRACKETED.fullmatch(line) is not None


def _is_caption(line: str) -> bool:
    """Whether a line ends with the credit of a picture."""
    tail = line[-MAX_CREDIT:]
    if "/" in line[:MAX_LABEL] and _SLASHED.match(line):
        return True
    if ")" in tail[-6:] and _CREDIT_IN_BRACKETS.search(tail):
        return True
    if _may_credit(tail) and (_PHOTO_LABEL.search(tail) or _CREDIT_AT_END.search(tail)):
        return True
    return ("/" in tail or "| " in tail or "via " in tail) and _AGENCY_AT_END.search(tail) is not None


def _is_player(line: str) -> bool:
    return ("·" in line or "Caption" in line or line.endswith(_ENDS_OF_PLAYERS)) and _PLAYER.search(
        line[-MAX_AGENCY:]
    ) is not None


def _is_link(line: str) -> bool:
    if len(line) > MAX_LINK:
        return False
    if line.isupper():
        return _SHOUTED.search(line) is not None
    return line[-1] in _ENDS_OF_LINKS and _LINK.search(line[-MAX_AGENCY:]) is not None


_ENDS_OF_PLAYERS = ("...", "…", "slideshow")
_ENDS_OF_LINKS = "eEnás»>…"
_FORMS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("leftover_script", _is_script),
    ("copyright_line", _is_notice),
    ("photo_credit", _is_labelled),
    ("read_more", _is_bracketed),
    ("photo_credit", _is_caption),
    ("media_player", _is_player),
    ("read_more", _is_link),
)
