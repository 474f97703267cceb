"""Words, sentences, trees, names, times and speech of any text, by one small network that ships with the program.

    [analysis] = analyse(["North Korea fired a missile on Sunday, Seoul said."])

Offsets are the text's own characters; labels are those of Universal Dependencies.
"""

from communique.language.core import analyse
from communique.language.tokenizer import tokenize
from communique.language.types import Analysis, Name, Sentence, Speech, TimeSpan, Token

__all__ = ["Analysis", "Name", "Sentence", "Speech", "TimeSpan", "Token", "analyse", "tokenize"]
