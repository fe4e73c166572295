idea-hidden-badge = Verborgen
facts-support = Steun:
facts-comments = Reacties:
facts-active = Laatst actief:
