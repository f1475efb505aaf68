"""A page without sound and picture in a conference, driven by a program: chair, operator, secretary."""

import queue
import threading
import time

from services import ServiceError
from web_socket import WebSocket

PROTOCOL_VERSION = 2


class ConferencePage:
    """Joined by a ticket of `caller` (a logged-in Rest). Keeps what it is told last of each kind; `with` ends it."""

    def __init__(self, services, caller, conference, role):
        ticket = caller.post(f"/conferences/{conference}/tickets", {"role": role})["ticket"]
        self.socket = WebSocket(services.http_port)
        self.told = {}  # type → the last message
        self.messages = queue.Queue()
        self.numbers = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.say("join", token=ticket, version=PROTOCOL_VERSION, media=False)
        self.wait_for(lambda message: message["type"] == "joined")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.leave()

    def _read(self):
        try:
            while True:
                message = self.socket.next()
                self.told[message["type"]] = message
                self.messages.put(message)
        except (AssertionError, OSError, ValueError):
            self.messages.put(None)

    def say(self, kind, **members):
        """Sends a message; gives the moment it left."""
        moment = time.monotonic()
        self.socket.say(type=kind, **members)
        return moment

    def do(self, kind, **members):
        """Sends a message and waits until it is carried out; gives the moment it left."""
        self.numbers += 1
        number = self.numbers
        moment = self.say(kind, id=number, **members)
        answer = self.wait_for(lambda message: message.get("reply_to") == number)
        if answer["type"] == "error":
            raise ServiceError(f"{kind}: {answer['code']} {answer['message']['en']}")
        return moment

    def wait_for(self, wanted, seconds=10):
        """The next message that `wanted` is true of; those before it are dropped."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                message = self.messages.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ServiceError("a page was not told what was waited for") from None
            if message is None:
                raise ServiceError("a page's connection ended")
            if wanted(message):
                return message
