"""What goes out of a study and comes back: only where the user names the address."""
