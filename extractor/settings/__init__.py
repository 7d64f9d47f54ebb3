"""Every threshold, its unit, and where it was measured; those of reading Word and PDF are in ``reading``."""

from __future__ import annotations

# --- align: words of the form against words of the reply -------------------------------------------------------------
ANCHOR_WORDS = 4
"""Words; a sequence of this length that is unique in form and reply ties the two together (corpus, 46 replies: no false anchor)."""
ALIGN_GAP_CELLS = 60_000
"""Form words x reply words of a gap up to which it is aligned word by word; larger gaps are cut first."""
ALIGN_WORD = 1.0
"""Score of a matched word of more than three letters; the scores below are in the same unit."""
ALIGN_SHORT_WORD = 0.5
"""Score of a matched word of up to three letters (mostly function words)."""
ALIGN_CONTIGUOUS = 0.4
"""Bonus where the words before match as well."""
ALIGN_LINE_START = 0.6
"""Bonus where a line's first word is a block's first word."""
ALIGN_WHOLE_LINE = 0.3
"""Bonus where line and block have the same number of words: a heading is itself, not the beginning of an answer."""
ALIGN_RUN_START = 0.8
"""Cost of starting a run of matches anywhere else."""
ALIGN_BREAK = 0.6
"""Cost of leaving a line before its end."""
LINE_COVERAGE = 0.34
"""Share of a form line's words that must be found, in order, to take the line as present at all."""
MOVED_COVERAGE = 0.7
"""The same for a line found out of order."""
FORM_SHARE = 0.3
"""Share of the form's questions found in a reply, and of the reply's words that are the questions', below which it is read as a letter."""
QUOTE_COVERAGE = 0.8
"""Share of a question's words, and of the words between the first and last of them, from which a letter repeats the question."""
COPIED_WORDS = 6
"""Words from which the same question, found twice in a document, is a second copy of it."""
COPIED_QUESTIONS = 3
"""Questions found twice from which the form may stand in a document twice."""
COPIED_SHARE = 0.5
"""The same as share of the questions of that length found at all (corpora, 271 replies: all of them in a draft with its final version, none elsewhere)."""
STRUCK_SHARE = 0.8
"""Share of struck letters from which a first copy of the form is struck out (0.97 in the one there is: labels set by Word are not struck)."""
EDIT_WORDS = 8
"""Longest run of words, inside a line's wording, that is taken as a retouched form and not as an answer."""
SLIGHT_WORDS = 2
"""Words added within a line's wording, in no other's place, that retouch it; a date or a name given there is longer, or has digits or capitals."""
EDIT_RATIO = 70.0
"""Similarity (rapidfuzz ratio, 0 to 100) of two words at a line's end from which one is the other retouched."""
OPTION_REACH = 40
"""Words between an inline option and the form's word before it, up to which it is still looked for."""

