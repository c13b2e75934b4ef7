"""Event logs and the tables beside them: reading, fitting other people's, guarding identities."""
