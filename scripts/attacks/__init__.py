"""The parts of scripts/attack, one file each, and what they share."""
