"""Bytes become text: marks, forms of Unicode, wrong declarations, broken and cut bodies, and what is no text."""

import gzip
import os
import random
import zlib
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.decoding import Decoded, Undecodable, decode
from service.decoding.charsets import UNDEFINED, decoded, named, table
from service.decoding.detection import EXCERPT, LONGEST_LINE, excerpt_of
from service.decoding.likelihood import likelihood
from service.decoding.usual import language_name, usual_charsets, usual_odds

ENGLISH = "The café’s owner said “no” to the offer – twice – and hasn’t changed her mind since Monday."
POLISH = "Zażółć gęślą jaźń, powiedział prezydent. Źródła w Łodzi potwierdziły, że spotkanie się odbyło."
RUSSIAN = "Президент заявил, что переговоры начнутся в понедельник. Об этом сообщили в его администрации."
UKRAINIAN = "Президент заявив, що переговори розпочнуться в понеділок. Її слова підтвердили в уряді країни."
TEXTS = {
    "windows-1252": ENGLISH,
    "macintosh": ENGLISH,
    "iso-8859-15": "Le cœur de la ville a coûté 20 € de plus que prévu, selon l'hôtel de ville, et l'œuvre est là.",
    "windows-1250": POLISH,
    "iso-8859-2": POLISH,
    "windows-1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "iso-8859-5": RUSSIAN,
    "ibm866": RUSSIAN,
    "x-mac-cyrillic": RUSSIAN,
    "koi8-u": UKRAINIAN,
    "windows-1253": "Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα αρχίσουν τη Δευτέρα, και ότι ο Άρης έφυγε.",
    "iso-8859-7": "Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα αρχίσουν τη Δευτέρα, και ότι ο Άρης έφυγε.",
    "windows-1254": "Cumhurbaşkanı görüşmelerin pazartesi günü başlayacağını söyledi; İstanbul’da yağış var.",
    "windows-1255": "הנשיא אמר כי השיחות יתחילו ביום שני, וכי הממשלה תדון בהצעה בשבוע הבא.",
    "windows-1256": "قال الرئيس إن المحادثات ستبدأ يوم الاثنين وإن الحكومة ستناقش الاقتراح الأسبوع المقبل.",
    "windows-1257": "Prezidentas pareiškė, kad derybos prasidės pirmadienį; vyriausybė svarstys šį siūlymą.",
    "windows-874": "ประธานาธิบดีกล่าวว่าการเจรจาจะเริ่มในวันจันทร์ และรัฐบาลจะพิจารณาข้อเสนอในสัปดาห์หน้า",
    "gbk": "总统表示，谈判将于星期一开始。政府下周将讨论这一建议。",
    "big5": "總統表示，談判將於星期一開始。政府下週將討論這項建議。",
    "shift_jis": "大統領は、交渉が月曜日に始まると述べた。政府は来週、この提案を検討する。",
    "euc-jp": "大統領は、交渉が月曜日に始まると述べた。政府は来週、この提案を検討する。",
    "euc-kr": "대통령은 협상이 월요일에 시작될 것이라고 말했다. 정부는 다음 주에 이 제안을 논의한다.",
}
CODECS = {"x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874", "macintosh": "mac-roman", "shift_jis": "cp932"}


def encoded(charset: str) -> bytes:
    return TEXTS[charset].encode(CODECS.get(charset, charset))


def read(body: bytes, declared: str | None = None, language: str | None = None) -> tuple[str, str]:
    found = decode(body, declared, language)
    return found.text, found.encoding.used


# --- legacy charsets --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", TEXTS)
def test_a_charset_that_nobody_named_is_found(charset: str) -> None:
    found = decode(encoded(charset))
    assert found.text == TEXTS[charset]
    assert found.encoding.declared is None
    assert 0.5 < found.encoding.confidence < 1


@pytest.mark.parametrize("charset", TEXTS)
def test_a_right_declaration_is_taken(charset: str) -> None:
    found = decode(encoded(charset), charset.upper())
    assert found.text == TEXTS[charset]
    assert (found.encoding.declared, found.encoding.used) == (charset, charset)


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        *product(TEXTS, ["utf-8", "klingon"]),
        *product(["windows-1250", "windows-1251", "gbk"], ["iso-8859-1", "utf-16"]),
    ],
)
def test_a_wrong_declaration_is_survived_and_reported(charset: str, declared: str) -> None:
    found = decode(encoded(charset), declared)
    assert found.text == TEXTS[charset]
    assert found.encoding.declared == (named(declared) or declared)
    assert found.encoding.used != found.encoding.declared


