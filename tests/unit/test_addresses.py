"""Addresses of servers: enciphered, or on this computer; nothing that can be read in two ways."""

import pytest

from exposure_app.core.addresses import MOST_CHARACTERS, is_server_address


@pytest.mark.parametrize(
    "text",
    [
        "https://evaluator.example",
        "https://evaluator.example/",
        "https://packs.example:8443/brp1/public",
        "https://192.0.2.7/packs",
        "https://[2001:db8::1]:443/",
        "http://127.0.0.1",
        "http://127.0.0.1:8000/repo",
        "http://localhost:65535",
        "http://[::1]:8000/",
    ],
)
def test_a_server_that_may_be_asked(text: str) -> None:
    assert is_server_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "https:///packs",
        "evaluator.example",
        "ftp://evaluator.example",
        "HTTPS://evaluator.example",
        "http://evaluator.example",
        "http://192.0.2.7",
        "http://127.0.0.1.example",
        "http://localhost.example/",
        "http://localhost@evaluator.example",
        "http://127.0.0.1:8000@evaluator.example/",
        "http://[::1].example",
        "http://127.0.0.2",
        "https://name:word@evaluator.example",
        "https://evaluator.example/?ask",
        "https://evaluator.example/#part",
        "https://evaluator.example\\packs",
        "https://evaluator.example /",
        "https://evaluator.example/\n",
        "https://evaluator.example:0",
        "https://evaluator.example:65536",
        "https://evaluator.example:",
        "https://m\u00fcnchen.example",
        "https://evaluator.example/" + "a" * MOST_CHARACTERS,
    ],
)
def test_what_is_no_such_address(text: str) -> None:
    assert not is_server_address(text)
