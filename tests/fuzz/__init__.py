"""Programs that feed commands damaged files, and count what goes wrong."""
