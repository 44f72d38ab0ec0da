"""Certificates (giấy khen, bằng khen): description, layout, and rendering as PDF and SVG
preview."""