# --- assign: words to items -------------------------------------------------------------------------------------------
MIXED_LEAST = 2
"""Questions numbered inside paragraphs, and nowhere else, from which a letter's columns may have been read across (others: none)."""
ANNEX_LEAST = 3
"""Numbered answers from which words beside an empty form are read by their numbers."""
ANNEX_SHARE = 0.4
"""Share of the questions without a parent that they must at least be as many as."""
ABOVE_LEAST = 3
"""Answers that can only belong to the question below them from which all are moved there."""
ABOVE_LEAD = 3
"""How many times as many they must be as those that can only belong to the question above."""
ABOVE_SURE = 4
"""Number of them from which, without any against it, nothing is in doubt (the one such reply had 8, others none)."""
HABIT_ANSWERS = 3
"""Answers that must open with the same words and a colon to take these for the respondent's lead-in (a reply in Portuguese: 16 of 16)."""
HABIT_SHARE = 0.5
"""Share of the answers that must do so."""
STEM_LETTERS = 7
"""Letters by which words of questions and replies are compared (adversarial letters in six languages: endings go, stems stay)."""
HEADER_WORDS = 4
"""Words; a longer cell is no heading of a respondent's own table."""
ROW_LIKENESS = 0.45
"""Similarity (cosine of word beginnings, 0 to 1) with a question from which a row of a respondent's own table asks it."""
ROW_MARGIN = 0.2
"""Lead in that similarity from which a row's wording speaks against its number."""
ROW_ASKS = 0.3
"""Share of a column's cells that resemble a question from which it is the questions' (a column of remarks had 0.1, retyped questions 0.6 and more)."""
CHAIN_REACH = 200
"""Labelled paragraphs back to which the one before in a letter's chain of labels is looked for."""
LONGEST_CUT = 100_000
"""Characters; a longer paragraph is placed whole (spaCy refuses more than a million)."""
LONGEST_PROMPT = 60
"""Characters; a longer text is no prompt of an empty field."""
LETTERHEAD_LENGTH = 120
"""Characters; a longer passage is text that a person should see, even if it says who replied."""
QUESTION_FOUND = 0.5
"""Share of a question's words from which its wording counts as present."""
FOREIGN_QUESTIONS = 0.3
"""Paragraphs that ask something, per item, from which a document is taken for a translated form and not for a letter."""
SENTENCE_WORDS = 5
"""Words from which a passage is a sentence and no name, field or heading."""
WORDING_START = 0.12
"""Similarity (cosine, 0 to 1) that a paragraph needs with a question beyond the paragraph before it to start an answer."""
WORDING_CONTINUES = 0.02
"""Gain of a paragraph that goes on with the answer before it."""
WORDING_MARGIN = 0.35
"""Largest lead over the next best question that still adds to the confidence."""
MEANING_WEIGHT = 0.75
"""What closeness in meaning (cosine, beyond the next setting) adds to a sentence's likeness in wording.  99 letters made of answers in English,
all-MiniLM-L6-v2: words at their question 37.8 % instead of 35.6 % (mean of seven questionnaires, six better; weights to 1.5: 37.5
to 37.9 %; chosen among some hundred variants on the same letters, so the gain is at most that)."""
MEANING_RIVALS = 3
"""Closest questions of which the last is the level from which that closeness counts (2: 37.4 %, 4: 35.7 %)."""
TITLED_SHARE = 0.8
"""Share of a letter's numbered parts that open with a line of their own from which all such lines are taken for the questions in other words."""
TITLE_WORDS = 14
"""Words; a longer line is no heading that a respondent made."""
TITLE_LIKENESS = 0.3
"""Similarity (cosine of word beginnings, 0 to 1) from which such a heading may stand for a question."""
HEADINGS_LEAST = 3
"""Headings in the questions' order from which a letter is read by them."""
HEADING_WORDS = 40
"""Words; a longer paragraph is no heading."""
HEADING_RATIO = 80.0
"""Similarity (rapidfuzz token set ratio, 0 to 100) with the question from which a short paragraph is its heading."""
FORMULA_WORDS = 60
"""Words; a longer paragraph that holds a closing formula says more than that."""
ANNEX_TITLE_WORDS = 10
"""Words behind "Annex" in the heading of one."""
CLOSING_WORDS = 12
"""Words, function words aside; a longer line at a letter's end is no part of its closing (place and date, signature, address)."""
AFTER_FORMULA_WORDS = 120
"""Words after "Yours sincerely" up to which they are taken for what follows a signature (a quoted request has some 80)."""
THANKS_WORDS = 30
"""Words; a longer paragraph that thanks says more than that."""
PLACE_WORDS = 5
"""Words before or after a date, at most, on a line of place and date; function words aside."""
NAME_WORDS = 6
"""Words of a person's name, title included, at most."""
SIGNATURE_REACH = 4
"""Lines within which an office and its holder's name stand together."""
IDEOGRAPHS_A_WORD = 1.6
"""Ideographs that make a word."""

