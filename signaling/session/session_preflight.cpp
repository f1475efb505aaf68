// The testing of sites before a conference. Part of ConferenceSession.
#include <utility>

#include "signaling/session/conference_session.h"

namespace signaling {

Done ConferenceSession::on(const RunPreflight& message, const Sent&) {
  if (message.site && find_seat(*message.site) == nullptr) {
    return refuse(RefusalCode::kUnknownSite, "site", {name(message.site->value())});
  }
  return {};
}

Done ConferenceSession::on(const PreflightResult&, const Sent&) { return refuse(RefusalCode::kNoPreflight, "test"); }

}  // namespace signaling