@pytest.mark.parametrize(
    "declared", ["utf-8", "iso-8859-1", "koi8-r", "gb18030", "shift_jis", "utf-16", "x-user-defined"]
)
def test_what_is_utf_8_is_read_so_whatever_was_declared(declared: str) -> None:
    for text in TEXTS.values():
        assert read(text.encode(), declared) == (text, "utf-8")


def test_mojibake_is_left_to_the_rules() -> None:
    text = ENGLISH.encode().decode("cp1252", "replace").replace("\ufffd", "?")
    assert read(text.encode()) == (text, "utf-8")


def test_the_caller_s_language_decides_where_the_bytes_do_not() -> None:
    assert read("Łódź".encode("iso8859-2"), language="pl") == ("Łódź", "iso-8859-2")


def test_a_declaration_decides_where_there_is_little_evidence() -> None:
    assert read(b"Price: 5 \xa4", "iso-8859-15") == ("Price: 5 €", "iso-8859-15")
    assert read(b"\xc4\xe0", "windows-1251") == ("Да", "windows-1251")


def test_what_is_undefined_in_windows_charsets_is_a_control_character() -> None:
    text = decoded(bytes(range(256)), "windows-1252")
    assert [hex(ord(text[byte])) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)] == ["0x81", "0x8d", "0x8f", "0x90", "0x9d"]
    assert read(b"caf\xe9 \x81 na\xefve caf\xe9s", "windows-1252") == ("café \x81 naïve cafés", "windows-1252")


def test_labels_are_those_of_the_standard() -> None:
    assert named(" ISO-8859-1\n") == "windows-1252"
    assert named("latin2") == "iso-8859-2"
    assert named("gb2312") == "gbk"
    assert named("ks_c_5601-1987") == "euc-kr"
    assert named("klingon") is None
    assert table("koi8-u")[0xAE] == "ў"
    assert table("windows-1253")[0xAA] == UNDEFINED


def test_what_a_charset_does_not_know_is_replaced() -> None:
    found = decode(encoded("windows-1253").replace(b",", b"\xaa"), "windows-1253")
    assert found.text == TEXTS["windows-1253"].replace(",", "\ufffd")
    assert found.encoding.confidence < 0.99


def test_a_body_that_was_cut_within_a_character_of_two_bytes_is_read() -> None:
    for charset in ("gbk", "shift_jis", "euc-jp", "big5", "euc-kr"):
        text = TEXTS[charset][:-1]
        body = (text + text[-1]).encode(CODECS.get(charset, charset))[:-1]
        for declared in (charset, None):
            found = decode(body, declared)
            assert found.text == text + "\ufffd", charset
            assert found.encoding.confidence < 0.99


def test_rarer_characters_of_japanese_are_read() -> None:
    text = "①の大統領は、交渉が月曜日に始まると述べた。"
    assert decoded(text.encode("euc_jis_2004"), "euc-jp") == text


GERMAN = "Die Regierung hat am Montag angekündigt, dass die Gebühren für größere Betriebe über das Jahr hinaus steigen."
FRENCH = (
    "Le maire a déclaré que les négociations reprendraient lundi. Le conseil étudiera cela à la rentrée, où il est."
)
SPANISH = "El alcalde declaró que las obras empezarán mañana. El pleno estudiará la proposición en la próxima sesión."
CZECH = "Starosta oznámil, že jednání začnou v pondělí. Rada se bude návrhem zabývat příští týden, řekl mluvčí."
NORWEGIAN = "Kommunen vil øke avgiften på parkering fra årsskiftet, sier ordføreren. Også båtplasser får høyere priser."
TURKISH = "Belediye başkanı görüşmelerin pazartesi günü başlayacağını söyledi; yağış nedeniyle yollar kapalı."
HEBREW = TEXTS["windows-1255"]
GREEK = TEXTS["windows-1253"]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ibm850", GERMAN),
        ("ibm850", FRENCH),
        ("ibm850", SPANISH),
        ("ibm437", GERMAN),
        ("ibm437", SPANISH),
        ("ibm852", POLISH),
        ("ibm852", CZECH),
        ("ibm865", NORWEGIAN),
        ("ibm857", TURKISH),
        ("ibm855", RUSSIAN),
        ("ibm737", GREEK),
        ("ibm862", HEBREW),
        ("ibm869", GREEK),
        ("ibm1125", UKRAINIAN),
        ("x-mac-ce", POLISH),
        ("x-mac-ce", "Może być, że ktoś chciał przyjść i zrobić zdjęcia, żeby dać je w „prezencie”."),
    ],
)
def test_a_charset_of_files_is_found_although_browsers_do_not_read_it(charset: str, text: str) -> None:
    body = text.encode(charset.replace("x-mac-ce", "mac-latin2").replace("ibm", "cp"))
    for declared in (None, "utf-8", "iso-8859-1", charset):
        assert read(body, declared)[0] == text, declared
    assert read(body, charset.replace("ibm", "cp"))[1] == charset


