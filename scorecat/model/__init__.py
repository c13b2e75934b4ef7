"""What the project speaks of: frozen values that know nothing of files, engines or terminals."""
