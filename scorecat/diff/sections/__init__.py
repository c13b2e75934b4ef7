"""What a catalog says, section by section: which parts face each other, and field by field how they are compared."""
