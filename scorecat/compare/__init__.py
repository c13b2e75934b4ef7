"""Places beside each other: what each says of a conduct, and where a person would stand in each."""
