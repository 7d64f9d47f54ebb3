"""Replies made by chance, with the answers that were put in: a stand-in for all the governments that have not replied yet."""