ROMANIAN = "Preşedintele României a declarat astăzi că ţara noastră îşi va respecta angajamentele. "
LITHUANIAN = "Šalies vadovė sakė, kad žmonės laukia sprendimų, o Seimas dėl jų dar nebalsavo. "
LATVIAN = "Rīgas dome nolēma, ka skolēni varēs braukt bez maksas, tomēr lēmums vēl jāapstiprina. "


ICELANDIC = "Forsetinn sagði að viðræður hæfust á mánudag. Það er óvíst hvort stjórnin ræðir þessa tillögu."


def test_a_charset_of_files_that_is_declared_is_taken() -> None:
    assert read(ICELANDIC.encode("cp861"), "cp861") == (ICELANDIC, "ibm861")
    labels = ("IBM-850", "csPC850Multilingual", "cp850", "850", "IBM850", "csIBM1125", "cp-is")
    assert [named(label) for label in labels] == [*["ibm850"] * 5, "ibm1125", "ibm861"]


@pytest.mark.parametrize("declared", ["cp863", "IBM037", "EBCDIC-CP-BE", "iso-2022-kr", "hz-gb-2312", "mac_greek"])
def test_where_a_charset_is_declared_that_is_not_read_the_confidence_is_low(declared: str) -> None:
    for charset in ("windows-1251", "windows-1252", "ibm850"):
        body = GERMAN.encode("cp850") if charset == "ibm850" else encoded(charset)
        assert decode(body, declared).encoding.confidence <= 0.5
        assert decode(body, "klingon").encoding.confidence > 0.9
    assert decode(RUSSIAN.encode(), declared).encoding.confidence == 1
    assert decode(b"plain", declared).encoding.confidence == 1


@pytest.mark.parametrize("declared", ["latin-1", "utf-32", "latin_2", "zip", "utf_8"])
def test_other_labels_that_python_has_are_no_reason_for_doubt(declared: str) -> None:
    assert decode(encoded("windows-1251"), declared).encoding.confidence > 0.9


@pytest.mark.parametrize("codec", ["cp037", "cp500", "cp273"])
def test_ebcdic_is_doubtful(codec: str) -> None:
    assert decode(("Der Stadtrat hat am Montag getagt, sagte sie. " * 3).encode(codec)).encoding.confidence <= 0.5


def test_random_letters_are_doubtful() -> None:
    chance = random.Random(3)  # noqa: S311 the same at every run
    bodies = [bytes(chance.randrange(0x80, 0x100) for _ in range(60)) for _ in range(100)]
    assert sum(decode(body).encoding.confidence > 0.5 for body in bodies) <= 5


def test_capitals_beside_capitals_are_no_surprise() -> None:
    assert read("ÉTÉ À L’HÔTEL".encode("cp1252"))[0] == "ÉTÉ À L’HÔTEL"


def test_escapes_of_other_languages_are_doubtful() -> None:
    body = "말했다.".encode("iso2022_kr")
    for declared in (None, "iso-2022-kr", "iso-2022-jp"):
        assert decode(body, declared).encoding.confidence <= 0.5


@pytest.mark.parametrize(
    ("codec", "language", "text"),
    [("cp852", "ro", ROMANIAN), ("cp775", "lt", LITHUANIAN), ("cp775", "lv", LATVIAN)],
)
@pytest.mark.parametrize("times", [1, 17])
def test_letters_in_the_upper_half_of_dos_are_read(codec: str, language: str, text: str, times: int) -> None:
    body = (text * times).encode(codec)
    for declared, hint in ((None, None), ("windows-1252", None), ("windows-1252", language), (codec, None)):
        assert read(body, declared, hint) == (text * times, codec.replace("cp", "ibm"))


