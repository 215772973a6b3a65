"""No test can reach beyond this machine."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_the_loopback_can_be_reached() -> None:
    """Stand-ins are servers on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()[:2], timeout=5).close()


def test_nothing_else_can() -> None:
    """A connection to anywhere else fails before a packet is sent."""
    with pytest.warns(UserWarning, match="tried"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
