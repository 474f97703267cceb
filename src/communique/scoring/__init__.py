"""How good the program is: readings and the merged record held against gold, every layer apart.

The measures are those of the annotation guidelines. The gate keeps their floors, the error browser says what to mend.
"""

from communique.scoring.convert import gold_readings, gold_record
from communique.scoring.gold import GoldSet
from communique.scoring.goldfile import load_gold
from communique.scoring.run import Run, run_set, run_sets, score
from communique.scoring.scorer import Scores, score_set
from communique.scoring.table import csv_text, markdown, rows, table

__all__ = [
    "GoldSet", "Run", "Scores", "csv_text", "gold_readings", "gold_record", "load_gold", "markdown", "rows",
    "run_set", "run_sets", "score", "score_set", "table",
]  # fmt: skip
