#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/base/time.h"
#include "media/sdp/candidate.h"
#include "media/transport/address.h"
#include "media/transport/datagram_batch.h"

namespace mcu {

// The mcu answers and is controlled; the native endpoint offers and is controlling (RFC 8445 §6.1.1).
enum class IceRole : uint8_t { kControlled, kControlling };

enum class IceState : uint8_t {
  kNew,
  kChecking,
  kConnected,  // a pair is selected: datagrams can be sent; stays so during an ICE restart
  kFailed,     // no pair, or the peer stopped consenting (RFC 7675); an ICE restart may revive it
};
std::string_view to_string(IceState state);

struct IceCredentials {
  std::string ufrag;
  std::string password;
  friend bool operator==(const IceCredentials&, const IceCredentials&) = default;
};

// Our side for the session description: complete, host candidates are gathered when the transport is made.
struct IceDescription {
  IceCredentials credentials;
  std::vector<media::IceCandidate> candidates;
};

// What an IceTransport hands up, on its owner's loop thread, never inside one of the transport's own methods except
// read(). It must not destroy the transport during a call.
class IceListener {
 public:
  virtual ~IceListener() = default;
  // One datagram that is not ICE's own, writable (decrypt in place), valid during the call. `from_validated`: ICE has
  // validated a path to `from`. `now`: when its batch was read, or, of held ones, when it arrived.
  virtual void on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                           media::Timestamp now) = 0;
  // The state changed, or, while kConnected, another pair was selected. `remote` is where datagrams now go; meaningful
  // in kConnected.
  virtual void on_ice_state(IceState state, const media::Address& remote, media::Timestamp now) = 0;
};

// One participant's path for datagrams, found and kept alive by ICE (RFC 8445, RFC 7675). Owner's loop thread only.
class IceTransport {
 public:
  virtual ~IceTransport() = default;

  virtual IceDescription local() const = 0;

  // The peer's credentials. A second call with other credentials is an ICE restart (RFC 8445 §9): local() has new
  // credentials afterwards, sockets and selected pair stay until a new one is found. The same ones again: nothing
  // happens. Refuses what no peer may send ("ice.credentials").
  virtual media::Result<void> set_remote(const IceCredentials& remote) = 0;

  // A candidate line of the peer, also before set_remote(). Useless ones are skipped, malformed ones refused
  // ("ice.candidate"), those beyond kMaxRemoteCandidates skipped.
  virtual media::Result<void> add_remote_candidate(std::string_view line) = 0;

  // Sends the datagrams in order to the selected pair and clears the batch; without a pair they are dropped. What the
  // kernel has no room for is dropped and counted.
  virtual void send(media::DatagramBatch& batch) = 0;

  // Held: datagrams wake nobody up but wait for read(), which hands them up with the time at which each arrived as its
  // `now`. For a peer whose datagrams are not wanted before a known moment. ICE itself goes on, and what comes by way
  // of libnice is not held.
  virtual void hold(bool held) = 0;
  virtual void read() = 0;

  // Datagrams for which a queue had no room, both directions, since the beginning. Asks the kernel: once a second.
  virtual uint64_t dropped() const = 0;

  static constexpr size_t kMaxRemoteCandidates = 25;  // as many as libnice takes
};

}  // namespace mcu
