"""From fragments to what a client reads: blocks first, then Markdown, Word or a spreadsheet."""
