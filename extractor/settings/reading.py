"""Thresholds of reading Word and PDF, with their units and where they were measured."""

from __future__ import annotations

# --- read: Word -------------------------------------------------------------------------------------------------------
DOCX_PARTS = 10_000
"""Parts of a Word file beyond which it is not read."""
DOCX_UNPACKED_BYTES = 512 * 1024 * 1024
"""Bytes that a Word file may unpack to."""
SMALL_PICTURE = 30.0
"""Points; a picture no larger, on both sides, may be a box or a tick."""
LINE_PITCH = 1.2
"""Distance of lines as a share of the type size, to estimate on which line a drawing stands."""
CHARACTER_WIDTH = 0.5
"""Average width of a character as a share of its type size (Latin text faces: 0.45 to 0.55)."""

# --- read: PDF --------------------------------------------------------------------------------------------------------
FILL_IN_RUN = 3
"""Underscores or dots in a row that leave room to write."""
LINE_END_HYPHENS = 3
"""Hyphens at line ends from which a layout may part words: the two replies known to have 3 and 5, others looked at 0 or 1 ("thirty-|seventh", "e-|mail")."""
BOX_SIDES = (5.0, 24.0)
"""Shortest and longest side, in points, of a drawn check box."""
LIGHT_FILL = 220
"""Darkest channel (0 to 255) from which a box's fill is its background: e-forms print empty boxes white to light grey."""
RING_GAP = 0.25
"""Gap between a stroke's ends, in its box's longer side, up to which it is closed: rings drawn by hand do not quite meet."""
STROKE_STRAIGHT = 1.08
"""Length of a stroke, in its box's diagonals, up to which it is a straight line (a tick has 1.3, a ring 2.2)."""
STROKES_SHARE = 0.3
"""Share of the smaller stroke's box that two strokes of one sign have in common (a cross 0.9; ticks in neighbouring rows up to 0.2)."""
STROKE_ENDS_MEET = 1.5
"""Points up to which one stroke begins where another ends."""
STROKES_MOST = 1500
"""Strokes on a page beyond which they are art and no signs of several strokes are looked for (a page full of ink has some hundreds)."""
SCRIBBLE_SWINGS = 6
"""Changes of direction from which strokes are a scribble (a ring has 2, drawn twice 4)."""
MARK_SIDE = 36.0
"""Points; a larger drawing is no tick at one option."""
MARK_REACH_BESIDE = 40.0
"""Points from a drawing to the word at its height that it stands beside."""
APART = 0.8
"""Gap, in type sizes, that sets words of one line apart (between words 0.3)."""
BENEATH_PITCH = 1.0
"""White space, in type sizes, between a line and a sign below it that belongs to it."""
BENEATH_REACH = 6.0
"""Points to the side by which a sign may miss the word that it stands under."""
BENEATH_WORD = 120.0
"""Points from such a sign to the end of the words that it stands under: longer ones are a sentence, and the sign begins its next line."""
GUTTER = 9.0
"""Points between two columns of text at least (word processors set 14 to 36; between words 3)."""
COLUMN_LINES = 6
"""Lines that each of two columns has at least where no numbers go on from one to the other."""
ASIDE_SIDES = (40.0, 14.0)
"""Width and height in points of a frame beside the text at least: room for a word (check boxes have 6 to 20)."""
SAME_WIDTH = 0.85
"""Share of the wider one's width from which two columns are of one width (their lines are ragged; a sidebar has half or less)."""
COLUMN_LEAST = 60.0
"""Points that a column is wide at least (half of one of three on A4): numbers further apart stand in two."""
BAND_LINES = 3
"""Lines on either side of a gutter from which a stretch of the page between two full lines is set in columns (letterheads have one or two)."""
COLUMN_SHARE = 0.2
"""Share of the text's width that a column has at least (three columns 0.3 each, a sidebar 0.25)."""
GUTTER_SLACK = 3.0
"""Points by which the starts of lines of one column differ where they are set flush."""
GUTTER_DRIFT = 12.0
"""Points by which the gutter of one page may miss that of another (it is found by the text, which is indented here and there)."""
COLUMN_WRAPS = 3
"""Lines of paragraphs with other text beside them from which reading across breaks what is written."""
PICTURE_SCALE = 2.0
"""Pixels to the point at which pages are drawn to look at small pictures."""
INK_GAP = 0.02
"""Difference in mean darkness (0 to 1) between empty and ticked boxes at least (a thin green tick in a box of 15 pixels: 0.07)."""
INK_RATIO = 1.15
"""Ratio of the darkness of ticked to empty boxes at least."""
GRID_SNAP = 4.0
"""Points by which boxes of one column of an unruled grid may stand out of line."""
HEAD_GAP = 0.8
"""Gap, in type sizes, between the heads of two columns at least (words of one sentence: 0.3)."""
HEAD_LINES = 3
"""Lines that the heads of a grid's columns take at most."""
RULE_SNAP = 3.0
"""Points within which the ends of table rules meet."""
ASCENT = 0.92
"""Height of a line's characters above the baseline, in type sizes."""
DESCENT = 0.22
"""The same below the baseline."""
PDF_PAGES = 2_000
"""Pages beyond which a PDF is not read."""
LINE_OVERLAP = 0.5
"""Share of the smaller height by which characters must overlap vertically to stand on one line."""
LIGATURE_OVERLAP = 0.8
"""Share of the narrower letter's width that two letters of a ligature share."""
MARK_REACH = 0.3
"""Type sizes up to which a combining mark belongs to the letter that is stored before it, wherever it is printed."""
IDEOGRAPH_GAP = 1.0
"""The same beside an ideograph, where word processors set a small gap of their own."""
WORD_GAP = 0.16
"""Gap between characters, in type sizes, from which a space is put between them."""
THIN_RULE = 2.5
"""Points; a filled rectangle up to this height is a rule (underline, strike), a higher one a background."""
UNDERLINE_GAP = 0.3
"""Type sizes below a line's box within which a rule underlines that line and does not set footnotes apart (heritage form in Arabic, LibreOffice)."""
MARGIN_ZONE = 0.12
"""Share of the page's height, at top and bottom, in which running headers, footers and page numbers stand."""
FOOTNOTE_SIZE = 0.93
"""Type size of footnotes relative to the text's, at most."""
FOOT_GAP = 3.0
"""White above small print at a page's foot, in its own type size, from which it is the paper's and no part of the text (one letterhead seen; assumed)."""
SUPERSCRIPT_SIZE = 0.8
"""Type size of a footnote reference relative to its line's, at most."""
PARAGRAPH_PITCH = 1.25
"""Distance of baselines, relative to the usual one, from which a new paragraph begins."""
INDENT_SLACK = 4.0
"""Points by which the left edges of lines of one paragraph may differ."""
FLUSH_INDENT = 0.3
"""Share of a column's width from which lines that begin within it, but all end at its edge, are set to that edge one by one (signatures)."""
DIFF_STYLE_COMMON = 0.5
"""Share of the words of two documents from which a way of printing that differs is the program's and no mark."""
