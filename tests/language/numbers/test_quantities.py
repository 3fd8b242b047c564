"""The numbers of a text: what kind they are, what they are worth, and what is no number."""

import pytest

from service.language.numbers.quantities import quantities


def told(text: str, language: str | None = "en") -> list[tuple[str, str, str | None, str | None]]:
    return [(q.kind, q.text, q.value, q.unit or q.currency) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It rose 98%", "en", [("percent", "98%", "98", "%")]),
        ("then 4.5 percent.", "en", [("percent", "4.5 percent", "4.5", "%")]),
        ("Some 110,000 people", "en", [("cardinal", "110,000", "110000", None)]),
        ("He paid $1,234.50 and £5.", "en", [("money", "$1,234.50", "1234.50", "USD"), ("money", "£5", "5", "GBP")]),
        ("Er zahlte 1.234,50 € dafür", "de", [("money", "1.234,50 €", "1234.50", "EUR")]),
        ("Il a payé 1 234 567 francs", "fr", [("money", "1 234 567 francs", "1234567", None)]),
        ("In all Rs 12,34,567 was lost", "en-IN", [("money", "Rs 12,34,567", "1234567", "INR")]),
        ("Es waren 1’234 Leute", "de-CH", [("cardinal", "1’234", "1234", None)]),
        ("the 21st and the 3rd time", "en", [("ordinal", "21st", "21", None), ("ordinal", "3rd", "3", None)]),
        ("since 1998 (2004) 1998 people", "en", [
            ("year", "1998", "1998", None),
            ("year", "2004", "2004", None),
            ("cardinal", "1998", "1998", None),
        ]),
        ("up to 3 square kilometres wide", "en", [("cardinal", "3 square kilometres", "3", "km²")]),
        ("etwa 5 Kilometer weit", "de", [("cardinal", "5 Kilometer", "5", "km")]),
        ("about 34.8 or 0.5 of it", "en", [("cardinal", "34.8", "34.8", None), ("cardinal", "0.5", "0.5", None)]),
        ("in 5000 cases", "en", [("cardinal", "5000", "5000", None)]),
        ("the 44,00 of them", "en", [("cardinal", "44,00", None, None)]),
        ("won by 2000 votes", "en", [("cardinal", "2000", "2000", None)]),
        ("$14.9 billion of it", "en", [("money", "$14.9 billion", "14900000000", "USD")]),
        ("Rs 2 lakh crore in all", "en", [("money", "Rs 2 lakh crore", "2000000000000", "INR")]),
        ("unos 3 mil millones de euros", "es", [("money", "3 mil millones de euros", "3000000000", "EUR")]),
        ("cerca de 2,5 mil milhões", "pt", [("cardinal", "2,5 mil milhões", "2500000000", None)]),
        ("£5m or $3bn", "en", [("money", "£5m", "5000000", "GBP"), ("money", "$3bn", "3000000000", "USD")]),
        ("some 2 million people", "en", [("cardinal", "2 million", "2000000", None)]),
        ("rund 1,5 Milliarden Euro", "de", [("money", "1,5 Milliarden Euro", "1500000000", "EUR")]),
        ("2 billones", "es", [("cardinal", "2 billones", "2000000000000", None)]),
        ("at -5 degrees, (−3) and 7-5", "en", [("cardinal", "-5", "-5", None), ("cardinal", "−3", "-3", None)]),
        ("HK$100 and XX$5", "en", [("money", "HK$100", "100", "HKD"), ("money", "XX$5", "5", None)]),
        ("In May 44,000 children", "en", [("cardinal", "44,000", "44000", None)]),
        ("and 012,345", "en", [("cardinal", "012,345", None, None)]),
        ("some 12 and 1,234 and 1.5", None, [
            ("cardinal", "12", "12", None),
            ("cardinal", "1,234", None, None),
            ("cardinal", "1.5", "1.5", None),
        ]),
        ("about 1.5 of them", "tlh", [("cardinal", "1.5", "1.5", None)]),
    ],
)  # fmt: skip
def test_numbers(text: str, language: str | None, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("R$ 5 milhões de reais", "pt", [("money", "R$ 5 milhões de reais", "5000000", "BRL")]),
    ("5 millions d'euros", "fr", [("money", "5 millions d'euros", "5000000", "EUR")]),
    ("5 Mio. Euro", "de", [("money", "5 Mio. Euro", "5000000", "EUR")]),
    ("20 тыс. руб.", "ru", [("money", "20 тыс. руб", "20000", "RUB")]),
    ("20 de milioane de euro", "ro", [("money", "20 de milioane de euro", "20000000", "EUR")]),
    ("20 mil eleitores", "pt", [("cardinal", "20 mil", "20000", None)]),
    ("some 5 million tonnes", "en", [("cardinal", "5 million tonnes", "5000000", "t")]),
    ("some $5 million people", "en", [("money", "$5 million", "5000000", "USD")]),
    ("a $5-a-day, $5k and -$5 fee", "en", [
        ("money", "$5", "5", "USD"), ("money", "$5k", "5000", "USD"), ("money", "-$5", "-5", "USD"),
    ]),
    ("a $5 percent", "en", [("money", "$5", "5", "USD")]),
    ("it cost $5x or £17.m or R5", "en", []),
    ("R5 million", "en", [("money", "R5 million", "5000000", "ZAR")]),
    ("US$5 USD", "en", [("money", "US$5 USD", "5", "USD")]),
    ("5-10 % and 5–10 km", "de", [("range", "5-10 %", None, "%"), ("range", "5–10 km", None, "km")]),
    ("$3-4 million or $5-10", "en", [("range", "$3-4 million", None, "USD"), ("range", "$5-10", None, "USD")]),
    ("5 to 10 million", "en", [("range", "5 to 10 million", None, None)]),
    ("5 to 10 million dollars", "en", [("range", "5 to 10 million dollars", None, "USD")]),
    ("from 5 to 10 percent", "en", [("percent", "10 percent", "10", "%")]),
    ("from $5 to $10 million", "en", [("money", "$10 million", "10000000", "USD")]),
    ("5 and 10 million", "en", [("cardinal", "10 million", "10000000", None)]),
    ("10 to 5 percent", "en", [("cardinal", "10", "10", None), ("percent", "5 percent", "5", "%")]),
    ("5 to 10 people", "en", [("cardinal", "5", "5", None), ("cardinal", "10", "10", None)]),
    ("in 1990-1995 then", "en", [("range", "1990-1995", None, None)]),
    ("won 5-10 and 1-5-10 % of it", "en", []),
    ("2½ miles, 2 1/2 cups, 1-1/3 of it", "en", [
        ("fraction", "2½ miles", "2.5", "mi"), ("fraction", "2 1/2", "2.5", None), ("fraction", "1-1/3", None, None),
    ]),
    ("½ of 3/4 of the 2½ percent or 2½ dollars", "en", [
        ("fraction", "½", "0.5", None), ("fraction", "3/4", "0.75", None), ("percent", "2½ percent", "2.5", "%"),
        ("money", "2½ dollars", "2.5", "USD"),
    ]),
    ("½", "en", [("fraction", "½", "0.5", None)]),
    ("none", "en", []),
    ("2 ½ miles", "en", [("fraction", "2 ½ miles", "2.5", "mi")]),
    ("5 New people", "en", [("cardinal", "5", "5", None)]),
    ("the 21th and the 3.a", "en", [("ordinal", "21th", None, None)]),
    ("das 7. deutsche Tor", "de", [("ordinal", "7.", "7", None)]),
    ("5-й и 3º", "ru", [("ordinal", "5-й", "5", None)]),
    ("a 5-year plan of 2016's", "en", [("cardinal", "5", "5", None), ("year", "2016", "2016", None)]),
    ("in 2016 300 people", "en", [("year", "2016", "2016", None), ("cardinal", "300", "300", None)]),
    ("Trump's 2016 campaign", "en", [("year", "2016", "2016", None)]),
    ("in 1650 it was, (1650)", "en", [("year", "1650", "1650", None), ("year", "1650", "1650", None)]),
    ("about 1650 or 1250 of it", "en", [("cardinal", "1650", "1650", None), ("cardinal", "1250", "1250", None)]),
    ("some 0.2\npct rise", "en", [("percent", "0.2\npct", "0.2", "%")]),
    ("a \u22125% or +5% change", "en", [("percent", "\u22125%", "-5", "%"), ("percent", "5%", "5", "%")]),
    ("im Wert von 5.000 bis 6.000 Euro", "de", [("money", "6.000 Euro", "6000", "EUR")]),
    ("12,17 a 11,4 miliónov", "sk", [("cardinal", "11,4 miliónov", "11400000", None)]),
    ("It was so. 15 people came", "en", [("cardinal", "15", "15", None)]),
    ("It ends so. 4.", "en", [("cardinal", "4", "4", None)]),
    (" 7 years: 5", "en", [("cardinal", "7", "7", None), ("cardinal", "5", "5", None)]),
    ("por S/ 130 mil y quase 15 anos", "es", [
        ("money", "S/ 130 mil", "130000", "PEN"), ("cardinal", "15", "15", None),
    ]),
    ("há quase 15 anos ele terá 30 anos", "pt", [("cardinal", "15", "15", None), ("cardinal", "30", "30", None)]),
    ("z 6 mld i 5 billion", None, [("cardinal", "6 mld", "6000000000", None), ("cardinal", "5 billion", None, None)]),
    ("от 20 на сто от тях", "bg", [("percent", "20 на сто", "20", "%")]),
    ("je 488.\u00a0nejbohatším z nich", "cs", [("ordinal", "488.", "488", None)]),
    ("about 5, 10 and 12 people", "en", [
        ("cardinal", "5", "5", None), ("cardinal", "10", "10", None), ("cardinal", "12", "12", None),
    ]),
    ("20:29, 7 ноября 2020 ", "uk", [("year", "2020", "2020", None)]),
    ("۵۰ نفر", "fa", [("cardinal", "۵۰", "50", None)]),
])  # fmt: skip
def test_measures(text: str, language: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("about 5 thousand 300 people", "en", [("cardinal", "5 thousand 300", "5300", None)]),
    ("unos 5 mil 300 soldados", "es", [("cardinal", "5 mil 300", "5300", None)]),
    ("5 mil 300 millones de pesos", "es", [("money", "5 mil 300 millones de pesos", "5300000000", None)]),
    ("$3 mil 500 millones", "es", [("money", "$3 mil 500 millones", "3500000000", None)]),
    ("2 millones 300.450 euros", "es", [("money", "2 millones 300.450 euros", "2300450", "EUR")]),
    ("5 тыс. 300 человек", "ru", [("cardinal", "5 тыс. 300", "5300", None)]),
    ("1 млрд 200 млн 300 тыс. рублей", "ru", [("money", "1 млрд 200 млн 300 тыс. рублей", "1200300000", "RUB")]),
    ("3 Mio. 200 Tsd. Euro", "de", [("money", "3 Mio. 200 Tsd. Euro", "3200000", "EUR")]),
    ("2 millones 300 soldados", "es", [("cardinal", "2 millones 300", None, None)]),
    ("2 thousand 3000 thousand", "en", [
        ("cardinal", "2 thousand", "2000", None), ("cardinal", "3000 thousand", "3000000", None),
    ]),
    ("1,5 mil 300 casas", "es", [("cardinal", "1,5 mil 300", None, None)]),
    ("5 mil 3000 millones", "es", [("cardinal", "5 mil 3000 millones", None, None)]),
    ("5 mil 1.234,5 millones", "es", [
        ("cardinal", "5 mil", "5000", None), ("cardinal", "1.234,5 millones", "1234500000", None),
    ]),
    ("$1 million 30 years ago", "en", [("money", "$1 million", "1000000", "USD"), ("cardinal", "30", "30", None)]),
    ("verdiente 5 Millionen 2016", "de", [
        ("cardinal", "5 Millionen", "5000000", None), ("year", "2016", "2016", None),
    ]),
    ("5 million 30 percent", "en", [("cardinal", "5 million", "5000000", None), ("percent", "30 percent", "30", "%")]),
    ("2 million and a half", "en", [("cardinal", "2 million and a half", "2500000", None)]),
    ("2 milhões e meio de reais", "pt", [("money", "2 milhões e meio de reais", "2500000", "BRL")]),
    ("2 million and a halfback", "en", [("cardinal", "2 million", "2000000", None)]),
])  # fmt: skip
def test_compounds(text: str, language: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("5 biljoen euro", "nl", [("money", "5 biljoen euro", "5000000000000", "EUR")]),
    ("5 biljoner", "sv", [("cardinal", "5 biljoner", "5000000000000", None)]),
    ("5 mkr", "sv", [("money", "5 mkr", "5000000", "SEK")]),
    ("5 billioner kroner", "da", [("money", "5 billioner kroner", "5000000000000", "DKK")]),
    ("1 billion kroner", "nb", [("money", "1 billion kroner", None, "NOK")]),
    ("5 biljoonaa", "fi", [("cardinal", "5 biljoonaa", "5000000000000", None)]),
    ("5 billió forint", "hu", [("money", "5 billió forint", "5000000000000", "HUF")]),
    ("5 trilioane", "ro", [("cardinal", "5 trilioane", None, None)]),
    ("5 trilyon lira", "tr", [("money", "5 trilyon lira", "5000000000000", "TRY")]),
    ("5 δισ. ευρώ", "el", [("money", "5 δισ. ευρώ", "5000000000", "EUR")]),
    ("Rp 5 triliun", "id", [("money", "Rp 5 triliun", "5000000000000", "IDR")]),
    ("5 nghìn tỷ đồng", "vi", [("money", "5 nghìn tỷ đồng", "5000000000000", "VND")]),
    ("5 mil milions d'euros", "ca", [("money", "5 mil milions d'euros", "5000000000", "EUR")]),
    ("5 लाख रुपये", "hi", [("money", "5 लाख रुपये", "500000", "INR")]),
    ("5 bilioni di euro", "it", [("money", "5 bilioni di euro", "5000000000000", "EUR")]),
    ("5 Bio. Euro und 5 Bio Eier", "de", [
        ("money", "5 Bio. Euro", "5000000000000", "EUR"), ("cardinal", "5", "5", None),
    ]),
    ("5 Billionen und 5 billion", "de", [
        ("cardinal", "5 Billionen", "5000000000000", None), ("cardinal", "5 billion", None, None),
    ]),
    ("5 billions d'euros", "fr", [("money", "5 billions d'euros", "5000000000000", "EUR")]),
    ("5 M€ et 5 Md€", "fr", [("money", "5 M€", "5000000", "EUR"), ("money", "5 Md€", "5000000000", "EUR")]),
    ("5 mdp", "es", [("money", "5 mdp", "5000000", "MXN")]),
    ("5 bilhões e 5 biliões", "pt", [
        ("cardinal", "5 bilhões", "5000000000", None), ("cardinal", "5 biliões", "5000000000000", None),
    ]),
    ("5 trillones y 5 billones", "es", [
        ("cardinal", "5 trillones", None, None), ("cardinal", "5 billones", "5000000000000", None),
    ]),
    ("5 Millionen Euro or 3 mil followers", "en", [
        ("cardinal", "5 Millionen", None, None), ("cardinal", "3 mil", None, None),
    ]),
    ("$5 m or £5 b. more", "en", [("money", "$5 m", None, "USD"), ("money", "£5 b", None, "GBP")]),
    ("40 mil e 5 евро", None, [("cardinal", "40 mil", None, None), ("money", "5 евро", "5", "EUR")]),
    ("2 trillones de millones", "es", [("cardinal", "2 trillones de millones", None, None)]),
])  # fmt: skip
def test_magnitudes(text: str, language: str | None, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("cost $1,000 Canadian, or", "en", [("money", "$1,000 Canadian", "1000", "CAD")]),
    ("cost $5 million Australian in all", "en", [("money", "$5 million Australian", "5000000", "AUD")]),
    ("5 dollars Canadian", "en", [("money", "5 dollars Canadian", "5", "CAD")]),
    ("a $5 million Canadian film", "en", [("money", "$5 million", "5000000", None)]),
    ("a $5 US film", "en", [("money", "$5", "5", "USD")]),
    ("$1,000 (Canadian) or $1,000 (Canadian ones)", "en", [
        ("money", "$1,000 (Canadian)", "1000", "CAD"), ("money", "$1,000", "1000", "USD"),
    ]),
    ("$5 CAD and US$5 New Zealand", "en", [("money", "$5 CAD", "5", "CAD"), ("money", "US$5", "5", "USD")]),
    ("100 Milliarden US-Dollar", "de", [("money", "100 Milliarden US-Dollar", "100000000000", "USD")]),
    ("на 0,5 процентного пункта", "ru", [("cardinal", "0,5", "0.5", None)]),
    ("w 732 roku", "pl", [("year", "732", "732", None)]),
    ("some 20 milion people", "en", [("cardinal", "20 milion", None, None)]),
    ("83,4 odstotna", "sl", [("percent", "83,4 odstotna", "83.4", "%")]),
    ("um 12 -16 € mehr", "de", [("cardinal", "12", "12", None)]),
    ("yüzde 5 ve % 5,5 ve %20'lik", "tr", [
        ("percent", "yüzde 5", "5", "%"), ("percent", "% 5,5", "5.5", "%"), ("percent", "%20", "20", "%"),
    ]),
    ("%5-10 ve %5x", "tr", [("range", "%5-10", None, "%")]),
    ("%5", "en", []),
    ("90 mg/dl and 5 kg/m² and 5 kg/person", "en", [
        ("cardinal", "90 mg/dl", "90", "mg/dL"), ("cardinal", "5 kg/m²", "5", "kg/m²"), ("cardinal", "5 kg", "5", "kg"),
    ]),
    ("5 sq km and 5 sq. ft of it", "en", [("cardinal", "5 sq km", "5", "km²"), ("cardinal", "5 sq. ft", "5", "sq ft")]),
    ("5 тыс. кв. м", "ru", [("cardinal", "5 тыс. кв. м", "5000", "m²")]),
    ("It was minus 10 degrees", "en", [("cardinal", "minus 10", "-10", None)]),
    ("minus $5 or minus 5 percent", "en", [
        ("money", "minus $5", "-5", "USD"), ("percent", "minus 5 percent", "-5", "%"),
    ]),
    ("50 minus 10 or plus or minus 3", "en", [
        ("cardinal", "50", "50", None), ("cardinal", "10", "10", None), ("cardinal", "3", "3", None),
    ]),
    ("menos 10 grados o menos 5 casas o al menos 10", "es", [
        ("cardinal", "menos 10", "-10", None), ("cardinal", "5", "5", None), ("cardinal", "10", "10", None),
    ]),
    ("hay menos 5 casas y menos 10 °C", "es", [
        ("cardinal", "menos 5", None, None), ("cardinal", "menos 10 °C", "-10", "°C"),
    ]),
    ("de R$ 17 a R$ 18 milhões", "pt", [("money", "R$ 18 milhões", "18000000", "BRL")]),
    ("R$ 17 a R$ 18 milhões", "pt", [("range", "R$ 17 a R$ 18 milhões", None, "BRL")]),
])  # fmt: skip
def test_what_stands_beside(text: str, language: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(("text", "language"), [
    ("Das ist der 7. Platz", "de"),
    ("on May 5th", "en"),
    ("Tor (94.) fiel", "de"),
    ("am 5. und 6. Mai", "de"),
    ("am 12.2. 2016", "de"),
    ("5 und 6. Mai", "de"),
    ("no dia 17", "pt"),
    ("na quarta-feira (6)", "pt"),
    ("R$ 7, 2 mil", "pt"),
    ("pošta 1114 Ljubljana", "sl"),
    ("Severni tok 2", "sl"),
    ("stand 2 W tej chwili", "en"),
    ("Boeing 747 and iPhone 6 and page 12 and § 5", "en"),
    ("1) one\n2. two\n[12] the '90 one", "en"),
    ("the 1600 kinds or 5/6 or 5 600 or (555) 123-4567 or 123456789", "en"),
    ("007 and http://a.b/5/ and x5 and 5x", "en"),
    ("Mr. 5 and No. 5", "en"),
    ("Трубопровод «Река – 2» и «Река» 2 и статьей 107", "ru"),
    ("der 1./2. Teil", "de"),
    ("ein 2. Teil", None),
    ("el domingo 24 con", "es"),
    ("divulgada ontem (18) pelo", "pt"),
    ("pages 5, 10 and 12 of Resolution 90(6)", "en"),
    ("entre el 19 y el 30 de setiembre, caso 10", "es"),
    ("na 23 - 27 lipca", "pl"),
    ("Am See 12\n41999 Neustadt", "de"),
    ("и 62-ма души", "bg"),
    ("(7., 65., 86.)", "de"),
    ("LF 7,8 Motor, HG (10 Cg 17) C(2015)9138 of FS 77 - 50379.", "de"),
    ("noin kello 20 - ja", "fi"),
    ("call 7 (495) 645-6601 of the 21 / 2 kinds", "en"),
    ("it is so (see there). 4. The next", "en"),
    ("по 23-м февраля", "ru"),
    ("it is 1) old and 2) dear", "en"),
    ("Tor (34./PP) und Hall", "de"),
    ("el viernes 22 de abril y 9 июля", None),
    ("na terça-feira (22)", None),
    ("en el puesto 14", None),
    ("(imagem 2)", "pt"),
    ("bis ca. 2031 geplant", "de"),
    ("dreaming about 2012 or at least 2022", "en"),
    ("Tel: +49 (0)99-12345", "de"),
    ("ob 18. uri", "sl"),
    ("(9 утром) и a las 8 de la mañana", "ru"),
    ("at 10 Downing Street and on 14th Street", "en"),
    ("from April 3 to 6, May 5 and 6", "en"),
    ("entre os dias 3 e 5 de cada mês", "pt"),
    ("R. Clara Nunes, 295, Centro", "pt"),
    ("in the 3600 block of it", "en"),
    ("- 7. Miller, A.", "en"),
    ("Tel. 099 1234 5000 10", "de"),
    ("COP26 and PHP 7.4", "en"),
    ("11 maja 2021 and 5 maja", None),
])  # fmt: skip
def test_what_may_be_none_stays_out(text: str, language: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "The A380 flew.",
        "On May 5, 2017, it rained.",
        "On 5 May it rained.",
        "In Sept. 2001 it rained.",
        "It was 7:30 then, 3-1 at the end, 9/11, 2016-12-01.",
        "A 3D film and a 10x zoom",
        "Count 1,2,3 and go at 7.30 pm or um 21.45 Uhr",
        "The 1.2.3 release at 10.0.0.1 of 12.05.2014",
        "no number",
    ],
)
def test_names_dates_times_and_scores_are_no_numbers(text: str) -> None:
    assert told(text) == []


