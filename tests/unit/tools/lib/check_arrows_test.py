import importlib.machinery
import importlib.util
import pathlib
import unittest

PATH = pathlib.Path(__file__).resolve().parents[4] / "tools/check_arrows"
loader = importlib.machinery.SourceFileLoader("check_arrows", str(PATH))
check = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_arrows", loader))
loader.exec_module(check)


class ArrowsTest(unittest.TestCase):
    ALLOWED = [
        ("media/rtp/nack_log.cpp", '#include "media/base/time.h"'),
        ("mcu/graph/source.h", '#include "media/video/layout.h"'),
        ("mcu/conference/shard.cpp", '#include "mcu/ice/ice_transport.h"'),
        ("signaling/mcu_client/mcu_client.cpp", '#include "mcu/api/messages.h"'),
        ("mcu/loop/event_loop.cpp", "auto now = std::chrono::steady_clock::now();"),
        ("mcu/loop/event_loop.cpp", "#include <boost/asio/io_context.hpp>"),
        ("media/crypto/hash.cpp", "#include <openssl/evp.h>"),
        ("media/rtp/nack_log.h", "// steady_clock::now() is never called here"),
    ]
    FORBIDDEN = [
        ("media/rtp/nack_log.cpp", '#include "media/audio/opus_encoder.h"'),
        ("media/base/time.cpp", '#include "media/packet/rtp_packet.h"'),
        ("mcu/graph/source.h", '#include "mcu/conference/conference.h"'),
        ("signaling/session/seat.h", '#include "mcu/graph/source.h"'),
        ("media/transport/transport.cpp", '#include "mcu/api/messages.h"'),
        ("mcu/conference/shard.cpp", "#include <glib.h>"),
        ("mcu/conference/shard.cpp", "#include <gst/gst.h>"),
        ("signaling/service/service.cpp", "#include <openssl/ssl.h>"),
        ("mcu/loop/event_loop.h", "#include <boost/asio/io_context.hpp>"),
        ("media/rtp/nack_log.cpp", "auto now = std::chrono::steady_clock::now();"),
        ("media/rtp/nack_log.h", "#include <mutex>"),
    ]

    def test_allows_what_the_architecture_allows(self):
        for path, line in self.ALLOWED:
            with self.subTest(path=path, line=line):
                self.assertEqual(list(check.offences(path, line)), [])

    def test_finds_what_it_forbids(self):
        for path, line in self.FORBIDDEN:
            with self.subTest(path=path, line=line):
                self.assertEqual(len(list(check.offences(path, line))), 1)
