"""What the invented families of these tests share: their words, and the boot key of the pages they are shown on."""

BOOT_KEY = bytes(range(32))
"""Known to all: nobody's real Beside may have it."""
WORDS = {"Ana": "kettle orchard marble ferry tundra", "Jo": "ladder pepper saddle velvet harbor"}
"""Five words each."""
