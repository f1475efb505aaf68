#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "signaling/session/conference_session.h"

namespace signaling {

// Where the directory sends what clients are to hear. Implemented by the WebSocket server, faked in tests. Neither call
// comes back into the directory.
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

// What a join token opens.
struct Admission {
  ConferenceId conference;
  Role role = Role::kSite;
  std::optional<SiteId> site;  // for Role::kSite
};

struct DirectorySettings {
  Duration join_timeout = std::chrono::seconds(10);
};

// All conferences of the service, and which client is in which. Reads clients' texts, checks tokens, hands messages to
// their conference and carries out what it wants; distributes what the mcu says. No sockets and no clock: time comes
// in, texts go out by the two ports. Logs the life of conferences. Not thread-safe; calls must not nest.
class ConferenceDirectory {
 public:
  // `make_id` makes names for connections that cannot be guessed. The ports outlive the directory.
  ConferenceDirectory(std::vector<ConferencePlan> plans, std::unordered_map<std::string, Admission> tokens,
                      DirectorySettings settings, ClientPort& clients, McuPort& mcu,
                      std::function<std::string()> make_id);

  // ---- clients
  void client_opened(ClientKey client, Timestamp now);
  void client_text(ClientKey client, std::string_view text, Timestamp now);
  // The connection is gone, from whichever side.
  void client_closed(ClientKey client, Timestamp now);

  // ---- the mcu
  void mcu_up(const mcu::Welcome& welcome, Timestamp now);
  void mcu_down(Timestamp now);
  // A reply or an event; Challenge, Refused and Welcome do not come here.
  void mcu_event(const mcu::Event& event, Timestamp now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(Timestamp now);

  // ---- figures
  struct ConferenceFigures {
    ConferenceId id;
    size_t sites = 0;
    size_t connected = 0;
  };
  std::vector<ConferenceFigures> figures() const;
  size_t clients() const { return clients_.size(); }

 private:
  struct Client {
    ConferenceSession* session = nullptr;   // null: has not joined
    Timestamp join_by = media::kNever;
  };
  struct OpenCommand {
    ConferenceSession* session = nullptr;
    uint64_t offer = 0;  // 0: no offer
    std::string_view what;
  };

  Done receive(ClientKey client, const ParsedMessage& message, Timestamp now);
  Done join(ClientKey client, const Join& join, Timestamp now);
  void on(const mcu::Reply& reply, Timestamp now);
  template <typename E>
  void on(const E& event, Timestamp now);
  void refuse_client(ClientKey client, const std::optional<MessageId>& id, const Refusal& refusal);
  void send(ClientKey client, const ServerMessage& message);
  void close(ClientKey client, CloseCode code);
  void carry_out(ConferenceSession& session, Timestamp now);
  void command(ConferenceSession* session, mcu::CommandBody body, uint64_t offer);
  ConferenceSession* find(const ConferenceId& id);

  const DirectorySettings settings_;
  ClientPort& client_port_;
  McuPort& mcu_port_;
  std::function<std::string()> make_id_;
  std::map<ConferenceId, std::unique_ptr<ConferenceSession>> sessions_;
  std::unordered_map<std::string, Admission> tokens_;
  std::map<ClientKey, Client> clients_;
  std::unordered_map<int64_t, OpenCommand> commands_;  // sent and not answered
  int64_t last_command_ = 0;
};

}  // namespace signaling
