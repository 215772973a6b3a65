"""What an interview is: no platform, SDK, SQL, YAML or environment in here."""