@pytest.mark.parametrize(
    ("body", "most"),
    [
        ("Zoë Müller said the résumé was naïve.".encode("cp850"), 0.8),
        ("Er zahlte 5 £ für das Bier.".encode("cp850"), 0.9),
        (TEXTS["windows-1257"].encode("cp775"), 0.6),
        ("caf\x82".encode("latin-1"), 0.6),
    ],
)
def test_where_little_tells_a_charset_of_files_the_confidence_is_low(body: bytes, most: float) -> None:
    assert decode(body).encoding.confidence <= most


def test_a_no_break_space_between_words_is_no_letter_of_dos() -> None:
    text = "When\xa0Anna arrived, the\xa0shop was shut for\xa0a day, so\xa0she left and\xa0went home."
    assert read(text.encode("cp1252")) == (text, "windows-1252")


@pytest.mark.parametrize(
    ("language", "charset", "text"),
    [
        ("lt", "cp1257", "Šį rytą į Vilnių atvyko vyriausybės vadovė, ji kalbėjo apie siūlymą ir ūkio būklę."),
        ("it", "cp1252", "È già la città più visitata, perciò il sindaco non c'è: così ha detto lunedì."),
        ("ro", "cp1250", "Preşedintele a spus că negocierile încep luni şi că guvernul va lua o hotărâre."),
        ("pl", "iso8859-2", "Może być, że ktoś chciał przyjść i robić zdjęcia, żeby dać je w prezencie."),
    ],
)
def test_letters_that_the_names_of_countries_lack_are_known(language: str, charset: str, text: str) -> None:
    for hint in (language, None):
        assert read(text.encode(charset), language=hint)[0] == text


# --- Unicode ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "a", "Öl und Gas.\n", RUSSIAN, TEXTS["gbk"], "😀", "a\ufeffb", "\ufeff"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])
def test_a_mark_beats_every_declaration(text: str, charset: str) -> None:
    codec = charset.replace("le", "-le").replace("be", "-be")
    for declared in (None, "windows-1251", "utf-8", "utf-16be"):
        found = decode(("\ufeff" + text).encode(codec), declared)
        assert found.text == text
        assert found.encoding.bom
        if text and charset != "utf-8":
            assert found.encoding.used == charset
        assert found.encoding.confidence >= 0.97


@pytest.mark.parametrize(
    "text", ["Öl, Gas", ENGLISH, RUSSIAN, POLISH, TEXTS["gbk"], TEXTS["euc-jp"], TEXTS["windows-1255"]]
)
@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
def test_wide_text_without_a_mark_is_found(text: str, charset: str) -> None:
    body = text.encode(charset.replace("le", "-le").replace("be", "-be"))
    for declared in (None, "utf-8", "utf-16"):
        assert read(body, declared) == (text, charset)


@pytest.mark.parametrize("text", ["| $5 | +3 % |", "1 ± 2 × 3 ÷ 4 = €5", "<<< $$$ >>> === ~~~", "© ® ™ 2020"])
@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be"])
def test_wide_text_of_symbols_is_found(text: str, charset: str) -> None:
    body = text.encode(charset.replace("le", "-le").replace("be", "-be"))
    for declared in (None, "utf-8", "utf-16", "windows-1252"):
        assert read(body, declared) == (text, charset)


@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be"])
def test_wide_text_of_an_alphabet_needs_no_blank(charset: str) -> None:
    text = "นายกเทศมนตรีกล่าวว่าถนนจะเปิดในวันจันทร์"
    body = text.encode(charset.replace("le", "-le").replace("be", "-be"))
    assert read(body) == (text, charset)
    assert read(body + b"\x0e") == (text + "\ufffd", charset)
    assert read(body[:24]) == (text[:12], charset)


@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be"])
@pytest.mark.parametrize("text", ["😀😀 ok", "😀 yes 😀", "Öl 😀😀😀"])
def test_wide_text_may_have_emoji(charset: str, text: str) -> None:
    assert read(text.encode(charset.replace("le", "-le").replace("be", "-be"))) == (text, charset)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CZECH, TEXTS["windows-874"]])
