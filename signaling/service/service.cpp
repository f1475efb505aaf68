#include "signaling/service/service.h"

#include <chrono>
#include <optional>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json.hpp>
#include <spdlog/spdlog.h>

#include "mcu/api/proof.h"
#include "signaling/clock.h"
#include "signaling/http/pages.h"
#include "signaling/http/web_server.h"
#include "signaling/mcu_client/mcu_client.h"
#include "signaling/service/links.h"
#include "signaling/session/conference_directory.h"
#include "signaling/session/fixed_tokens.h"

namespace signaling {

namespace asio = boost::asio;

namespace {

constexpr auto kLongestFarewell = std::chrono::seconds(2);

WebServerSettings server_settings(const SignalingConfig& config) {
  WebServerSettings settings;
  if (config.http.enabled) settings.listeners.push_back({config.http.address, config.http.port, false});
  if (config.https.enabled) settings.listeners.push_back({config.https.address, config.https.port, true});
  settings.max_connections = config.limits.connections;
  settings.max_connections_per_address = config.limits.connections_per_address;
  settings.messages_per_second = config.limits.messages_per_second;
  settings.message_burst = static_cast<double>(config.limits.message_burst);
  return settings;
}

McuClientSettings mcu_settings(const SignalingConfig& config) {
  McuClientSettings settings;
  settings.address = config.mcu.address;
  settings.port = config.mcu.port;
  settings.channel.secret = config.mcu.secret;
  return settings;
}

media::Result<TlsCertificate> certificate_for(const SignalingConfig& config) {
  if (!config.https.certificate.empty()) return read_certificate(config.https.certificate, config.https.key);
  return self_signed_certificate(config.state_dir, config.https.names);
}

}  // namespace

std::string_view version() { return DIEMCAU_VERSION; }

// Joins the parts: each event from a socket, the mcu or the timer enters the directory with the time, and the timer is
// set to the directory's next deadline afterwards.
class Service::Impl : public ClientPort,
                      public McuPort,
                      public PresencePort,
                      public UpcomingSource,
                      public WebSocketHandler,
                      public McuHandler {
 public:
  Impl(asio::io_context& context, const SignalingConfig& config, StaticFiles files)
      : start_(steady_now()),
        deadline_(context),
        farewell_(context),
        tokens_(config.book.plans, config.book.tokens),
        directory_(DirectorySettings{}, {*this, *this, tokens_, *this, *this}, [] { return mcu::make_nonce(); }),
        pages_(
            std::move(files), [this] { return health(); },
            config.pages.show_links ? std::optional(links_json(config.book)) : std::nullopt),
        mcu_(context, mcu_settings(config), *this) {
    for (const auto& plan : config.book.plans) {
      if (plan.open) directory_.open(plan, OpenPhase::kInSession, start_);
    }
  }

  media::Result<void> listen(asio::io_context& context, WebServerSettings settings) {
    auto server = WebServer::create(context, std::move(settings), pages_, *this);
    if (!server) return tl::unexpected(server.error());
    server_ = std::move(*server);
    mcu_.start();
    return {};
  }

  void shut_down(std::function<void()> ended) {
    server_->shut_down(static_cast<uint16_t>(CloseCode::kServiceRestart));
    wait_for_farewells(std::move(ended), steady_now() + kLongestFarewell);
  }

  const WebServer& server() const { return *server_; }

  // ---- ports of the directory
  void send(ClientKey client, std::shared_ptr<const std::string> text) override {
    server_->send(client.value(), std::move(text));
  }
  void close(ClientKey client, CloseCode code) override {
    server_->close(client.value(), static_cast<uint16_t>(code));
  }
  void send(const mcu::Command& command) override { mcu_.send(command); }
  // Conferences of the configuration stand in no calendar: nobody has to hear who is there, and nothing is coming.
  void site_joined(const ConferenceId&, const SiteId&) override {}
  void site_left(const ConferenceId&, const SiteId&) override {}
  Upcoming upcoming(const SiteId&) override { return {}; }

  // ---- what sockets bring
  void socket_opened(SocketId socket, const std::string& address) override {
    spdlog::info("opened client={} from={}", socket, address);
    enter([&](Timestamp now) { directory_.client_opened(ClientKey(socket), now); });
  }
  void socket_text(SocketId socket, std::string_view text) override {
    enter([&](Timestamp now) { directory_.client_text(ClientKey(socket), text, now); });
  }
  void socket_closed(SocketId socket) override {
    enter([&](Timestamp now) { directory_.client_closed(ClientKey(socket), now); });
  }

  // ---- what the mcu says
  void mcu_up(const mcu::Welcome& welcome) override {
    enter([&](Timestamp now) { directory_.mcu_up(welcome, now); });
  }
  void mcu_down() override {
    enter([&](Timestamp now) { directory_.mcu_down(now); });
  }
  void mcu_event(const mcu::Event& event) override {
    enter([&](Timestamp now) { directory_.mcu_event(event, now); });
  }

 private:
  template <typename F>
  void enter(F operation) {
    operation(steady_now());
    arm();
  }

  // Sets the timer to the directory's next deadline.
  void arm() {
    const Timestamp next = directory_.next_deadline();
    if (next == armed_) return;
    armed_ = next;
    deadline_.cancel();
    if (next == media::kNever) return;
    deadline_.expires_at(to_steady(next));
    deadline_.async_wait([this](boost::system::error_code error) {
      if (error) return;
      armed_ = media::kNever;
      directory_.handle_timeout(steady_now());
      arm();
    });
  }

  std::string health() const {
    size_t connected = 0;
    for (const auto& figures : directory_.figures()) connected += figures.connected;
    constexpr std::string_view kStates[] = {"connecting", "connected", "refused"};
    const bool has_mcu = mcu_.state() == McuClient::State::kConnected;
    boost::json::object health{
        {"status", has_mcu ? "ok" : "degraded"},
        {"version", version()},
        {"mcu", kStates[static_cast<size_t>(mcu_.state())]},
        {"mcu_problem", mcu_.problem()},
        {"conferences", directory_.figures().size()},
        {"connected_sites", connected},
        {"connections", server_->connections()},
        {"uptime_s", std::chrono::duration_cast<std::chrono::seconds>(steady_now() - start_).count()}};
    return boost::json::serialize(health);
  }

  void wait_for_farewells(std::function<void()> ended, Timestamp latest) {
    if (server_->is_idle() || steady_now() >= latest) return ended();
    farewell_.expires_after(std::chrono::milliseconds(10));
    farewell_.async_wait([this, ended = std::move(ended), latest](boost::system::error_code error) mutable {
      if (!error) wait_for_farewells(std::move(ended), latest);
    });
  }

  const Timestamp start_;
  asio::steady_timer deadline_;
  asio::steady_timer farewell_;
  Timestamp armed_ = media::kNever;
  FixedTokens tokens_;
  ConferenceDirectory directory_;
  Pages pages_;
  McuClient mcu_;
  std::unique_ptr<WebServer> server_;
};

Service::Service(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Service::~Service() = default;

media::Result<std::unique_ptr<Service>> Service::create(asio::io_context& context, SignalingConfig config) {
  auto files = StaticFiles::load(config.pages.web_root);
  if (!files) return tl::unexpected(files.error());
  auto settings = server_settings(config);
  if (config.https.enabled) {
    auto certificate = certificate_for(config);
    if (!certificate) return tl::unexpected(certificate.error());
    settings.certificate = std::move(*certificate);
  }
  auto impl = std::make_unique<Impl>(context, config, std::move(*files));
  if (auto done = impl->listen(context, std::move(settings)); !done) return tl::unexpected(done.error());
  auto service = std::unique_ptr<Service>(new Service(std::move(impl)));
  service->http_enabled_ = config.http.enabled;
  service->https_enabled_ = config.https.enabled;
  return service;
}

void Service::shut_down(std::function<void()> ended) { impl_->shut_down(std::move(ended)); }

uint16_t Service::http_port() const { return http_enabled_ ? impl_->server().port(0) : 0; }
uint16_t Service::https_port() const { return https_enabled_ ? impl_->server().port(http_enabled_ ? 1 : 0) : 0; }

}  // namespace signaling
