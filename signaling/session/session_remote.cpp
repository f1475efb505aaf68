// A technician's help from afar. Part of ConferenceSession.
#include "signaling/session/conference_session.h"

namespace signaling {

Done ConferenceSession::on(const AskDevices&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const SwitchDevice&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const MuteRemotely&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const CapSending&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const RestartMedia&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const TakeStill&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const ListenToSite&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const WatchSite&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const TalkToSite&, const Sent&) { return refuse(RefusalCode::kRemoteFull); }
Done ConferenceSession::on(const AnswerRemote&, const Sent&) { return refuse(RefusalCode::kRemoteNone, "request"); }

}  // namespace signaling
