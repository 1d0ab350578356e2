"""Clubs, tables and scorecards in articles about sport."""
