"""What is Dutch: words, sentences, forms of words, negation and cues."""
