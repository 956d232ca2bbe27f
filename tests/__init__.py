"""The tests mirror the package, folder by folder."""
