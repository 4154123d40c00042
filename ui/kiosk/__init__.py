"""The kiosk: alone with a stranger, in public, all day."""
