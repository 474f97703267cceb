"""The record file's shape over time, as alembic migrations."""
