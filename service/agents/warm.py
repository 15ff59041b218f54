"""Imported by the process that those of the pool are forked from: what they need is warm in it.

They share its memory, and the 500th page's new process costs no second warm-up: 0.2 s of CPU, once
in 250 pages, were one of 28 ms a page.
"""

from service.agents.strain import warm_up

warm_up()
