"""Runs last: every operation of the document was answered well at least once, so every one was compared with it."""

import unittest

import bridge
import document


class WholeDocumentTest(unittest.TestCase):
    def test_every_operation_was_answered_as_documented(self):
        known = {operation["operationId"] for _, _, operation in document.operations(bridge.province().bridge)}
        # These three need the links of mails that were sent; the unit tests of the invitations' operations have them.
        by_mail = {"readConfirmation", "confirm", "sendInvitations"}
        self.assertEqual(known - set(document.answered) - {"readVersion", "readOpenApi"} - by_mail, set())
