"""The command line: the only part that prints, exits, and reads the environment. One command, one file."""
