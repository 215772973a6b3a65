"""What we say to a model: versioned text files, and the library that loads and renders them.

A released file is never edited; a change is a new version beside it, and an interview keeps the
versions that it began with.
"""
