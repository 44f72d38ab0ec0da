"""Import of scores from Excel: the portal's template filled in, or an office's own table."""
