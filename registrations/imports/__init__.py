"""Biểu 2 read out of a unit's Excel file: the portal's own workbook, or the unit's own variant."""
