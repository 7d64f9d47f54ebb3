"""Every threshold, its unit, and where it was measured."""

from __future__ import annotations
