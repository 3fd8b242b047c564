"""Which line feeds were set to fit a width; what the rules make of them is in their cases."""

from service.language.wrapping import line_feeds

WRAPPED = (
    "The council met to talk about the old bridge and about the\n"
    "mill, which will have been closed for the whole year in the\n"
    "spring and may open soon. It said so in a paper of the town\n"
    "council, but nobody knew of it except the owner of the mill\n"
    "and the mayor, who said nothing to the paper of the county"
)
PAIR = "The council met to talk about the old bridge and about the\nmill by the river."


def test_a_block_wider_than_the_wrapped_ones_is_left() -> None:
    wide = "the river rose " * 9 + "\n" + "and it fell " * 9
    feeds = line_feeds(f"{WRAPPED}\n\n{wide}")
    assert len(feeds.joined) == WRAPPED.count("\n")


def test_a_heading_above_a_wrapped_block_leaves_it_as_it_is() -> None:
    assert line_feeds("THE RIVER\nand " + WRAPPED).joined == ()


def test_short_blocks_show_a_width_together_but_not_beside_a_wider_line() -> None:
    assert len(line_feeds("\n\n".join([PAIR] * 5)).joined) == len(range(5))
    assert line_feeds("\n\n".join([*[PAIR] * 5, "word " * 18])).joined == ()


def test_short_lines_and_addresses_beside_a_wrapped_block_are_left() -> None:
    for lines in ("A short line\nand another one", "https://a.example/b\nhttps://c.example/d"):
        assert len(line_feeds(f"{WRAPPED}\n\n{lines}").joined) == WRAPPED.count("\n")


def test_long_lines_are_parted_and_blocks_of_short_ones_are_left() -> None:
    long = "The council met to talk about the old bridge. " * 5
    assert line_feeds(f"{long}\n{long}").parted == (len(long),)
    assert line_feeds("\n\n".join(["the river\nrose and\nit fell"] * 3)).parted == ()
