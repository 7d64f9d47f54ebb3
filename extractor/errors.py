"""One error tree.  Each class has its exit status and a hint that says what to do.

ExtractorError
├── DocumentError            a document could not be read                    exit 1
│   ├── UnsupportedFormat    not Word, PDF or text, whatever its name says
│   ├── BrokenDocument       damaged beyond reading
│   ├── EncryptedDocument    needs a password
│   ├── EmptyDocument        no text at all
│   ├── ScannedDocument      pictures of pages, no text
│   └── LimitExceeded        larger, longer or slower than the limits allow
├── QuestionnaireError       a definition or blank form cannot be used       exit 2
│   └── NoMatchingQuestionnaire   no known definition fits a document        exit 1
└── UsageError               the command or call makes no sense              exit 2
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors that are reported to the user as one line; ``code`` is stable, for programs."""

    exit_status = 1
    code = "error"
    hint = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint is not None:
            self.hint = hint


class DocumentError(ExtractorError):
    """A document could not be read; the rest of a batch goes on."""

    code = "document"


class UnsupportedFormat(DocumentError):
    """The content is neither Word (.docx), PDF nor anything that can be converted."""

    code = "unsupported-format"
    hint = "Send the reply as .docx or .pdf."


class BrokenDocument(DocumentError):
    """The file is damaged."""

    code = "broken-document"
    hint = "Open it in its own program, save it again and retry."


class EncryptedDocument(DocumentError):
    """The file needs a password."""

    code = "encrypted-document"
    hint = "Remove the password and retry."


class EmptyDocument(DocumentError):
    """There is no text in the document."""

    code = "empty-document"
    hint = "Check that the right file was sent."


class ScannedDocument(DocumentError):
    """The pages are pictures without text."""

    code = "scanned-document"
    hint = "Run optical character recognition (for example OCRmyPDF) and retry."


class LimitExceeded(DocumentError):
    """The document is larger, longer or slower than the limits in settings.py."""

    code = "limit-exceeded"


class QuestionnaireError(ExtractorError):
    """A questionnaire definition or blank form cannot be used."""

    exit_status = 2
    code = "questionnaire"


class NoMatchingQuestionnaire(QuestionnaireError):
    """No known definition fits the document."""

    exit_status = 1
    code = "no-matching-questionnaire"
    hint = "Name the definition or the blank form with --questionnaire."


class UsageError(ExtractorError):
    """The command or call makes no sense."""

    exit_status = 2
    code = "usage"
