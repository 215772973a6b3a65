"""What became of one utterance, and of its removal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """What became of one utterance: out as ``message_id``, or to be tried again, or given up.

    ``retry_at`` None and no ``message_id`` means that it is given up for good. ``parts`` are the
    addresses of all of its messages and files, as the platform's adapter writes them. After an
    erasure ``left`` is how many of them cannot be removed, None while that is still to be tried.
    ``person`` is whom it went to in private, empty when it went to the thread.
    """

    key: str
    message_id: str | None = None
    sent_at: datetime | None = None
    retry_at: datetime | None = None
    tries: int = 0
    unreachable: bool = False
    parts: tuple[str, ...] = ()
    left: int | None = None
    person: str = ""

    @property
    def is_final(self) -> bool:
        """Whether nothing more will be tried: it is out, or it never will be."""
        return self.message_id is not None or self.retry_at is None


def is_posted(records: Mapping[str, DeliveryRecord], key: str) -> bool:
    """Whether the utterance with this key is out."""
    record = records.get(key)
    return record is not None and record.message_id is not None


def with_record(
    records: Mapping[str, DeliveryRecord], record: DeliveryRecord
) -> Mapping[str, DeliveryRecord]:
    """The records with this one in the place of its former."""
    return {**records, record.key: record}


def private_key(person: str, key: str) -> str:
    """The key of a message to one person. It is only compared, never taken apart again."""
    return f"to-{person}-{key}"
