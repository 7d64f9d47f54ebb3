"""What ``zipfile`` raises where an archive, or a member of one, cannot be read."""

from __future__ import annotations

import zipfile
import zlib

UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
"""Damage of every kind; RuntimeError for a member with a password, or packed in a way that ``zipfile`` does not know."""
