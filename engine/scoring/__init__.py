"""Clarity, confidence, consistency: text in, score with its evidence out. No model, no I/O."""

from engine.scoring.values import Evidence, Score, Scores

__all__ = ["Evidence", "Score", "Scores"]
