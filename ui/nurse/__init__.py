"""The nurse-led briefing: the nurse's window, what the patient sees of it, and the record that is kept."""