@pytest.mark.parametrize("codec", ["utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("more", [1, 2, 3])
def test_utf_32_that_was_cut_within_a_character_is_read(text: str, codec: str, more: int) -> None:
    body = text.encode(codec) + "x".encode(codec)[-4:][:more]
    found = decode(body)
    assert found.text == text + "\ufffd"
    assert found.encoding.used.startswith("utf-32")
    assert found.encoding.confidence <= 0.9


def test_utf_16_may_begin_with_nul() -> None:
    assert read("\0River".encode("utf-16")) == ("\0River", "utf-16le")


def test_wide_text_of_letters_alone_needs_a_declaration() -> None:
    text = "总统表示谈判将于星期一开始"
    assert read(text.encode("utf-16-le"), "utf-16") == (text, "utf-16le")
    assert read(text.encode("utf-16-be"), "utf-16be") == (text, "utf-16be")


def test_an_odd_byte_behind_wide_text_is_replaced() -> None:
    for body in (ENGLISH.encode("utf-16"), ENGLISH.encode("utf-16-le")):
        found = decode(body + b"x")
        assert found.text == ENGLISH + "\ufffd"
        assert found.encoding.confidence == 0.9


def test_declared_wide_text_that_is_none_is_survived() -> None:
    assert read(b"Plain text.", "utf-16") == ("Plain text.", "utf-8")
    assert read(RUSSIAN.encode(), "utf-16be") == (RUSSIAN, "utf-8")


@pytest.mark.parametrize("declared", ["utf-16", "utf-16le", "utf-16be"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("สวัสดีครับ", "cp874"),
        (TEXTS["windows-874"], "cp874"),
        (TEXTS["shift_jis"], "cp932"),
        (TEXTS["euc-kr"], "cp949"),
        (TEXTS["gbk"], "utf-16-be"),
        (TEXTS["gbk"], "utf-16-le"),
        (TEXTS["euc-kr"], "utf-16-be"),
        ("总统表示谈判将于星期一开始", "utf-16-be"),
        (RUSSIAN, "utf-16-be"),
        (TEXTS["windows-874"], "utf-16-be"),
        (TEXTS["windows-1256"], "utf-16-le"),
    ],
)
def test_a_wrong_declaration_of_utf_16_is_survived(text: str, codec: str, declared: str) -> None:
    assert read(text.encode(codec), declared)[0] == text


def test_a_mark_may_stand_before_another_charset() -> None:
    found = decode(b"\xef\xbb\xbf" + encoded("windows-1251"))
    assert (found.text, found.encoding.used, found.encoding.bom) == (RUSSIAN, "windows-1251", True)


def test_plain_ascii_is_in_whatever_was_declared() -> None:
    for declared, used in {
        "iso-8859-1": "windows-1252",
        "shift_jis": "shift_jis",
        "utf-16": "utf-8",
        "x": "utf-8",
    }.items():
        found = decode(b"Plain.", declared)
        assert (found.text, found.encoding.used, found.encoding.confidence) == ("Plain.", used, 1.0)
    assert decode(b"").text == ""


def test_escapes_of_iso_2022_jp_are_read_whatever_was_declared() -> None:
    text = TEXTS["euc-jp"]
    for declared in (None, "utf-8", "iso-2022-jp"):
        assert read(text.encode("iso2022_jp"), declared) == (text, "iso-2022-jp")
    assert read(text.encode("iso2022_jp")[:-4])[1] == "iso-2022-jp"


def test_other_escapes_are_text() -> None:
    assert read(b"\x1b[1mBold\x1b[0m") == ("\x1b[1mBold\x1b[0m", "utf-8")
    assert read(b"Cost: \x1b$ or \x1b( who knows") == ("Cost: \x1b$ or \x1b( who knows", "utf-8")


def test_a_few_east_asian_bytes_are_read_as_declared_although_they_are_utf_8() -> None:
    body = "一些".encode("gbk")
    assert body.decode("utf-8") == "һЩ"
    assert read(body, "gb2312") == ("一些", "gbk")
    assert read(body) == ("һЩ", "utf-8")
    assert read("café".encode(), "gbk") == ("café", "utf-8")
    assert read("中国".encode(), "gbk") == ("中国", "utf-8")


# --- broken UTF-8 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [1, 2])
def test_utf_8_that_was_cut_at_its_end_is_read(cut: int) -> None:
    body = ("naïve “quote” " * 10 + "end—").encode()[:-cut]
    for declared in (None, "utf-8", "iso-8859-1"):
        found = decode(body, declared)
        assert found.text == "naïve “quote” " * 10 + "end\ufffd"
        assert (found.encoding.used, found.encoding.confidence < 0.99) == ("utf-8", True)


def test_utf_8_that_was_cut_at_its_beginning_is_read() -> None:
    assert read("—naïve “quote”".encode()[1:]) == ("\ufffdnaïve “quote”", "utf-8")


def test_what_was_cut_in_the_middle_is_replaced() -> None:
    assert read("It was “here”—".encode() + b"or \xe2\x80there") == ("It was “here”—or \ufffdthere", "utf-8")


def test_ascii_that_ends_within_a_character_is_utf_8() -> None:
    assert read(b"It was late\xe2\x80") == ("It was late\ufffd", "utf-8")
    assert read(b"It was a caf\xc3", "utf-8") == ("It was a caf\ufffd", "utf-8")


def test_stray_bytes_in_utf_8_are_read_in_the_charset_of_the_language() -> None:
    text = "naïve “quotes” and a café in Łódź, they don’t"
    body = text.encode().replace("é".encode(), b"\xe9").replace("’".encode(), b"\x92")
    found = decode(body)
    assert (found.text, found.encoding.used) == (text, "utf-8")
    assert found.encoding.confidence < 0.9
    assert read(POLISH.encode().replace("ź".encode(), b"\x9f"))[0] == POLISH
    assert read(RUSSIAN.encode() + b" \xe4\xe0.", language="ru")[0] == RUSSIAN + " да."


def test_stray_bytes_that_are_no_letters_are_replaced() -> None:
    assert read("naïve “quotes”, ".encode() + b"\xac 5") == ("naïve “quotes”, \ufffd 5", "utf-8")
    assert read(TEXTS["gbk"].encode() + b" \xe9 x", language="zh")[0] == TEXTS["gbk"] + " \ufffd x"


def test_a_single_accent_is_no_broken_utf_8() -> None:
    assert read(b"The caf\xe9 was closed.", "utf-8") == ("The café was closed.", "windows-1252")


# --- no text ----------------------------------------------------------------------------------------------------------

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
)


@pytest.mark.parametrize(
    ("body", "offset"),
    [
        (PNG, 0),
        (b"%PDF-1.4\n% a text of\nASCII", 0),
        (gzip.compress(ENGLISH.encode() * 9, mtime=0), 0),
        (zlib.compress(ENGLISH.encode() * 99)[2:], None),
        (b"\0" * 1000, 0),
        (b"\xef\xbb\xbfab\0\0\0\0\0", 5),
        (b"ab\x01\x02\x03\x04\x05", 2),
        (b"\x28\xb5\x2f\xfd\x04\x00\x41\x00\x00hello wo\x9c\x00\x12\x00", 0),
        (b"PK\x03\x04\x14\0\0\0\x08\0", 0),
        (b"\xff\xfe" + b"\0\0\x01\0" * 9, 4),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", 0),
        (bytes(range(256)) * 4, 0),
        (b"\0\x80" * 9, 0),  # silence in samples of 16 bits, or the ideograph U+8000 nine times
    ],
)
def test_binary_data_is_refused(body: bytes, offset: int | None) -> None:
    for declared in (None, "utf-8", "windows-1252"):
        with pytest.raises(Undecodable) as refused:
            decode(body, declared)
        assert offset is None or refused.value.offset == offset


def test_random_bytes_are_refused() -> None:
    for _ in range(50):
        with pytest.raises(Undecodable):
            decode(os.urandom(2000))


def test_few_random_bytes_are_refused_or_doubtful() -> None:
    chance = random.Random(1)  # noqa: S311 the same at every run
    read_all = [decoded_or_not(chance.randbytes(size), None) for size in (50, 100, 200) for _ in range(200)]
    found = [one for one in read_all if one]
    assert len(found) < 150
    assert sum(one.encoding.confidence > 0.6 for one in found) < 10


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"\x01r a0412\x02\r\n" + RUSSIAN.encode("cp1251") + b"\r\n\x03\x04", None),
        (("\x01\x02\x03" + RUSSIAN).encode(), "\x01\x02\x03" + RUSSIAN),
        (b"\x1cD\xe9j\xe0 vu\x1d, a-t-il dit \x14 c\x19\xe9tait \x18tr\xe8s\x19 dr\xf4le.", None),
        ((RUSSIAN + "\0\x07").encode("koi8-r"), RUSSIAN + "\0\x07"),
    ],
)
def test_a_text_with_several_kinds_of_control_characters_is_read(body: bytes, text: str | None) -> None:
    assert read(body)[0] == (text or body.decode("cp1251" if b"\x01" in body else "cp1252"))


