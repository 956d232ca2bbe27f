"""A report to look around in: one page of HTML with matrix, fragments, interviews and codebook, that needs no network."""
