"""Comments are no text, but none goes unseen."""

from __future__ import annotations

from builders import block, document, form, questionnaire

from extractor.align import align
from extractor.assign import place
from extractor.audit import ownership
from extractor.audit.comments import comments, said_beside, with_comments
from extractor.audit.ledger import account, owners
from extractor.data.document import Comment

FORM = form(
    "question 1: Has the Government used technologies in the context of international cooperation? {yes|Yes} / {no|No}",
    "question 2: Please describe the most useful technologies of your country.",
)


def test_a_comment_is_shown_where_it_stands_and_its_words_are_counted() -> None:
    text = FORM.lines[0].text
    at = text.index("Yes")
    comment = Comment(start=at, end=at + 3, text="Our answer is yes", author="Ann")
    replied = document(block(0, text, comments=(comment,)), FORM.lines[1].text)
    alignment = align(FORM, replied)
    placement = place(questionnaire(FORM), alignment, ("en",))
    owned = owners(alignment, placement)
    assert said_beside(replied, alignment, owned) == {"1": ("Our answer is yes",)}
    shown = comments(replied)
    assert [(s.text, s.where.block) for s in shown] == [("Our answer is yes", 0)]
    before = account(owned)
    after = with_comments(before, shown)
    assert (after.tokens - before.tokens, after.unassigned - before.unassigned) == (4, 4)
    assert all(p.owner == "template" for p in ownership(alignment, placement).passages)