# --- detect: marks on options -----------------------------------------------------------------------------------------
LABEL_SHARE = 0.6
"""Share of an option label's words that must be found to take the option as present."""
QUOTED_SHARE = 0.5
"""Share of the blocks with a question's wording that begin with ">" above which the reply is typed into a quoted mail: all do there, none elsewhere."""
GREY_SATURATION = 12
"""Largest difference of a colour's channels (0 to 255) up to which it is a grey."""
LIGHT_GREY = 110
"""Darkest channel value (0 to 255) of a grey that looks faded beside black text."""
LARGER = 1.15
"""Ratio of type sizes from which one option is plainly larger than another."""
LABEL_RATIO = 92.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which words written by the respondent are an option's label."""
MENTION_LETTERS = 6
"""Letters of an option's label from which its words in a running text name that option."""
DRAWN_SHARE = 0.8
"""Share of an option's label that a drawing covers to mean this option besides another that it covers more of."""
KIND_WEIGHT = {
    "sign": 3.0, "drawing": 3.0, "words": 3.0, "words-beside": 3.0, "strike": 3.0, "highlight": 3.0, "underline": 2.5, "bold": 2.5, "brackets": 2.5,
    "cell-words": 2.0, "box-removed": 2.0, "deletion": 2.0, "shading": 2.0, "border": 2.0, "emphasis-mark": 2.0, "text-effect": 1.5, "colour": 2.0,
    "cell-shading": 2.0, "image-box": 2.0, "capitals": 1.5, "italic": 1.5, "size": 1.0,
}
"""Weight of a mark of each family when marks disagree within a question."""
HABIT_CAP = 5
"""Further questions decided by the same family of marks that add to its weight."""
DELETING_QUESTIONS = 3
"""Questions decided by deletion from which a reply is one that deletes what does not apply (prisons form: 8 of 10 in the one that does)."""
CLEAR_MAJORITY = 3.0
"""Ratio of weights from which one reading of a question overrules the others."""
CONFIDENCE = {
    "agreeing": 0.99, "habitual": 0.98, "single": 0.93, "contested": 0.7, "ambiguous": 0.3, "blank": 0.95, "inferred": 0.8, "specified": 0.75,
    "contradicted": 0.7, "mentioned": 0.6, "commented": 0.6, "undecided": 0.6, "text": 0.97, "displaced": 0.8, "labelled": 0.93, "worded": 0.85,
    "foreign": 0.3, "words_only": 0.6, "not_found": 0.9, "unordered": 0.5, "twice": 0.5,
    "struck": 0.6,
}
"""Assumed reliability of each way of reaching an answer, before it was measured: the prior of ``benchmarks/calibrate.py``."""
SUREST = 0.999
"""No answer is given with more confidence: the measurement rests on some thousands of answers."""
REVIEW_BELOW = 0.9
"""Confidence below which an answer asks for review."""
BROKEN_WORDS = 2
"""New words between two words of a question from which its lines are taken to be torn apart (of 315 replies read right, one had so many)."""
WHOLE_WORDING = 0.95
"""Share of a question's words from which it was found whole."""
WIDE_SPACE = 0.4
"""White between two words, as a share of the line's height, by which it is wider than the others there (of three spaces 0.7, of one 0.2 to 0.3)."""
ASKED_RATIO = 75.0
"""Similarity (rapidfuzz ratio, 0 to 100) of two words from which they are forms of one (of one word 82 to 95, in Arabic 75; of others 71 at most)."""

# --- respondent: who replied ---------------------------------------------------------------------------------------------
RESPONDENT_WEIGHT = {
    "field": 7.0, "note-verbale": 6.0, "mission": 6.0, "title": 6.0, "letterhead": 6.0, "header": 5.0, "signature": 4.5, "file-name": 4.0,
    "mail-subject": 4.0, "mail-sender": 3.5, "institution": 3.0, "folder": 2.5, "demonym": 2.5, "address": 2.0, "metadata": 1.5, "place": 1.2,
    "mail": 1.1, "telephone": 1.05, "text": 1.0, "language": 0.4,
}
"""What a clue of each kind says for a country; the weights of different kinds add up."""
RESPONDENT_ASIDE = 0.5
"""Share of its weight of a clue that may be somebody else's: a mail address in an answer, a telephone number where missions are, a city without date."""
RESPONDENT_LABEL_WORDS = 20
"""Words; a longer text is no label of a field for the respondent."""
RESPONDENT_VALUE_WORDS = 25
"""Words; a longer value is prose and no institution."""
RESPONDENT_TOP_LINES = 30
"""Lines above the form that are searched as letterhead and note verbale."""
RESPONDENT_TOP_LINES_WITHOUT_FORM = 10
"""The same in a letter, which does not say where it ends."""
RESPONDENT_END_LINES = 8
"""Last lines that may be a signature."""
RESPONDENT_SHORT_LINE = 8
"""Words; in a line up to this length a country's name is more than a mention."""
RESPONDENT_WHOLE_LINE = 0.6
"""Share of a line's words that a country's name takes to be what the line is for."""
RESPONDENT_DECIDED = 6.0
"""Weight from which the answers' own text is not searched any more, if no other country has any."""
RESPONDENT_DECAY = 0.68
"""Confidence is 1 - exp(-decay * weight): 0.49 for a weight of 1, 0.93 for 4, 0.98 for 6."""
RESPONDENT_TEXT_CAP = 3.0
"""Most that self-references in the answers can say."""
RESPONDENT_STRONG = 3.5
"""Weight from which a clue is strong; two countries with strong clues contradict each other."""
RESPONDENT_CONTESTED = 0.75
"""Share of the best country's weight from which a strong second makes the respondent unknown."""
RESPONDENT_LEAST = 0.5
"""Confidence below which no country is given."""
RESPONDENT_MOST = 0.99
"""Highest confidence in a respondent: letterheads get copied too."""

