#pragma once

#include <vector>

#include "signaling/invitations/mail_room.h"
#include "signaling/rest/operation.h"
#include "signaling/store/store.h"

namespace signaling {

// The mail server and its queue: GET and PUT /settings/mail, POST /settings/mail/tests, GET /mail. The password goes in
// and never out: null keeps it. Both outlive the operations.
std::vector<Operation> mail_operations(Store& store, MailRoom& room);

}  // namespace signaling
