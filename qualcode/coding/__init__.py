"""The verbs of coding, without file access: compile a codebook, tag speech, bring coders together."""
