"""What every answer promises: undoing its edits gives the submission, replaying them gives the answer."""

from collections.abc import Iterator, Sequence

from bench.running import Answer, Submission
from bench.spans import of_field
from service.article import EditReport


def undone(clean: str, edits: Sequence[EditReport]) -> str:
    """The clean field with its edits taken back, in list order, by `result`."""
    parts, position = [], 0
    for edit in edits:
        parts += [clean[position : edit.result.start], edit.before]
        position = edit.result.end
    return "".join([*parts, clean[position:]])


def replayed(source: str, edits: Sequence[EditReport]) -> str:
    """The submitted field with its edits applied."""
    parts, position = [], 0
    for edit in edits:
        parts += [source[position : edit.start], edit.after or ""]
        position = edit.end
    return "".join([*parts, source[position:]])


def broken_promises(sent: Submission, answer: Answer) -> Iterator[str]:
    """A word for each promise that an answer breaks."""
    of_text, of_title = of_field(answer.edits, "text"), of_field(answer.edits, "title")
    title, title_raw = answer.title or "", answer.title_raw or ""
    if undone(answer.text, of_text) != sent.text:
        yield "undo"
    if replayed(sent.text, of_text) != answer.text:
        yield "replay"
    if undone(title, of_title) != title_raw or replayed(title_raw, of_title) != title:
        yield "title"
    if answer.title_source and sent.text[answer.title_source.start : answer.title_source.end] != title_raw:
        yield "title source"
    if any(sent.text[edit.start : edit.end] != edit.before for edit in of_text):
        yield "quotation"
    if "\n\n".join(answer.paragraphs) != answer.text:
        yield "paragraphs"
