"""Import of Biểu 2 from a unit's Excel file: the portal's own workbook, or the unit's variant."""
