"""What stays on the disk of this computer: preferences, and the sealed ledger of what was sent.

The edges may import it; it knows the errors and the core. Read `settings.Settings` first, then
`ledger.Ledger`.
"""
