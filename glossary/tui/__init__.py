"""Full screens: what a library gives, shown and asked about; nothing is decided here. `app` reviews suggestions."""
