"""The fault campaign: the real program, killed, cut and flooded while people are interviewed.

``python -m tests.faults --help``. The worlds are local-slack and simcord; only the faults and the
log of what was sent are ours.
"""
