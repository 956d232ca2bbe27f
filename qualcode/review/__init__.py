"""The full-screen coder: what a session is, without a screen, and the screen on top of it."""