QUOTED = {
    "windows-1251": ("\x1cМы не можем ждать\x1d, \x14 сказал он.", "\x1cНе можем да чакаме\x1d, \x14 каза той."),
    "windows-1253": ("\x1cΔεν μπορούμε\x1d, \x14 είπε ο δήμαρχος \x18χθες\x19.",),
    "windows-1255": ("\x1cכן\x1d, אמר \x13 והלך הביתה",),
    "windows-1256": ("\x1cنعم\x1d، قال الرئيس \x13 وذهب إلى بيته",),
}


@pytest.mark.parametrize(("charset", "text"), [(charset, text) for charset in QUOTED for text in QUOTED[charset]])
def test_quotation_marks_without_their_first_byte_are_text_in_any_alphabet(charset: str, text: str) -> None:
    for beginning in ("", TEXTS[charset] + " ", TEXTS[charset] * 9 + " "):
        found = decode((beginning + text).encode(charset), charset)
        assert (found.text, found.encoding.used) == (beginning + text, charset)
        assert found.encoding.confidence >= 0.9


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("koi8-r", f"\x01r0123\x02{RUSSIAN[:62]}\x03"),
        ("koi8-r", f"\x02{RUSSIAN[:62]}\x03\x04"),
        ("gbk", f"\x01\x02{TEXTS['gbk']}\x03"),
        ("windows-1251", '\x13 HYPERLINK "http://a.b" \x14Подробнее\x15 на сайте агентства'),
    ],
)
def test_frames_of_wire_copy_and_fields_of_word_are_no_junk(charset: str, text: str) -> None:
    for declared in (charset, None):
        assert read(text.encode(charset), declared) == (text, charset)


