"""What ends a command with a message instead of a traceback."""


class BrokerUnreachable(Exception):  # noqa: N818  named as its message reads
    """No broker answers; the message says where it was looked for and what to do."""


class Ended(Exception):  # noqa: N818  it tells what ended
    """Something that must not end by itself has ended; the message says what."""


class Asked(Exception):  # noqa: N818  it was asked to end
    """A signal came before a command had begun its work: that is no failure."""
