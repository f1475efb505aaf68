#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mcu/api/messages.h"
#include "media/base/ids.h"
#include "signaling/auth/authorize.h"
#include "signaling/base/client_key.h"
#include "signaling/conference/conference_event.h"
#include "signaling/diagnosis/monitored_second.h"
#include "signaling/protocol/server_message.h"

namespace signaling {

// What a session wants done, as a value. To be carried out in the order of the members.
struct SessionOutput {
  struct Send {
    std::vector<ClientKey> to;
    ServerMessage message;
    uint64_t seq = 0;  // of this conference's messages
  };
  struct Close {
    ClientKey client;
    CloseCode code = CloseCode::kReplaced;
  };
  struct ToMcu {
    mcu::CommandBody body;
    uint64_t offer = 0;  // for an offer: its number, to be given back with the reply
  };

  // Something that a client did, and by what right. Media and candidates are not among them.
  struct Act {
    ClientKey client;
    Action action = Action::kReadVersion;
    Authorization authorization;
    std::optional<SiteId> site;  // to which, if to one
  };
  struct Acknowledged {
    ClientKey client;
    AlarmId alarm;
  };
  struct Presence {
    SiteId site;
    bool there = false;
  };

  std::vector<ConferenceEvent> events;  // for the conference's record
  std::vector<ToMcu> to_mcu;
  std::vector<Send> sends;
  std::vector<Close> closes;        // the session has forgotten these clients already
  std::vector<ClientKey> unseated;  // the session has forgotten these, too: their sites take part no longer
  std::vector<Act> acts;            // for the log
  std::vector<Acknowledged> acknowledged;  // alarms that somebody looks after
  std::vector<Presence> presence;   // sites that came or went
  std::optional<MonitoredSecond> second;  // what was measured, and what it means
};

}  // namespace signaling
