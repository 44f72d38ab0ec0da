"""Certificates (giấy khen, bằng khen): described, laid out once, drawn as PDF and as a preview."""
