"""What stays on the disk of this computer: preferences, and nothing about a person.

The edges may import it; it knows the errors and the core. Read `settings.Settings` first.
"""
