#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "media/base/time.h"
#include "signaling/base/client_key.h"
#include "signaling/base/ids.h"
#include "signaling/remote/remote_types.h"

namespace signaling {

using media::Duration;
using media::Timestamp;

// Whom technicians help in one conference, and which of their requests wait for an answer. It knows pages by their keys
// and sites by their names, and believes that both exist: who may help whom, and whether they are there, is its owner's
// business, who also says when a page or a site is gone. Bounded: kMaxOpen requests, and one entry for each page and
// each site that was named.
//
// Defined outcomes: any number of technicians may ask, listen to and watch a site at a time, but one talks with it; a
// technician asks a site the same thing again only after the answer; all pages of an account are one technician; to
// listen ends watching and the reverse, talking goes with both; a request is over by its answer, its time, or its
// device's end, whichever is first, and what comes later is to none.
//
// Pure; time is an argument that does not run backwards. Not thread-safe.
class RemoteDesk {
 public:
  static constexpr size_t kMaxOpen = 8;
  static constexpr Duration kAnswerTime = std::chrono::seconds(10);

  // Waits for the answer of a site's device.
  struct Request {
    uint64_t number = 0;  // from 1, grows
    ClientKey by{};       // the technician's page
    ClientKey to{};       // the device
    SiteId site{};
    RemoteAct what = RemoteAct::kDevices;  // kDevices, kSwitch, kRestart or kStill
    Timestamp until{};
    std::string account{};  // whose page it is
    friend bool operator==(const Request&, const Request&) = default;
  };
  enum class Fault {
    kOpen,  // this account asked this site for this, and waits
    kFull,  // kMaxOpen wait
  };
  // What a page does for as long as it is not ended.
  struct Help {
    std::optional<SiteId> listens_to{};  // hears what it sends
    std::optional<SiteId> watches{};     // sees and hears what it gets
    std::optional<SiteId> talks_to{};
    bool is_none() const { return !listens_to && !watches && !talks_to; }
    friend bool operator==(const Help&, const Help&) = default;
  };

  // ---- requests
  // The new request's number.
  tl::expected<uint64_t, Fault> ask(ClientKey by, const std::string& account, ClientKey to, const SiteId& site,
                                    RemoteAct what, Timestamp now);
  // The request that this device answers; it is over. None: it has no such request.
  std::optional<Request> answer(ClientKey to, uint64_t number);
  // Those whose device is gone; they are over.
  std::vector<Request> device_gone(ClientKey to);
  // Those whose time is over, when next_deadline() is due.
  std::vector<Request> expire(Timestamp now);
  Timestamp next_deadline() const;  // kNever: none waits
  const std::vector<Request>& open() const { return open_; }  // the oldest first

  // ---- what lasts; no site ends it
  void listen(ClientKey by, std::optional<SiteId> site);
  void watch(ClientKey by, std::optional<SiteId> site);
  // Refused, naming the page, if one of another account talks with the site. Who talks with one site and names another
  // goes there.
  tl::expected<void, ClientKey> talk(ClientKey by, const std::string& account, std::optional<SiteId> site);
  Help help_of(ClientKey by) const;
  // The first of those who talk with it.
  std::optional<ClientKey> talker(const SiteId& site) const;
  // All that do something, in the order of their keys.
  const std::map<ClientKey, Help>& helpers() const { return helpers_; }

  // ---- the devices of a site, as it said last, so that a record names them as people do
  void note_devices(const SiteId& site, std::vector<MediaDevice> devices);
  // Empty: it is unknown.
  std::string label_of(const SiteId& site, MediaDeviceKind kind, std::string_view id) const;
  void forget_devices(const SiteId& site) { devices_.erase(site); }

 private:
  template <typename Is>
  std::vector<Request> take(Is is);
  void set(ClientKey by, Help help);

  uint64_t last_ = 0;
  std::vector<Request> open_;
  std::map<ClientKey, Help> helpers_;  // none of them is_none()
  std::map<ClientKey, std::string> talkers_;  // whose pages they are, of all that talk
  std::map<SiteId, std::vector<MediaDevice>> devices_;
};

}  // namespace signaling