def test_a_stray_nul_is_survived_as_it_is_in_json() -> None:
    text = "A text of a hundred characters. " * 5 + "\0 and so on"
    assert read(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    "body",
    [
        b"It didn\x19t work.",
        b"\x1cNo\x1d",
        b"River rises\0",
        b"a\0b",
        b"ab\0\0",
        b"Mayor\0 resigns",
        b"The river has flooded 40% of Northfield, the mayor\0 said, and 52,000 people have left.\0",
        b"One\0Two\0Three\0Four",
        b"Total\0 12,500",
        b"Rain\0\0\0\0",
        b"A bell\x07 rings",
    ],
)
def test_a_few_control_characters_are_left_to_the_rules(body: bytes) -> None:
    for declared in (None, "utf-8", "utf-16", "windows-1252"):
        assert read(body, declared)[0] == body.decode("ascii")


# --- few bytes beyond ASCII -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"\xa7 5", "§ 5"),
        (b"5 \xd7 4", "5 × 4"),
        (b"\xb15", "±5"),
        (b"20 \xbd", "20 ½"),
        (b"\xa35", "£5"),
        (b"10 \xb0C", "10 °C"),
        (b"Price: \xa5500", "Price: ¥500"),
    ],
)
def test_a_sign_is_in_the_declared_or_the_commonest_charset(body: bytes, text: str) -> None:
    for declared in ("iso-8859-1", "windows-1252", None, "utf-8"):
        assert read(body, declared) == (text, "windows-1252"), declared


def test_few_bytes_that_the_declared_charset_does_not_know_are_weighed() -> None:
    assert read(b"It\x92s late", "iso-8859-2")[0] == "It’s late"
    assert read(b"5 \xaa", "windows-1253")[0] == "5 ª"


def test_few_bytes_that_are_words_are_read_so() -> None:
    assert read("Da: да.".encode("cp1251"), language="ru")[0] == "Da: да."
    assert read("The café was closed on Monday.".encode("mac-roman"))[0] == "The café was closed on Monday."
    assert read("The mayor hasn’t said when she will leave.".encode("mac-roman"))[0].startswith("The mayor hasn’t")


@pytest.mark.parametrize(
    ("text", "charset", "language"),
    [("中", "gbk", "zh"), ("價", "big5", "zh-TW"), ("は", "shift_jis", "ja"), ("말", "euc-kr", "ko")],
)
def test_one_character_of_two_bytes_is_read_by_the_declaration_or_the_language(
    text: str, charset: str, language: str
) -> None:
    body = text.encode(charset)
    assert read(body, charset) == (text, charset)
    assert read(body, language=language) == (text, charset)


@pytest.mark.parametrize("declared", ["windows-1251", "iso-8859-5", "koi8-r", "windows-1253", "windows-1255"])
def test_a_declaration_that_makes_words_of_two_scripts_does_not_decide(declared: str) -> None:
    assert read(b"The caf\xe9 was closed on Monday, the mayor said.", declared)[0].startswith("The café was")


