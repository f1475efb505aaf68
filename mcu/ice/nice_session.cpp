#include "mcu/ice/nice_session.h"

#include <nice/agent.h>

#include <algorithm>
#include <array>
#include <utility>

#include "mcu/ice/socket_address.h"
#include "media/base/check.h"

namespace mcu {
namespace {

constexpr guint kComponent = 1;

NiceAddress to_nice(const media::Address& address) {
  NiceAddress result;
  nice_address_init(&result);
  nice_address_set_from_sockaddr(&result, to_sockaddr(address).get());
  return result;
}

media::Address from_nice(const NiceAddress& address) {
  SocketAddress copy;
  nice_address_copy_to_sockaddr(&address, copy.get());
  return from_sockaddr(*copy.get()).value_or(media::Address{});
}

// libnice's thread, or the loop's thread inside one of our own calls.
void on_state_changed(NiceAgent*, guint, guint, guint state, gpointer inbox) {
  if (state == NICE_COMPONENT_STATE_CONNECTING) {
    static_cast<IceInbox*>(inbox)->push(NiceEvent{NiceEvent::Kind::kChecking, {}});
  } else if (state == NICE_COMPONENT_STATE_FAILED) {
    static_cast<IceInbox*>(inbox)->push(NiceEvent{NiceEvent::Kind::kFailed, {}});
  }
}

void on_selected_pair(NiceAgent*, guint, guint, NiceCandidate* local, NiceCandidate* remote, gpointer inbox) {
  static_cast<IceInbox*>(inbox)->push(
      NiceEvent{NiceEvent::Kind::kSelected, {from_nice(local->base_addr), from_nice(remote->addr)}});
}

void on_datagram(NiceAgent*, guint, guint, guint size, gchar* bytes, gpointer inbox) {
  static_cast<IceInbox*>(inbox)->push(media::Bytes(reinterpret_cast<const uint8_t*>(bytes), size));
}

NiceCandidateType to_nice(media::CandidateType type) {
  switch (type) {
    case media::CandidateType::kHost: return NICE_CANDIDATE_TYPE_HOST;
    case media::CandidateType::kServerReflexive: return NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE;
    // libnice learns peer-reflexive ones by itself and refuses them from signaling.
    case media::CandidateType::kPeerReflexive: return NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE;
    case media::CandidateType::kRelayed: return NICE_CANDIDATE_TYPE_RELAYED;
  }
  return NICE_CANDIDATE_TYPE_HOST;
}

NiceCandidate* make_candidate(const RemoteCandidate& remote, guint stream) {
  NiceCandidate* candidate = nice_candidate_new(to_nice(remote.line.type));
  candidate->stream_id = stream;
  candidate->component_id = kComponent;
  candidate->transport = NICE_CANDIDATE_TRANSPORT_UDP;
  candidate->priority = remote.line.priority;
  candidate->addr = to_nice(remote.address);
  candidate->base_addr = candidate->addr;
  g_strlcpy(candidate->foundation, remote.line.foundation.c_str(), sizeof candidate->foundation);
  return candidate;
}

}  // namespace

NiceSession::NiceSession(NiceThread& thread, std::shared_ptr<IceInbox> inbox)
    : thread_(thread), inbox_(std::move(inbox)) {}

media::Result<std::unique_ptr<NiceSession>> NiceSession::create(NiceThread& thread,
                                                                const std::vector<media::Address>& addresses,
                                                                uint16_t port, IceRole role,
                                                                std::shared_ptr<IceInbox> inbox) {
  std::unique_ptr<NiceSession> session(new NiceSession(thread, std::move(inbox)));
  bool gathered = false;
  thread.run([&] {
    session->open(addresses, port, role);
    gathered = nice_agent_gather_candidates(session->agent_, session->stream_);
  });
  // libnice does not say why: with a port of ours and addresses that exist, it is the port.
  if (!gathered && port != 0) return media::failure("ice.port_busy", "UDP port " + std::to_string(port) + " is in use");
  const size_t found = gathered ? session->host_candidates().size() : 0;
  if (found < addresses.size()) {
    return media::failure("ice.gather", "cannot bind a UDP socket on every listen address");
  }
  return session;
}

// On libnice's thread.
void NiceSession::open(const std::vector<media::Address>& addresses, uint16_t port, IceRole role) {
  const auto options =
      static_cast<NiceAgentOption>(NICE_AGENT_OPTION_ICE_TRICKLE | NICE_AGENT_OPTION_CONSENT_FRESHNESS);
  agent_ = nice_agent_new_full(thread_.context(), NICE_COMPATIBILITY_RFC5245, options);
  g_object_set(agent_, "controlling-mode", role == IceRole::kControlling ? TRUE : FALSE, "upnp", FALSE, "ice-tcp",
               FALSE, nullptr);
  for (const media::Address& address : addresses) {
    NiceAddress nice = to_nice(address);
    nice_agent_add_local_address(agent_, &nice);
  }
  stream_ = nice_agent_add_stream(agent_, 1);
  CHECK(stream_ != 0);
  nice_agent_set_port_range(agent_, stream_, kComponent, port, port);
  g_signal_connect(agent_, "component-state-changed", G_CALLBACK(on_state_changed), inbox_.get());
  g_signal_connect(agent_, "new-selected-pair-full", G_CALLBACK(on_selected_pair), inbox_.get());
  nice_agent_attach_recv(agent_, stream_, kComponent, thread_.context(), on_datagram, inbox_.get());
}

NiceSession::~NiceSession() {
  thread_.run([this] {
    nice_agent_attach_recv(agent_, stream_, kComponent, thread_.context(), nullptr, nullptr);
    g_signal_handlers_disconnect_by_data(agent_, inbox_.get());
    g_object_unref(agent_);
  });
}

IceCredentials NiceSession::local_credentials() {
  IceCredentials credentials;
  thread_.run([&] {
    gchar* ufrag = nullptr;
    gchar* password = nullptr;
    CHECK(nice_agent_get_local_credentials(agent_, stream_, &ufrag, &password));
    credentials = {ufrag, password};
    g_free(ufrag);
    g_free(password);
  });
  return credentials;
}

std::vector<NiceSession::HostCandidate> NiceSession::host_candidates() {
  std::vector<HostCandidate> result;
  thread_.run([&] {
    GSList* list = nice_agent_get_local_candidates(agent_, stream_, kComponent);
    for (const GSList* i = list; i; i = i->next) {
      const auto* candidate = static_cast<const NiceCandidate*>(i->data);
      if (candidate->type != NICE_CANDIDATE_TYPE_HOST) continue;  // peer-reflexive ones appear later
      result.push_back({candidate->foundation, candidate->priority, from_nice(candidate->addr)});
    }
    g_slist_free_full(list, reinterpret_cast<GDestroyNotify>(&nice_candidate_free));
  });
  return result;
}

std::vector<int> NiceSession::sockets() {
  std::vector<int> result;
  thread_.run([&] {
    GPtrArray* array = nice_agent_get_sockets(agent_, stream_, kComponent);
    for (guint i = 0; array && i < array->len; ++i) {
      result.push_back(g_socket_get_fd(static_cast<GSocket*>(g_ptr_array_index(array, i))));
    }
    if (array) g_ptr_array_unref(array);
  });
  return result;
}

void NiceSession::restart() {
  thread_.run([this] { nice_agent_restart_stream(agent_, stream_); });
}

void NiceSession::set_remote_credentials(const IceCredentials& remote) {
  thread_.run([&] {
    nice_agent_set_remote_credentials(agent_, stream_, remote.ufrag.c_str(), remote.password.c_str());
  });
}

void NiceSession::add_remote_candidates(const std::vector<RemoteCandidate>& candidates) {
  if (candidates.empty()) return;
  thread_.run([&] {
    GSList* list = nullptr;
    for (const RemoteCandidate& candidate : candidates) {
      list = g_slist_append(list, make_candidate(candidate, stream_));
    }
    nice_agent_set_remote_candidates(agent_, stream_, kComponent, list);
    g_slist_free_full(list, reinterpret_cast<GDestroyNotify>(&nice_candidate_free));
  });
}

size_t NiceSession::send(const media::DatagramBatch& batch) {
  std::array<GOutputVector, media::DatagramBatch::kMaxDatagrams> vectors;
  std::array<NiceOutputMessage, media::DatagramBatch::kMaxDatagrams> messages;
  for (size_t i = 0; i < batch.size(); ++i) {
    vectors[i] = {batch[i].data(), batch[i].size()};
    messages[i] = {&vectors[i], 1};
  }
  const gint sent = nice_agent_send_messages_nonblocking(agent_, stream_, kComponent, messages.data(),
                                                         static_cast<guint>(batch.size()), nullptr, nullptr);
  return sent > 0 ? static_cast<size_t>(sent) : 0;
}

}  // namespace mcu
