"""One catalog against another: every change as one kind of change, told from the side of who is scored."""