def test_signs_may_stand_beside_letters_of_another_script() -> None:
    assert read("5 kΩ".encode("cp1253"), "windows-1253") == ("5 kΩ", "windows-1253")
    assert read("10 µm, 3ª".encode("cp1252"), "windows-1252") == ("10 µm, 3ª", "windows-1252")


@pytest.mark.parametrize("language", ["th", "he", "zh", None])
def test_a_byte_that_no_charset_of_the_language_knows_is_weighed(language: str | None) -> None:
    assert read("Interview with Thomas Müller".encode("cp1252"), language=language)[0] == "Interview with Thomas Müller"


def test_english_contractions_are_of_windows() -> None:
    assert read(b"It\x92s It\x92s It\x92s \xc3\xa9") == ("It’s It’s It’s Ã©", "windows-1252")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_reading_with_what_is_undefined_in_windows_is_doubtful(byte: int) -> None:
    body = b"The caf\xe9 " + bytes([byte]) + b" is na\xefve and caf\xe9s are clos\xe9d."
    for declared in ("windows-1252", None):
        found = decode(body, declared)
        assert chr(byte) not in found.text or found.encoding.confidence <= 0.5


# --- whatever comes ---------------------------------------------------------------------------------------------------

declarations = st.sampled_from([None, "utf-8", "iso-8859-1", "gbk", "shift_jis", "iso-2022-jp", "utf-16", "x", ""])
fragments = st.sampled_from(
    [
        b"The river rose. ",
        b"\xe9",
        b"\xc3\xa9",
        b"\x93",
        b"\xe2\x80",
        b"\0",
        b"a\0",
        b"\x1b$B",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)
bodies = st.binary(max_size=60) | st.lists(fragments, max_size=12).map(b"".join)


def decoded_or_not(body: bytes, declared: str | None) -> Decoded | None:
    try:
        return decode(body, declared)
    except Undecodable as refused:
        offset = refused.offset
    assert 0 <= offset < len(body)
    return None


@given(bodies, declarations)
@example(b"\xff\xfe\0", None)
@example(b"\xff\xfe\0\0", None)
def test_any_bytes_are_read_or_refused(body: bytes, declared: str | None) -> None:
    found = decoded_or_not(body, declared)
    if found:
        assert 0 <= found.encoding.confidence <= 1
        assert named(found.encoding.used) == found.encoding.used or found.encoding.used.startswith("utf-32")
        found.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "utf-8").text == text.removeprefix("\ufeff")


# --- what detection looks at ------------------------------------------------------------------------------------------


def test_an_excerpt_is_of_lines_beyond_ascii() -> None:
    assert excerpt_of(b"one\ntwo\nthr\xe9e\nfour\n\xe9") == b"\nthr\xe9e\n\n\xe9"
    long = excerpt_of(b"x" * 9000 + b"\xe9" + b"y" * 9000)
    assert len(long) == 2 * LONGEST_LINE
    assert EXCERPT <= len(excerpt_of(b"\xe9" * 99_999)) <= EXCERPT + LONGEST_LINE


def test_a_legacy_text_beyond_the_excerpt_is_read_whole() -> None:
    text = "Plain line.\n" * 9000 + POLISH * 500
    assert read(text.encode("cp1250")) == (text, "windows-1250")


def test_languages_and_their_charsets() -> None:
    assert language_name("zh-TW") == "zh-Hant"
    assert language_name("zh-CN") == "zh"
    assert language_name("pl-PL") == "pl"
    assert language_name(None) is None
    assert (
        usual_charsets("en") == usual_charsets(None) == ("windows-1252", "iso-8859-15", "macintosh", "ibm850", "ibm437")
    )
    assert usual_odds("windows-1250", "pl") > usual_odds("iso-8859-2", "pl") > usual_odds("koi8-r", "pl")


def test_likelihood_knows_letters_and_their_places() -> None:
    assert likelihood("z", "ż", "o", "pl") > likelihood("z", "¿", "o", "pl")
    assert likelihood("n", "’", "t", "en") > likelihood("n", "Õ", "t", "en")
    assert likelihood(" ", "½", " ", "en") > likelihood("a", "½", "u", "en")
    assert likelihood(" ", "ะ", "x", "th") < likelihood("ก", "ะ", "ก", "th")
    assert likelihood("a", "中", "b", "tlh") < likelihood("a", "中", "b", "zh")
