"""The nouns of the project: frozen data, no input or output.

One module a noun: ``source``, ``document``, ``questionnaire``, ``alignment``, ``evidence``, ``reply``.
All spans are half-open ``[start, end)`` and count characters (Unicode code points) of a block's ``text``;
all lengths are points (1/72 inch); a page's origin is its top left corner and pages count from 1.
"""
