"""Second opinions and stand-ins for the world, written independently of the program."""
