"""Papers of a dossier made from data: the facts, their wording, the document."""
