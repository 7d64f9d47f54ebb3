"""Data only: questionnaire definitions, words of languages, calibration."""
