"""Pictures where people rather look than read: pure functions from plain values to a `Picture`."""
