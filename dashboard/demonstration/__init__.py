"""The demonstration: five real campaigns, loaded from fixtures/ into an empty database."""
