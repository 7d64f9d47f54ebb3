"""Words that mail programs print (``models/mail.yaml``): header fields, prefixes of subjects, marks of forwards and automatic replies."""

from __future__ import annotations

from functools import cache

import msgspec

from extractor.shipped import folder


class MailWords(msgspec.Struct, frozen=True, kw_only=True):
    """See ``models/mail.yaml``; all in lower case."""

    fields: dict[str, tuple[str, ...]]
    forward: tuple[str, ...]
    answer: tuple[str, ...]
    forwarded: tuple[str, ...]
    automatic: tuple[str, ...]
    corrected: tuple[str, ...]

    def field(self, name: str) -> str | None:
        """Which field of a mail's header a printed name stands for, None if none."""
        lowered = " ".join(name.lower().split())
        return next((field for field, names in self.fields.items() if lowered in names), None)

    def forwards(self, subject: str) -> bool:
        """Whether a subject begins with the prefix of a forward, perhaps after that of an answer."""
        rest = subject
        while True:
            prefix, colon, after = rest.replace("：", ":").partition(":")
            if not colon or prefix.strip().lower() not in (*self.forward, *self.answer):
                return False
            if prefix.strip().lower() in self.forward:
                return True
            rest = after

    def written_by_program(self, subject: str) -> bool:
        """Whether a subject is that of an automatic reply or report."""
        return subject.strip().lower().startswith(self.automatic)


@cache
def mail_words() -> MailWords:
    """The words, read once."""
    import yaml

    text = (folder() / "mail.yaml").read_text("utf-8")
    return msgspec.convert(yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)), MailWords)
