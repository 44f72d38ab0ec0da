"""The papers of a dossier that are made out of the data: what is known, its words, the document."""
