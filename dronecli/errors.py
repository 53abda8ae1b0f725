"""The errors that this package raises on purpose. Anything else is a fault of the program."""

from __future__ import annotations

DEBUG = "DRONE_CLAIMS_DEBUG"
"""The environment variable that has a fault of the program shown with its traceback."""
REPORT = "please report it with the command and, if you may, the file"
"""What to ask of the user after a fault of the program."""


class DroneClaimsError(Exception):
    """Something that the user can mend. The message says what is wrong, where, and what to do."""


class UnreadableInput(DroneClaimsError):
    """A document that cannot be read: missing, binary, in an unknown encoding, a device."""


class GazetteerError(DroneClaimsError):
    """A gazetteer or overlay that cannot be used; the message names file, line and column."""


class ConfigError(DroneClaimsError):
    """A configuration file that cannot be used; the message names file, line and column."""
