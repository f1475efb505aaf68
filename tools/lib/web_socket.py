"""A WebSocket client of a few lines (RFC 6455), with whatever headers and frames its user likes."""

import base64
import json
import os
import socket as sockets
import struct

MOST_BYTES = 1 << 24  # of a message


class WebSocket:
    """Connected after construction if `status` is 101."""

    def __init__(self, port, headers=None, source="", host="127.0.0.1", tls=None):
        """source: the address to come from; the service bounds connections by it. tls: an SSLContext, for wss."""
        own_address = (source, 0) if source else None
        self.socket = sockets.create_connection((host, port), timeout=10, source_address=own_address)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname=host)
        self.file = self.socket.makefile("rb")
        named = "localhost" if host == "127.0.0.1" else f"[{host}]" if ":" in host else host
        lines = ["GET /ws HTTP/1.1", f"Host: {named}:{port}", "Upgrade: websocket", "Connection: Upgrade",
                 f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}", "Sec-WebSocket-Version: 13",
                 *(f"{name}: {value}" for name, value in (headers or {}).items()), "", ""]
        self.socket.sendall("\r\n".join(lines).encode())
        self.status = int(self.file.readline().split()[1])
        while self.file.readline().strip():
            pass

    def send(self, data, opcode=1):
        if len(data) < 126:
            size = struct.pack("!B", 0x80 | len(data))
        elif len(data) < 65536:
            size = struct.pack("!BH", 0x80 | 126, len(data))
        else:
            size = struct.pack("!BQ", 0x80 | 127, len(data))
        self.socket.sendall(bytes([0x80 | opcode]) + size + b"\0\0\0\0" + data)

    def say(self, **message):
        self.send(json.dumps(message).encode())

    def frame(self):
        """(opcode, payload) of the next message or control frame that is no ping; (None, b"") at the end."""
        kind, whole = 0, b""
        while True:
            head = self.file.read(2)
            if len(head) < 2:
                return None, b""
            size = head[1] & 0x7f
            if size > 125:
                size = int.from_bytes(self.file.read(2 if size == 126 else 8), "big")
            if size + len(whole) > MOST_BYTES:
                raise ValueError(f"a message of more than {MOST_BYTES} bytes")
            last, opcode, data = head[0] & 0x80, head[0] & 0x0f, self.file.read(size)
            if opcode == 9:
                self.send(data, 10)
            elif opcode > 7:
                return opcode, data
            else:
                kind, whole = kind or opcode, whole + data
                if last:
                    return kind, whole

    def next(self, *types):
        """The next message, of one of these types if any are named."""
        while True:
            opcode, data = self.frame()
            if opcode != 1:
                raise AssertionError(f"no message of {types} but frame {opcode} {data!r}")
            message = json.loads(data)
            if not types or message["type"] in types:
                return message

    def closed(self):
        """The code by which the service closes, whatever it says before; None if it just ends."""
        while True:
            opcode, data = self.frame()
            if opcode == 8:
                return int.from_bytes(data[:2], "big")
            if opcode is None:
                return None

    def leave(self):
        self.file.close()
        self.socket.close()