# --- review: the spot-check page ---------------------------------------------------------------------------------------
REVIEW_PORT = 8751
"""Port of the local page where it is free; else the system gives one."""
REVIEW_FORM_KEPT = 0.5
"""Share of the form's words found in a reply from which its missing lines are shown as deleted (letters keep under 0.1, forms over 0.8)."""
REVIEW_VIEW_BYTES = 96 * 1024 * 1024
"""Painted documents kept in memory, in bytes (about 0.1 MB for four pages)."""
REVIEW_TASK_SECONDS = 60
"""Seconds of work after which reading a document or drawing a page is given up; five times as long by the clock."""
REVIEW_AHEAD = 400
"""Documents read ahead; more would push those out of memory that are looked at first."""
REVIEW_AHEAD_SECONDS = 2.0
"""Seconds until documents that are being printed are looked for again, to be read ahead."""
REVIEW_OPEN_FILES = 8
"""PDF files held open for drawing."""
REVIEW_IMAGE_BYTES = 96 * 1024 * 1024
"""Pictures of pages kept in memory, in bytes (one page at 144 dots per inch: 0.1 to 0.3 MB)."""
REVIEW_IMAGE_PIXELS = 12_000_000
"""Largest picture of a page, in pixels (A4 at 288 dots per inch is 7.7 million)."""
REVIEW_OFFICE_AT_ONCE = 6
"""Word documents printed by one run of LibreOffice (its start takes 1.3 s, each document 0.15 to 0.4 s)."""
REVIEW_OFFICE_SECONDS = 120
"""Seconds after which a run of LibreOffice is ended."""

# --- structure: which questionnaire a document answers ----------------------------------------------------------------
SEQUENCE_WORDS = 4
"""Words of the sequences that a form and a document are compared by."""
SEQUENCE_CHARACTERS = 7
"""The same for text without spaces, in characters."""
CHOICE_SHARE = 0.15
"""Share of a form's word sequences from which a document is taken as a reply to it (other questionnaires of the corpus: up to 0.01)."""
CHOICE_WEAK = 0.34
"""Likeness (cosine of content words, plus numbering) from which a letter without the form is a reply (letters 0.37, others up to 0.30)."""
CHOICE_LABELS = 0.15
"""What the form's numbering adds to that likeness where all of it is found."""
SHARED_REPLIES = 0.6
"""Share of the other replies that must have a word to take it as the form's, where the form is learnt from replies."""
SHARED_RUN = 3
"""Words in a row that replies must share to count inside a block that differs."""

# --- collect: mails, archives and packages ----------------------------------------------------------------------------
MEBIBYTE = 1 << 20
FILE_BYTES = 256 * MEBIBYTE
"""Largest file, mail or archive member that is opened, in bytes (mail servers pass 25 to 150 MiB)."""
UNPACKED_BYTES = 512 * MEBIBYTE
"""Most that the mails and archives of one file may hold together when unpacked, in bytes."""
UNPACKED_PARTS = 10_000
"""Most files and mail parts that one file may hold together."""
UNPACKED_DEPTH = 8
"""Deepest nesting of mails and archives in each other."""
ZIP_RATIO = 1_000
"""Largest ratio of unpacked to packed size of an archive's member above 1 MiB (deflate's own limit is 1,032)."""
PACKAGE_BYTES = 384 * MEBIBYTE
"""Largest size of a Word document's parts unpacked, pictures included, in bytes."""
PACKAGE_PARTS = 20_000
"""Most parts of a Word document."""
XML_PART_BYTES = 48 * MEBIBYTE
"""Largest XML part of a Word document, in bytes (lxml needs about eight times as much memory; a 1,000-page reply has 12 MiB)."""
OFFICE_SECONDS = 20
"""Seconds after which a conversion by LibreOffice is ended (its first start takes 2 to 6 s on one core)."""
LOGO_PIXELS = 700
"""Pixels; an attached picture with a shorter side below this is a logo or signature, a larger one may be the scan of a page."""
ANSWER_LABELS = 2
"""Labelled lines ("Question 1: ...") from which the text of a mail is taken for answers."""
ANSWER_NUMBERS = 3
"""The same for lines with a bare number, where nothing that could be the reply is attached."""

# --- batch: many documents ---------------------------------------------------------------------------------------------
BATCH_SECONDS = 40
"""Seconds for one document (a 7-page reply takes 0.1 to 0.4 s)."""
BATCH_INTAKE_SECONDS = 25
"""Seconds to open one mail, archive or file of an older format (see OFFICE_SECONDS); with BATCH_SECONDS under a minute."""
BATCH_MEMORY = 960 * MEBIBYTE
"""Memory of a worker process in bytes, what it shares with others not counted."""
BATCH_AHEAD = 4
"""Documents given out per worker before the oldest is done: enough to keep all busy, and the memory for results bounded."""
SAME_VERSION = 0.5
"""Share of the items answered in both of two documents, with the same answer, from which they are versions of one reply."""
COUNTRY_SURE = 0.6
"""Confidence in a respondent below which a reply goes to UNKNOWN-<hash>.json."""
