"""What a run came to: for the summary at its end."""

from __future__ import annotations

import msgspec

from extractor.batch.manifest import ReplyRecord
from extractor.data.submission import Failure
from extractor.export.corrections import Correction


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """replies: as in the manifest.  documents, ignored: how many it lists.  errors: what could not be read.

    read: documents read by this run; kept: those done before.
    agreeing, conflicting: corrections by a person that the replies as read now agree with or contradict.
    orphaned: corrections whose reply or question is no longer there.
    """

    replies: tuple[ReplyRecord, ...]
    documents: int
    ignored: int
    errors: tuple[Failure, ...]
    read: int = 0
    kept: int = 0
    agreeing: tuple[Correction, ...] = ()
    conflicting: tuple[Correction, ...] = ()
    orphaned: tuple[Correction, ...] = ()

    @property
    def failed(self) -> int:
        """Documents, mails and archives that could not be read."""
        return len(self.errors)
