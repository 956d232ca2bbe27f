"""Parts that several kinds of report are made of; each yields blocks."""
