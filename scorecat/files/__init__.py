"""Files as such: strict YAML with the place of every node, output that appears whole or not at all, safe cells."""