def test_offsets_quote_the_text() -> None:
    text = "Some 5 miles, $3 and 40%."
    for quantity in quantities(text, "en"):
        assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("It cost $1.5 trn in all", "en", [("money", "$1.5 trn", "1500000000000", "USD")]),
    ("It cost £2 trn, or €2 mrd", "en", [
        ("money", "£2 trn", "2000000000000", "GBP"), ("money", "€2 mrd", None, "EUR"),
    ]),
    ("It has 3 trn of them, 5 Mld. and 4 млрд", "en", [
        ("cardinal", "3 trn", "3000000000000", None), ("cardinal", "5 Mld", None, None),
        ("cardinal", "4 млрд", None, None),
    ]),
    ("It cost 5 mill. dollars, $2 bil. or 3 bil", "en", [
        ("money", "5 mill. dollars", None, "USD"), ("money", "$2 bil.", None, "USD"), ("cardinal", "3 bil", None, None),
    ]),
    ("It closed 5 mills and 1 mill then", "en", [("cardinal", "5", "5", None), ("cardinal", "1", "1", None)]),
    ("Some 3 hundred million, $3 hundred or 2 hundreds", "en", [
        ("cardinal", "3 hundred million", "300000000", None), ("money", "$3 hundred", "300", "USD"),
        ("cardinal", "2 hundreds", None, None),
    ]),
    ("It cost 20 grand after 3 Grand Slams", "en", [
        ("cardinal", "20 grand", None, None), ("cardinal", "3", "3", None),
    ]),
    ("about 4 dozen eggs, 3 gazillion or $5 quintillion", "en", [
        ("cardinal", "4 dozen", None, None), ("cardinal", "3 gazillion", None, None),
        ("money", "$5 quintillion", "5000000000000000000", "USD"),
    ]),
    ("It lost $(5.2) million, (3.1) million or $(7)", "en", [
        ("money", "$(5.2) million", None, "USD"), ("cardinal", "(3.1) million", None, None),
        ("money", "$(7)", None, "USD"),
    ]),
    ("It lost ($5.2 million) with (5) others", "en", [
        ("money", "$5.2 million", "5200000", "USD"), ("cardinal", "5", "5", None),
    ]),
    ("It is 5 k long, 3 m wide and has 2 M", "en", [
        ("cardinal", "5 k", None, None), ("cardinal", "3 m", None, None), ("cardinal", "2 M", None, None),
    ]),
    ("Pagó $1,234.50, 12 mil 345 pesos", "es-MX", [
        ("money", "$1,234.50", "1234.50", None), ("money", "12 mil 345 pesos", "12345", None),
    ]),
    ("Pagó $40, 12 mil 345 pesos y 7 más", "es", [("cardinal", "7", "7", None)]),
    ("R$ 1.200, 5 mil com 7 casas", "pt", [("cardinal", "7", "7", None)]),
    ("There were 20-30,000 people", "en", [("range", "20-30,000", None, None)]),
    ("There were 20 to 30,000 people", "en", [("range", "20 to 30,000", None, None)]),
    ("between 20 and 30,000 people", "en", [("cardinal", "30,000", "30000", None)]),
    ("Es waren 20–30.000 Menschen", "de", [("range", "20–30.000", None, None)]),
    ("It won 3-2,000 or 30-20,000", "en", []),
    ("In 2014 tens of thousands came, in 2016 dozens, in 2011 hundreds", "en", [
        ("year", "2014", "2014", None), ("year", "2016", "2016", None), ("year", "2011", "2011", None),
    ]),
    ("En 2014 decenas de miles y en 2016 centenares", "es", [
        ("year", "2014", "2014", None), ("year", "2016", "2016", None),
    ]),
    ("at negative 5 degrees, then negative 5", "en", [
        ("cardinal", "negative 5", "-5", None), ("cardinal", "negative 5", None, None),
    ]),
    (f"Es waren {10**29} Tsd. 22", "de", [("cardinal", f"{10**29} Tsd. 22", f"{10**32 + 22}", None)]),
    (f"Es waren {10**20} Mrd. 5 Mio", "de", [("cardinal", f"{10**20} Mrd. 5 Mio", f"{10**29 + 5 * 10**6}", None)]),
    (f"Es waren {10**27 - 1} Tsd. 22", "de", [("cardinal", f"{10**27 - 1} Tsd. 22", f"{10**30 - 978}", None)]),
    (f"It was {10**29 + 1} million", "en", [("cardinal", f"{10**29 + 1} million", f"{10**35 + 10**6}", None)]),
    ("It was 5 million 1.234 thousand", "en", [("cardinal", "5 million 1.234 thousand", None, None)]),
    ("It was 2.5555 thousand men", "en", [("cardinal", "2.5555 thousand", "2555.5", None)]),
    ("one (5) km off", "en", [("cardinal", "5", "5", None)]),
    ("one 5 of it", "xx", [("cardinal", "5", "5", None)]),
    ("5 hundra miljoner kronor", "sv", [("money", "5 hundra miljoner kronor", "500000000", "SEK")]),
    ("3 centenares de personas, 2 docenas", "es", [
        ("cardinal", "3 centenares", None, None), ("cardinal", "2 docenas", None, None),
    ]),
    ("около 5 десятков домов и 3 сотни", "ru", [
        ("cardinal", "5 десятков", None, None), ("cardinal", "3 сотни", None, None),
    ]),
    ("etwa 3 Hundert und 4 Dutzend, 2 Mill. Euro", "de", [
        ("cardinal", "3 Hundert", "300", None), ("cardinal", "4 Dutzend", None, None),
        ("money", "2 Mill. Euro", None, "EUR"),
    ]),
])  # fmt: skip
def test_what_cannot_be_read_has_no_value(
    text: str, language: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text, language) == expected
