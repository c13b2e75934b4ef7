"""What the numbers of a catalog rest on."""
