"""All behaviours in one table."""

from tests.hostile import answers, bodies, framing, secure, texts

TABLE = [
    *answers.BEHAVIOURS,
    *framing.BEHAVIOURS,
    *bodies.BEHAVIOURS,
    *texts.BEHAVIOURS,
    *secure.BEHAVIOURS,
]
BY_ID = {behaviour.id: behaviour for behaviour in TABLE}
