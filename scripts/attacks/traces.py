"""Finds in what the program wrote the traces of a trap, and words that its users never typed."""

import re

_TRAP = re.compile(
    r"Fatal error|Illegal instruction|Segmentation fault|[Cc]rashed|Stack dump|Bad pointer"
    r"|AddressSanitizer|terminate called|core dumped"
)
_ENGINE = re.compile(
    r"(?:Binder|Parser|Conversion|Catalog|Invalid Input|Out of Range|Internal|Not [Ii]mplemented"
    r"|Constraint|TransactionContext|IO|FATAL|Mismatch Type|Serialization|Out of Memory|Syntax"
    r"|Invalid Type|Permission|Dependency|HTTP|Interrupt) (?:Error|exception)|Invalid Error"
    r"|INTERNAL|LINE \d+:|Candidate functions|::VARCHAR|\bVARCHAR\b|\bBIGINT\b|\bINT64\b"
    r"|DECIMAL\(|TRY_CAST|try_cast|[Dd]uck[Dd][Bb]|std::|basic_string|Error Domain|NSCocoa"
    r"|Foundation\.|Optional\(|ARCHIVE_|the engine could not"
)
_SQL = re.compile(r"\b(?:SELECT|select) |\bfrom \(select\b|\bt0\.\"")


def trap(text):
    """The words by which a program says that it broke, or None."""
    found = _TRAP.search(text)
    return found.group() if found else None


def foreign_words(text, own="", shows_sql=False, manual=False):
    """The first word of the engine in a text that does not stand in the user's own words.

    The answer of `source` has SQL by right, and the manual names DuckDB.
    """
    own = own.lower()
    for pattern in [_ENGINE] if shows_sql or manual else [_ENGINE, _SQL]:
        for found in pattern.finditer(text):
            word = found.group().strip()
            if word.lower() in own or (manual and word.lower() == "duckdb"):
                continue
            return word
    return None
