"""The demonstration: five real campaigns, read from fixtures/, written into an empty database."""
