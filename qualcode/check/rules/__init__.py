"""One rule a file: a module docstring that says what it is for, and `find(study, codings)`."""
