"""Import of awards of earlier years from Excel."""
