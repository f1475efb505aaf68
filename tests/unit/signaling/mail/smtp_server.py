"""A mail server for one test: python3-aiosmtpd on 127.0.0.1, each message into a file of FOLDER.

usage: smtp_server.py FOLDER PORT MODE    PORT 0: any free one. Prints "port N" when it listens; ends with its standard input.

Modes: plain; login (user "user", password "mật khẩu"); starttls-login and implicit-tls (a fresh certificate for 127.0.0.1
in FOLDER/certificate.pem); refuse-for-good and refuse-for-now (the recipient); break (the connection, in the message);
silent (no reply at all).
"""

import asyncio
import logging
import pathlib
import ssl
import subprocess
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER, PORT, MODE = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

# It warns of log-ins without TLS, which is what some tests want.
logging.disable()
warnings.simplefilter("ignore")


class Handler:
    def __init__(self):
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if MODE == "refuse-for-good":
            return "550 5.1.1 No such\tuser \x07here"
        if MODE == "refuse-for-now":
            return "451 4.7.1 Greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if MODE == "break":
            server.transport.abort()
            return "451 gone"
        self.count += 1
        names = FOLDER / f"{self.count}.envelope"
        names.write_text(f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)} {session.host_name}"
                         f"{' tls' if session.ssl else ''}{' login' if session.authenticated else ''}")
        (FOLDER / f"{self.count}.eml").write_bytes(envelope.content)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = data.login == b"user" and data.password == "mật khẩu".encode()
    return AuthResult(success=right, handled=right)


def tls_context():
    certificate, key = FOLDER / "certificate.pem", FOLDER / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key,
                    "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def make_protocol(handler, context):
    if MODE == "silent":
        return asyncio.Protocol()
    login, starttls = MODE.endswith("login"), MODE.startswith("starttls")
    return SMTP(handler, hostname="mail.test", tls_context=context if starttls else None, require_starttls=starttls,
                authenticator=authenticate if login else None, auth_required=login, auth_require_tls=False)


async def main():
    context = tls_context() if "tls" in MODE else None
    handler, loop = Handler(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: make_protocol(handler, context), "127.0.0.1", PORT,
                                      ssl=context if MODE == "implicit-tls" else None)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
