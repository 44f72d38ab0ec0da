"""Where in a document each part is found."""
