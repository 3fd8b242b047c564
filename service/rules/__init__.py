"""The knowledge: one rule a file, and here the order in which they run, readable from top to bottom."""

import hashlib
from functools import cache
from importlib.resources import files

from service.engine.pipeline import Pass
from service.engine.rule import Rule
from service.language.identification import learn_language
from service.rules.boilerplate.advertisement import advertisement
from service.rules.boilerplate.author_note import author_note
from service.rules.boilerplate.caller_phrase import caller_phrase
from service.rules.boilerplate.captcha import captcha
from service.rules.boilerplate.comment_policy import comment_policy
from service.rules.boilerplate.cookie_notice import cookie_notice
from service.rules.boilerplate.copyright_line import copyright_line
from service.rules.boilerplate.disclaimer import disclaimer
from service.rules.boilerplate.end_mark import end_mark
from service.rules.boilerplate.glued_notice import glued_notice
from service.rules.boilerplate.headline_caption import headline_caption
from service.rules.boilerplate.leftover_script import leftover_script
from service.rules.boilerplate.media_player import media_player
from service.rules.boilerplate.newsletter import newsletter
from service.rules.boilerplate.photo_credit import photo_credit
from service.rules.boilerplate.pull_quote import pull_quote
from service.rules.boilerplate.read_more import read_more
from service.rules.boilerplate.reader_prompt import reader_prompt
from service.rules.boilerplate.removals import with_removals
from service.rules.boilerplate.share_bar import share_bar
from service.rules.boilerplate.story_continues import story_continues
from service.rules.boilerplate.story_highlights import story_highlights
from service.rules.boilerplate.tag_line import tag_line
from service.rules.encoding.control_character import control_character
from service.rules.encoding.direction_mark import direction_mark
from service.rules.encoding.full_width import full_width
from service.rules.encoding.html_entity import html_entity
from service.rules.encoding.ligature import ligature
from service.rules.encoding.lone_byte import lone_byte
from service.rules.encoding.lost_ampersand import lost_ampersand
from service.rules.encoding.lost_apostrophe import lost_apostrophe
from service.rules.encoding.lost_character import lost_character
from service.rules.encoding.mojibake import mojibake
from service.rules.encoding.percent_encoding import percent_encoding
from service.rules.encoding.soft_hyphen import soft_hyphen
from service.rules.encoding.utf_16 import utf_16
from service.rules.encoding.zero_width import zero_width
from service.rules.layout.blank_lines import blank_lines
from service.rules.layout.exotic_space import exotic_space
from service.rules.layout.line_end_hyphen import line_end_hyphen
from service.rules.layout.line_ending import line_ending
from service.rules.layout.line_separator import line_separator
from service.rules.layout.no_break_space import no_break_space
from service.rules.layout.paragraph_break import paragraph_break
from service.rules.layout.paragraph_indent import paragraph_indent
from service.rules.layout.repeated_blanks import repeated_blanks
from service.rules.layout.repeated_paragraph import repeated_paragraph
from service.rules.layout.trailing_blanks import trailing_blanks
from service.rules.layout.wrapped_line import wrapped_line
from service.rules.numbers.doubled_separator import doubled_separator
from service.rules.numbers.doubled_unit import doubled_unit
from service.rules.numbers.glued_date import glued_date
from service.rules.numbers.glued_text import glued_text
from service.rules.numbers.impossible_date import impossible_date
from service.rules.numbers.letter_for_digit import letter_for_digit
from service.rules.numbers.malformed_grouping import malformed_grouping
from service.rules.numbers.ordinal_ending import ordinal_ending
from service.rules.numbers.stray_space import stray_space
from service.rules.numbers.swallowed_digits import swallowed_digits
from service.rules.numbers.wrong_separator import wrong_separator
from service.rules.punctuation.doubled_mark import doubled_mark
from service.rules.punctuation.doubled_word import doubled_word
from service.rules.punctuation.lower_case_sentence import lower_case_sentence
from service.rules.punctuation.open_quotation import open_quotation
from service.rules.punctuation.quotation_marks import quotation_marks, with_wanted_marks
from service.rules.punctuation.space_after_mark import space_after_mark
from service.rules.punctuation.space_before_mark import space_before_mark
from service.rules.punctuation.stray_period import stray_period
from service.rules.titles.extracted import extracted
from service.rules.titles.findings import with_findings
from service.rules.titles.glued_copy import glued_copy
from service.rules.titles.headline_variant import headline_variant
from service.rules.titles.media_tag import media_tag
from service.rules.titles.mended_copy import mended_copy
from service.rules.titles.repeated import repeated
from service.rules.titles.site_prefix import site_prefix
from service.rules.titles.site_suffix import site_suffix
from service.rules.titles.title_parts import learn_from_title

