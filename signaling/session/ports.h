#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/conference/conference_event.h"
#include "signaling/diagnosis/monitored_second.h"
#include "signaling/protocol/server_message.h"
#include "signaling/session/doorkeeper.h"
#include "signaling/session/session_output.h"

// What the directory needs of the world around it. The service implements all, tests fake them. No call comes back into
// the directory.
namespace signaling {

// Where the directory sends what clients are to hear.
class ClientPort {
 public:
  virtual ~ClientPort() = default;
  virtual void send(ClientKey client, std::shared_ptr<const std::string> text) = 0;
  // Sends what is queued, then the close frame. The client's texts are not wanted any more.
  virtual void close(ClientKey client, CloseCode code) = 0;
};

// Where commands for the mcu go while it is there.
class McuPort {
 public:
  virtual ~McuPort() = default;
  virtual void send(const mcu::Command& command) = 0;
};

// Who hears which sites are there: the schedule. The service notes it and tells the schedule when the directory's call
// has ended, since the schedule may answer by seating sites.
class PresencePort {
 public:
  virtual ~PresencePort() = default;
  virtual void site_joined(const ConferenceId& conference, const SiteId& site) = 0;
  virtual void site_left(const ConferenceId& conference, const SiteId& site) = 0;
};

// What is coming for a site, for its screen in standby.
struct Upcoming {
  std::optional<Standby::Next> next;
  std::vector<Standby::Invitation> invitations;  // in the order of their starts
  friend bool operator==(const Upcoming&, const Upcoming&) = default;
};

// Knows what is coming: calendar and invitations.
class UpcomingSource {
 public:
  virtual ~UpcomingSource() = default;
  virtual Upcoming upcoming(const SiteId& site) = 0;
};

// Keeps the records of conferences.
class RecordPort {
 public:
  virtual ~RecordPort() = default;
  // Does not wait for the disk.
  virtual void append(const ConferenceId& conference, const ConferenceEvent& event) = 0;
  // What earlier runs of the service have written of this conference; empty if there were none. Waits for the disk.
  virtual ConferenceRecord read(const ConferenceId& conference) = 0;
  // The conference is over, at least for now.
  virtual void close(const ConferenceId& conference) = 0;
};

// Keeps the alarms.
class AlarmPort {
 public:
  virtual ~AlarmPort() = default;
  // `by` looks after this one, which was open. The service notes it and does it when the directory's call has ended.
  virtual void acknowledge(AlarmId alarm, const Visitor& by) = 0;
};

// Who hears what was measured in each second of each open conference, and what it means.
class FiguresPort {
 public:
  virtual ~FiguresPort() = default;
  // Must not wait for anything: it is called among the calls of all conferences.
  virtual void second(const ConferenceId& conference, const MonitoredSecond& second) = 0;
};

struct DirectoryPorts {
  ClientPort& clients;
  McuPort& mcu;
  Doorkeeper& door;
  PresencePort& presence;
  UpcomingSource& upcoming;
  RecordPort* record = nullptr;    // null: no records are kept
  FiguresPort* figures = nullptr;  // null: nobody hears
  AlarmPort* alarms = nullptr;     // null: nobody acknowledges any
};

}  // namespace signaling
