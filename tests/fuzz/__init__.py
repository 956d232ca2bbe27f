"""Programs that feed readers damaged files and kill commands, and count what goes wrong."""