PASSES: tuple[Pass, ...] = (
    Pass("bytes", (utf_16,)),
    Pass("entities", (html_entity,)),
    Pass("encoding", (mojibake,)),
    Pass("controls", (lone_byte, control_character, line_separator, line_ending)),
    Pass("invisibles", (zero_width, direction_mark, soft_hyphen)),
    Pass("ampersands", (lost_ampersand,)),
    Pass("characters", (no_break_space, exotic_space, ligature, full_width), learn=learn_language),
    Pass("percents", (percent_encoding,)),
    Pass("seams", (glued_date, glued_text, doubled_unit, letter_for_digit)),
    Pass("apostrophes", (lost_apostrophe, lost_character)),
    Pass("glued", (glued_notice,)),
    Pass(
        "boilerplate",
        (
            advertisement,
            caller_phrase,
            captcha,
            comment_policy,
            cookie_notice,
            copyright_line,
            disclaimer,
            leftover_script,
            media_player,
            newsletter,
            photo_credit,
            read_more,
            reader_prompt,
            share_bar,
            story_continues,
            story_highlights,
            tag_line,
        ),
        finders=with_removals,
    ),
    Pass("title", (extracted,)),
    Pass("captions", (headline_caption,), learn=learn_from_title),
    Pass(
        "titles",
        (repeated, glued_copy, headline_variant, media_tag, site_suffix, site_prefix),
        finders=with_findings,
    ),
    Pass("blanks", (repeated_blanks, trailing_blanks)),
    Pass("lines", (blank_lines,)),
    Pass("paragraphs", (paragraph_break, wrapped_line, line_end_hyphen)),
    Pass("indents", (paragraph_indent,)),
    Pass("pulls", (pull_quote,)),
    Pass("notes", (author_note,)),
    Pass("ends", (end_mark,)),
    Pass("figures", (stray_space,)),
    Pass(
        "numbers",
        (malformed_grouping, wrong_separator, doubled_separator, ordinal_ending, impossible_date, swallowed_digits),
    ),
    Pass("quotes", (quotation_marks,), finders=with_wanted_marks),
    Pass(
        "punctuation",
        (
            space_before_mark,
            space_after_mark,
            doubled_mark,
            doubled_word,
            stray_period,
            lower_case_sentence,
            open_quotation,
        ),
    ),
    Pass("copies", (mended_copy,)),
    Pass("repetitions", (repeated_paragraph,)),
)

RULES: tuple[Rule, ...] = tuple(rule for one in PASSES for rule in one.rules)
CATEGORIES: tuple[str, ...] = tuple(dict.fromkeys(rule.category for rule in RULES))


@cache
def ruleset() -> str:
    """A short hash over the ids, the default modes and the word lists of the rules; the version tells of their code."""
    digest = hashlib.sha256()
    for rule in RULES:
        digest.update(f"{rule.id} {rule.mode}\n".encode())
    for category in CATEGORIES:
        for data in sorted(files(__package__).joinpath(category).iterdir(), key=lambda entry: entry.name):
            if data.name.endswith(".txt"):
                digest.update(data.name.encode() + b"\n" + data.read_bytes())
    return digest.hexdigest()[:12]
