"""Briefings at rest: one protocol, and stores in memory, in an encrypted file and on a PostgreSQL server."""
