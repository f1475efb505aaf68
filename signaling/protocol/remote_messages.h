#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "signaling/base/ids.h"
#include "signaling/base/text.h"
#include "signaling/protocol/client_message.h"
#include "signaling/remote/remote_types.h"

// What a hall and technicians are told of help from afar (README.md has the table).
namespace signaling {

// A hall's device is asked to do something; it answers with AnswerRemote.
struct RemoteDo {
  uint64_t request = 0;
  RemoteAct what = RemoteAct::kDevices;  // kDevices, kSwitch, kRestart or kStill
  // Of kSwitch: which device to take.
  std::optional<MediaDeviceKind> kind{};
  std::string device{};
  std::string by{};  // the technician's name
};

// What is done to a site for as long as it lasts, for its own page.
struct RemoteState {
  std::optional<int> cap_kbps{};        // all that its camera may send, if there is a bound
  bool listening = false;               // a technician hears what it sends
  std::optional<std::string> talker{};  // who speaks with it alone
  friend bool operator==(const RemoteState&, const RemoteState&) = default;
};

// What became of a request, to the page that made it.
struct RemoteAnswer {
  std::optional<MessageId> reply_to{};  // the request's id
  uint64_t request = 0;
  SiteId site{};
  RemoteAct what = RemoteAct::kDevices;
  bool ok = false;
  std::optional<Text> text{};
  std::optional<std::vector<MediaDevice>> devices{};
  std::string image{};  // base64 of a JPEG; empty: none
};

// Whom technicians help right now: sites with something only, in the conference's order.
struct RemoteBoard {
  struct Entry {
    SiteId site;
    std::optional<int> cap_kbps{};
    std::vector<std::string> listeners{};
    std::vector<std::string> watchers{};
    std::optional<std::string> talker{};
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> sites{};
  friend bool operator==(const RemoteBoard&, const RemoteBoard&) = default;
};

boost::json::object to_object(const RemoteDo& message);
boost::json::object to_object(const RemoteState& message);
boost::json::object to_object(const RemoteAnswer& message);
boost::json::object to_object(const RemoteBoard& message);

}  // namespace signaling
