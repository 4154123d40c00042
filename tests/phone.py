"""A phone's camera: reads the codes in a picture, whatever drew it."""

import zxingcpp

QUIET, SCALE = 4, 3


def read_pixels(pixels, width, height):
    """Give the words of every code in a picture of grey bytes, row after row."""
    found = zxingcpp.read_barcodes(memoryview(bytes(pixels)).cast("B", (height, width)))
    assert all(each.error_type.name == "None" if hasattr(each, "error_type") else each.valid for each in found)
    return [each.text for each in found]


def read_modules(modules):
    """Give the words of a code that is a grid of modules."""
    across = len(modules) + 2 * QUIET
    grid = [[0] * across for _ in range(QUIET)]
    grid += [[0] * QUIET + list(row) + [0] * QUIET for row in modules]
    grid += [[0] * across for _ in range(QUIET)]
    pixels = b"".join(bytes(255 - 255 * cell for cell in row for _ in range(SCALE)) * SCALE for row in grid)
    return read_pixels(pixels, across * SCALE, across * SCALE)


def read_image(image):
    """Give the words of every code in a QImage."""
    from PySide6.QtGui import QImage

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    line, height = grey.bytesPerLine(), grey.height()
    return read_pixels(bytes(grey.constBits())[: line * height], line, height)
