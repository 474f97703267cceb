"""The commands of the command line, by subject: reading, looking, judging."""
