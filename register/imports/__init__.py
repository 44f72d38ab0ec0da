"""Awards of earlier years by Excel: a workbook out, one back in after a look."""
