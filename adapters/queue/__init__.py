"""The Driver port on procrastinate: the work of many processes, kept in PostgreSQL."""
