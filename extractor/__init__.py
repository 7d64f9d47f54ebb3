"""Questionnaire replies in Word and PDF to structured data per country, offline."""

__version__ = "0.1.0"
