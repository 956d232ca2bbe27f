"""The nouns of qualitative coding, frozen and without file access."""
