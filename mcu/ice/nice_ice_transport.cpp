#include "mcu/ice/nice_ice_transport.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mcu/ice/fast_path.h"
#include "mcu/ice/ice_inbox.h"
#include "mcu/ice/ice_parts.h"
#include "mcu/ice/nice_session.h"
#include "mcu/ice/remote_candidate.h"
#include "media/base/check.h"

namespace mcu {
namespace {

constexpr size_t kMaxValidated = 8;

// RFC 8839 §5.4: 4 to 256 and 22 to 256 ice-chars.
bool is_ice_text(const std::string& text, size_t shortest) {
  constexpr size_t kLongest = 256;
  return text.size() >= shortest && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
         });
}

}  // namespace

struct NiceIceTransport::Impl {
  Impl(EventLoop& loop, IceListener& listener, IceParts& parts)
      : loop(loop), listener(listener), port(std::move(parts.port)), addresses(parts.addresses),
        all_send_calls(parts.send_calls) {}

  void on_event(const NiceEvent& event) {
    switch (event.kind) {
      case NiceEvent::Kind::kChecking:
        // During a restart the old pair goes on carrying media.
        if (state != IceState::kConnected) change(IceState::kChecking);
        return;
      case NiceEvent::Kind::kSelected:
        pair = event.pair;
        remember_validated(pair.remote);
        if (fast_path) fast_path->select(pair);
        return change(IceState::kConnected);
      case NiceEvent::Kind::kFailed:
        return change(IceState::kFailed);
    }
  }

  void change(IceState next) {
    state = next;
    listener.on_ice_state(state, pair.remote, EventLoop::now());
  }

  // libnice hands over only what comes from an address it has validated, but does not say which.
  void on_datagram(media::MutableBytes datagram) {
    ++counters.libnice_in;
    listener.on_datagram(datagram, pair.remote, true, EventLoop::now());
  }

  // Any first byte but STUN's may come from anywhere here.
  void on_media(media::MutableBytes datagram, const media::Address& from, media::Timestamp now) {
    ++counters.fast_in;
    const bool known = std::find(validated.begin(), validated.end(), from) != validated.end();
    listener.on_datagram(datagram, from, known, now);
  }

  // Newest first, bounded: a peer's own earlier addresses stay good.
  void remember_validated(const media::Address& remote) {
    std::erase(validated, remote);
    validated.insert(validated.begin(), remote);
    if (validated.size() > kMaxValidated) validated.pop_back();
  }

  media::Result<void> open_fast_path(std::shared_ptr<DatagramReader> reader, media::Duration poll_interval) {
    auto opened = FastPath::open(
        loop, std::move(reader), session->sockets(),
        [this](media::MutableBytes datagram, const media::Address& from, media::Timestamp now) {
          on_media(datagram, from, now);
        },
        poll_interval);
    if (!opened) return tl::unexpected(opened.error());
    fast_path = *std::move(opened);
    return {};
  }

  void send(const media::DatagramBatch& batch) {
    size_t sent = 0;
    if (state != IceState::kConnected) {
      // Without the peer's consent nothing leaves (RFC 7675).
    } else if (fast_path && fast_path->can_send()) {
      const MediaSocket::Sent result = fast_path->send(batch);
      sent = result.datagrams;
      counters.fast_out += sent;
      counters.send_calls += result.calls;
      all_send_calls.fetch_add(result.calls, std::memory_order_relaxed);
    } else {
      sent = session->send(batch);
      counters.libnice_out += sent;
    }
    counters.send_dropped += batch.size() - sent;
    if (state == IceState::kConnected) counters.send_refused += batch.size() - sent;
  }

  // What the peer is told: each host candidate under its announced addresses.
  void describe() {
    description.credentials = session->local_credentials();
    description.candidates.clear();
    for (const auto& host : session->host_candidates()) {
      uint32_t priority = host.priority;
      for (media::Address announced : announced_for(host.address)) {
        description.candidates.push_back({.foundation = host.foundation,
                                          .component = 1,
                                          .udp = true,
                                          .priority = priority,
                                          .address = announced.ip_text(),
                                          .port = host.address.port,
                                          .type = media::CandidateType::kHost,
                                          .related_address = {}});
        priority -= 256;  // one step of local preference (RFC 8445 §5.1.2.1)
      }
    }
  }

  std::vector<media::Address> announced_for(media::Address local) const {
    local.port = 0;
    const auto found =
        std::find_if(addresses.begin(), addresses.end(), [&](const ListenAddress& a) { return a.address == local; });
    return found == addresses.end() ? std::vector{local} : found->announced;
  }

  void restart() {
    session->restart();
    describe();
    awaits_remote = true;
    candidates_taken = 0;
    early_candidates.clear();
  }

