"""Every error that Communique raises on purpose.

Each says what was found, where (file, report and span) and what to do; none loses what was already read.

    CommuniqueError
    ├── InputError            a source that cannot be read
    │   ├── NotTextError      binary or undecodable bytes
    │   ├── TooLargeError     over the size bound
    │   ├── EmptyInputError   no text in it
    │   └── BadRowError       one bad row of a JSONL file
    ├── DataError             a lexicon, profile or gold file that breaks its rules
    ├── WeightsError          the language core's weights are missing or damaged
    ├── RecordError           a record file that cannot be used
    │   ├── NotARecordError   some other program's file
    │   ├── NewerRecordError  written by a later version of Communique
    │   ├── ReadOnlyError     the record's folder or file cannot be written
    │   └── RecordBusyError   another process holds the record's lock
    └── NotFoundError         no such report, event, account, field or actor
"""


class CommuniqueError(Exception):
    """Base of all errors raised on purpose.

    Args:
        what: What was found, in one sentence.
        where: The file, report, field or span that it was found in.
        todo: What the user can do about it.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.todo}" if self.todo else head


class InputError(CommuniqueError):
    """A source that cannot be read."""


class NotTextError(InputError):
    """Binary or undecodable bytes."""


class TooLargeError(InputError):
    """A source over the size bound."""


class EmptyInputError(InputError):
    """A source without text."""


class BadRowError(InputError):
    """One bad row of a JSONL file; the other rows are read."""


class DataError(CommuniqueError):
    """A lexicon, profile or gold file that breaks its rules."""


class WeightsError(CommuniqueError):
    """The language core's weights are missing or damaged."""


class RecordError(CommuniqueError):
    """A record file that cannot be used."""


class NotARecordError(RecordError):
    """A file that some other program wrote."""


class NewerRecordError(RecordError):
    """A record written by a later version of Communique."""


class ReadOnlyError(RecordError):
    """A record whose folder or file cannot be written."""


class RecordBusyError(RecordError):
    """A record that another process is writing."""


class NotFoundError(CommuniqueError):
    """No such report, event, account, field or actor."""
