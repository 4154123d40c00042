"""A briefing as an append-only list of events: what happened, folded by one pure function and chained by hashes."""