  void take(const RemoteCandidate& candidate) {
    if (candidates_taken == kMaxRemoteCandidates) return;
    ++candidates_taken;
    if (awaits_remote) {
      early_candidates.push_back(candidate);
    } else {
      session->add_remote_candidates({candidate});
    }
  }

  EventLoop& loop;
  IceListener& listener;
  PortPool::Lease port;
  const std::vector<ListenAddress>& addresses;  // the factory's
  std::atomic<uint64_t>& all_send_calls;         // the factory's
  std::shared_ptr<IceInbox> inbox;
  std::unique_ptr<NiceSession> session;
  std::unique_ptr<FastPath> fast_path;  // closed before libnice's sockets; null: everything passes through libnice
  IceDescription description;
  std::optional<IceCredentials> remote;
  bool awaits_remote = true;  // remote credentials for the present local ones
  std::vector<RemoteCandidate> early_candidates;
  size_t candidates_taken = 0;
  IceState state = IceState::kNew;
  SelectedPair pair;
  std::vector<media::Address> validated;
  IceCounters counters;
};

NiceIceTransport::NiceIceTransport(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

NiceIceTransport::~NiceIceTransport() {
  CHECK(impl_->loop.in_loop());
  impl_->inbox->close();
}

media::Result<std::unique_ptr<NiceIceTransport>> NiceIceTransport::create(EventLoop& loop, IceListener& listener,
                                                                          IceParts parts) {
  CHECK(loop.in_loop());
  auto impl = std::make_unique<Impl>(loop, listener, parts);
  impl->inbox = std::make_shared<IceInbox>(
      loop, IceInbox::Sink{[self = impl.get()](const NiceEvent& event) { self->on_event(event); },
                           [self = impl.get()](media::MutableBytes datagram) { self->on_datagram(datagram); }});
  std::vector<media::Address> local;
  for (const ListenAddress& listen : parts.addresses) local.push_back(listen.address);
  auto session = NiceSession::create(parts.thread, local, impl->port.port(), parts.role, impl->inbox);
  if (!session) {
    impl->inbox->close();
    return tl::unexpected(session.error());
  }
  impl->session = *std::move(session);
  // Before anyone is told the address.
  if (parts.reader) {
    if (auto opened = impl->open_fast_path(std::move(parts.reader), parts.poll_interval); !opened) {
      impl->inbox->close();
      return tl::unexpected(opened.error());
    }
  }
  impl->describe();
  return std::unique_ptr<NiceIceTransport>(new NiceIceTransport(std::move(impl)));
}

IceDescription NiceIceTransport::local() const { return impl_->description; }

media::Result<void> NiceIceTransport::set_remote(const IceCredentials& remote) {
  CHECK(impl_->loop.in_loop());
  if (!is_ice_text(remote.ufrag, 4) || !is_ice_text(remote.password, 22)) {
    return media::failure("ice.credentials", "ice-ufrag needs 4 to 256 and ice-pwd 22 to 256 letters, digits, + or /");
  }
  if (impl_->remote == remote) return {};
  // A restart clears the remote credentials in libnice, so it comes first.
  if (!impl_->awaits_remote) impl_->restart();
  impl_->session->set_remote_credentials(remote);
  impl_->remote = remote;
  impl_->awaits_remote = false;
  impl_->session->add_remote_candidates(std::exchange(impl_->early_candidates, {}));
  return {};
}

media::Result<void> NiceIceTransport::add_remote_candidate(std::string_view line) {
  CHECK(impl_->loop.in_loop());
  const auto candidate = read_remote_candidate(line);
  if (!candidate) return tl::unexpected(candidate.error());
  if (*candidate) impl_->take(**candidate);
  return {};
}

void NiceIceTransport::send(media::DatagramBatch& batch) {
  CHECK(impl_->loop.in_loop());
  if (!batch.empty()) impl_->send(batch);
  batch.clear();
}

void NiceIceTransport::hold(bool held) {
  CHECK(impl_->loop.in_loop());
  if (impl_->fast_path) impl_->fast_path->hold(held);
}

void NiceIceTransport::read() {
  CHECK(impl_->loop.in_loop());
  if (impl_->fast_path) impl_->fast_path->read();
}

uint64_t NiceIceTransport::dropped() const {
  const uint64_t received = impl_->fast_path ? impl_->fast_path->receive_drops() : 0;
  return received + impl_->inbox->dropped() + impl_->counters.send_refused;
}

void NiceIceTransport::restart() {
  CHECK(impl_->loop.in_loop());
  impl_->restart();
}

IceCounters NiceIceTransport::counters() const {
  IceCounters counters = impl_->counters;
  counters.receive_dropped = impl_->inbox->dropped();
  return counters;
}

}  // namespace mcu
