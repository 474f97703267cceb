"""Weights of Communique's language core: data files and where they lie. CARD.md says what they are made of."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
HASH: Final = (
    (FOLDER / "SHA256").read_text(encoding="ascii").strip()[:16] if (FOLDER / "SHA256").is_file() else ""
)
