"""Which worlds serve for what: a world is never used twice."""

from typing import Final

FIT: Final = tuple(range(1000, 1020))
FIT_ROUGH: Final = tuple(range(1020, 1036))
CALIBRATE: Final = tuple(range(2000, 2006))
CALIBRATE_ROUGH: Final = tuple(range(2006, 2012))
TEST: Final = tuple(range(3000, 3016))
SHIFTED: Final = tuple(range(4000, 4012))
BOOTSTRAP: Final = 7
