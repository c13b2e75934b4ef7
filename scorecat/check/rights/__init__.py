"""What a text does to the people it scores."""
