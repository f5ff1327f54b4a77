"""Whom a connection believes to be who it says: the certificates that vouch for hosts, read once.

The one rule: every connection is checked, and none takes up what an earlier one agreed on; only the
certificates are shared. To read them anew for each request would cost more than the request.
"""

import ssl
from functools import cache
from pathlib import Path

from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.util import create_urllib3_context


@cache
def trusting(authorities: Path | None) -> ssl.SSLContext:
    """What checks hosts by a file of certificates.

    Args:
        authorities: the file, in PEM; None for the usual certificates.

    Raises:
        OSError: the file cannot be read, or holds no certificates.
    """
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    context.load_verify_locations(authorities or DEFAULT_CA_BUNDLE_PATH)
    return context
