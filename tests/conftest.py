"""For all tests: hypothesis without deadlines, because a busy machine is no failure."""

from hypothesis import HealthCheck, settings

settings.register_profile("saring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("saring")
