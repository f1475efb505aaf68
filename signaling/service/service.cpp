#include "signaling/service/service.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/json.hpp>
#include <spdlog/spdlog.h>

#include "mcu/api/proof.h"
#include "signaling/api/calendar_problem.h"
#include "signaling/api/identity.h"
#include "signaling/calendar/unbooked_papers.h"
#include "signaling/clock.h"
#include "signaling/history/figure_history.h"
#include "signaling/http/pages.h"
#include "signaling/http/web_server.h"
#include "signaling/mcu_client/mcu_client.h"
#include "signaling/rest/router.h"
#include "signaling/service/alarm_desk.h"
#include "signaling/service/conference_records.h"
#include "signaling/service/conference_schedule.h"
#include "signaling/service/followed_body.h"
#include "signaling/service/gate.h"
#include "signaling/service/metrics_desk.h"
#include "signaling/service/office.h"
#include "signaling/service/rest_interface.h"
#include "signaling/session/conference_directory.h"

namespace signaling {

namespace asio = boost::asio;

namespace {

constexpr auto kLongestFarewell = std::chrono::seconds(2);
constexpr auto kSweepEvery = std::chrono::minutes(1);
// A deadline that stays due does not spin the loop; and a timer that is due already is one of absolute time for Asio,
// which libfaketime (tools/demo --check) moves as if it were on the calendar's clock.
constexpr auto kShortestWait = std::chrono::milliseconds(1);
constexpr auto kSweepPapersEvery = std::chrono::hours(24);

WebServerSettings server_settings(const SignalingConfig& config) {
  WebServerSettings settings;
  if (config.http.enabled) settings.listeners.push_back({config.http.address, config.http.port, false});
  if (config.https.enabled) settings.listeners.push_back({config.https.address, config.https.port, true});
  settings.trusted_proxies = config.http.trusted_proxies;
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

// Joins the parts: each event from a socket, a request, the mcu or the timer enters with the time, those concerned are
// told what it changed, and the timer is set to the next deadline afterwards.
class Service::Impl : public HttpHandler,
                      public ClientPort,
                      public McuPort,
                      public FiguresPort,
                      public WebSocketHandler,
                      public McuHandler {
 public:
  Impl(asio::io_context& context, const SignalingConfig& config, StaticFiles files, std::unique_ptr<Office> office,
       const Post& post, std::shared_ptr<std::function<void()>> after_post)
      : start_(steady_now()),
        context_(context),
        deadline_(context),
        farewell_(context),
        office_(std::move(office)),
        gate_(office_->store(), office_->accounts(), office_->seats(), office_->calendar(), office_->guest_links()),
        schedule_(office_->store(), office_->calendar()),
        history_({.file = config.state_dir / "history.db", .limits = config.history}, post,
                 [this](const HistoryStatus& status) { history_is(status); }),
        clocks_{wall_now(), start_},
        records_(office_->store().layout().records(), clocks_, post,
                 [this](std::optional<uint64_t> dropped) { office_->alarms().record_lossy(dropped, both_clocks()); }),
        alarms_(office_->store(), office_->alarms()),
        directory_(DirectorySettings{.clocks = clocks_,
                                     .presets = config.layouts,
                                     .diagnosis = config.diagnosis,
                                     .trunks = config.trunks,
                                     .preflight = config.preflight},
                   {*this, *this, gate_, schedule_, schedule_, &records_, this, &alarms_},
                   [] { return mcu::make_nonce(); }),
        identity_(office_->accounts(), office_->seats(),
                  [this](const auto& conference, const auto& who) { return gate_.roles_in(conference, who); }),
        router_(rest_operations(*office_, gate_, rest_ports(config)), identity_, office_->keys().csrf),
        pages_(std::move(files), [this] { return boost::json::serialize(health_of(facts())); }),
        mcu_(context, mcu_settings(config), *this) {
    schedule_.use(directory_);
    office_->calendar().set_listeners(&office_->guests(), &schedule_);
    *after_post = [this] { settle(); };
    after_post_ = std::move(after_post);
  }

  ~Impl() override { *after_post_ = [] {}; }

  // Conferences that are open go on, and those that are due begin.
  media::Result<void> begin() {
    const auto at = now();
    const auto begun = schedule_.begin(moment_of(at));
    sweep();
    ask_calendar(at);
    arm();
    return begun;
  }

  void serve(std::unique_ptr<WebServer> server, std::optional<std::chrono::sys_seconds> certificate_ends) {
    certificate_ends_ = certificate_ends;
    server_ = std::move(server);
    server_->serve(*this, *this);
    mcu_.start();
  }

  void shut_down(std::function<void()> ended) {
    server_->shut_down(static_cast<uint16_t>(CloseCode::kServiceRestart));
    wait_for_farewells(std::move(ended), steady_now() + kLongestFarewell);
  }

  const WebServer& server() const { return *server_; }
  Office& office() { return *office_; }

  // ---- requests
  void answer(const HttpRequest& request, Reply reply) override {
    const auto counted = [this, reply = std::move(reply)](HttpReply answer) {
      metrics_.answered(answer.status);
      reply(std::move(answer));
    };
    if (!Router::is_api(request.target)) return pages_.answer(request, counted);
    schedule_.set_now(moment_of(now()));
    router_.answer(request, now(), [this, counted](HttpReply answer) {
      follow_what_was_stored();
      counted(std::move(answer));
    });
  }
  size_t max_body(const HttpRequest& head) const override {
    return Router::is_api(head.target) ? router_.max_body(head) : pages_.max_body(head);
  }
  HttpReply too_large(const HttpRequest& head) const override {
    return Router::is_api(head.target) ? router_.too_large(head) : pages_.too_large(head);
  }
  std::unique_ptr<BodySink> body_sink(const HttpRequest& head) override {
    auto sink = Router::is_api(head.target) ? router_.body_sink(head, now()) : nullptr;
    if (!sink) return nullptr;
    return std::make_unique<FollowedBody>(std::move(sink), [this] { schedule_.set_now(moment_of(now())); },
                                          [this] { follow_what_was_stored(); });
  }

  // ---- ports of the directory
  void send(ClientKey client, std::shared_ptr<const std::string> text) override {
    server_->send(client.value(), std::move(text));
  }
  void close(ClientKey client, CloseCode code) override {
    server_->close(client.value(), static_cast<uint16_t>(code));
  }
  void send(const mcu::Command& command) override { mcu_.send(command); }
  void second(const ConferenceId& conference, const MonitoredSecond& second) override {
    const auto* booked = office_->calendar().booking_of(conference);
    const std::string title = booked == nullptr ? "" : booked->booking.title;
    history_.add(conference, title, second);
    metrics_.second(conference, title, second);
    alarms_.second(conference, second);
  }

  // ---- what sockets bring
  void socket_opened(SocketId socket, const std::string& address) override {
    spdlog::info("opened client={} from={}", socket, address);
    enter([&](Timestamp now) { directory_.client_opened(ClientKey(socket), now, address); });
  }
  void socket_text(SocketId socket, std::string_view text) override {
    enter([&](Timestamp now) { directory_.client_text(ClientKey(socket), text, now); });
  }
  void socket_closed(SocketId socket) override {
    enter([&](Timestamp now) { directory_.client_closed(ClientKey(socket), now); });
  }

  // ---- what the mcu says
  void mcu_up(const mcu::Welcome& welcome) override {
    enter([&](Timestamp now) {
      office_->alarms().mcu_back(both_clocks());
      directory_.mcu_up(welcome, now);
    });
  }
  void mcu_down() override {
    enter([&](Timestamp now) {
      office_->alarms().mcu_gone(both_clocks());
      directory_.mcu_down(now);
    });
  }
  void mcu_event(const mcu::Event& event) override {
    enter([&](Timestamp now) { directory_.mcu_event(event, now); });
  }

 private:
  static RequestTime now() { return {wall_now(), steady_now()}; }
  static ClockPair both_clocks() { return {wall_now(), steady_now()}; }

  RestPorts rest_ports(const SignalingConfig& config) {
    return {std::string(version()), config.state_dir / "backups", [this] { return health_of(facts()); },
            [this](const EnrolledDevice& device) { return is_connected(device); }, [this] { follow_changes(); },
            [this](std::function<void()> work, std::function<void()> done) {
              ++working_;
              do_on(background_, std::move(work), [this, done = std::move(done)] {
                --working_;
                done();
              });
            },
            [this](const ConferenceId& conference, CalendarTime resumes_at) {
              directory_.set_phase(conference, OpenPhase::kPaused, steady_now(), resumes_at);
            },
            config.state_dir / "history.db",
            [this](std::function<void()> work, std::function<void()> done) {
              do_on(history_reads_, std::move(work), std::move(done));
            },
            [this](const ConferenceId& id, media::Timestamp at) { return directory_.preflight(id, at); },
            config.preflight,
            [] { return now(); },
            [this] { return metrics_.write(facts(), office_->alarms().alarms(), steady_now()); }};
  }

  // `done` comes back to this thread.
  void do_on(asio::thread_pool& pool, std::function<void()> work, std::function<void()> done) {
    asio::post(pool, [this, work = std::move(work), done = std::move(done)]() mutable {
      work();
      asio::post(context_, std::move(done));
    });
  }

  void history_is(const HistoryStatus& status) {
    if (status.problem.empty()) {
      spdlog::info("history: written again; {} seconds were lost", status.dropped);
      return office_->alarms().history_lossy(std::nullopt, both_clocks());
    }
    spdlog::error("history: {}; {} seconds lost", status.problem, status.dropped);
    office_->alarms().history_lossy(status.dropped, both_clocks());
  }

  bool is_connected(const EnrolledDevice& device) const {
    const auto& [site, kind] = device.place;
    if (kind == DeviceKind::kHall) return std::ranges::count(directory_.halls(), site) > 0;
    return kind == DeviceKind::kHallControl && std::ranges::count(directory_.controls(), site) > 0;
  }

  template <typename F>
  void enter(F operation) {
    const auto at = now();
    schedule_.set_now(moment_of(at));
    operation(at.steady);
    settle();
  }

  // What the last event led to.
  void settle() {
    const auto at = now();
    if (schedule_.tell_presence(moment_of(at))) ask_calendar(at);
    alarms_.settle(directory_, both_clocks());
    arm();
  }

  // After whatever may have moved the calendar, which looks at all its conferences for this: requests that stored
  // something, sites that came or went, its own deadline. Most of what sockets and the mcu say does not.
  void ask_calendar(RequestTime at) { calendar_at_ = office_->calendar().next_deadline(moment_of(at)); }

  void follow_what_was_stored() {
    if (office_->store().database().commits() != followed_) follow_changes();
  }

  // Something was stored, perhaps about somebody's rights: once all of it is done, those who are connected are told and
  // asked about anew.
  void follow_changes() {
    if (std::exchange(changes_wait_, true)) return;
    asio::post(context_, [this] {
      changes_wait_ = false;
      followed_ = office_->store().database().commits();
      const auto at = now();
      directory_.rights_changed(at.steady);
      schedule_.calendar_changed(moment_of(at));
      ask_calendar(at);
      settle();
    });
  }

  // Sets the timer to the next deadline of conferences, calendar and sweeping.
  void arm() {
    const auto at = now();
    const Timestamp next = std::min({directory_.next_deadline(), calendar_at_, mail_deadline(at),
                                     office_->alarms().next_deadline(), sweep_at_});
    if (next == armed_) return;
    armed_ = next;
    deadline_.cancel();
    deadline_.expires_at(to_steady(std::max(next, at.steady + kShortestWait)));
    deadline_.async_wait([this](boost::system::error_code error) {
      if (error) return;
      armed_ = media::kNever;
      handle_timeout();
    });
  }

  // Mail waits by the calendar's clock; a jump of that one is noticed by the next event, at the latest by a sweep.
  Timestamp mail_deadline(RequestTime at) const {
    const WallTime next = office_->mail().next_deadline();
    if (next == MailRoom::kNoDeadline) return media::kNever;
    return at.steady + std::clamp<media::Duration>(next - at.wall, media::Duration::zero(), kSweepEvery);
  }

  void handle_timeout() {
    const auto at = now();
    const Moment moment = moment_of(at);
    schedule_.set_now(moment);
    directory_.handle_timeout(at.steady);
    if (calendar_at_ <= at.steady) {
      report(office_->calendar().handle_timeout(moment));
      ask_calendar(at);
    }
    if (office_->alarms().next_deadline() <= at.steady) office_->alarms().handle_timeout(both_clocks());
    if (office_->mail().next_deadline() <= at.wall) office_->mail().handle_timeout(at.wall);
    if (sweep_at_ <= at.steady) sweep();
    settle();
  }

  void sweep() {
    const auto at = now();
    sweep_at_ = at.steady + kSweepEvery;
    report(office_->sweep(at));
    history_.tick(at.wall);
    look_at_disk();
    if (papers_at_ <= at.steady && working_ == 0) sweep_papers(at);
    for (const auto& device : office_->seats().devices()) {
      if (!device.revoked && is_connected(device)) report(office_->seats().seen(device.id, at.wall));
    }
  }

  void look_at_disk() {
    std::error_code error;
    const auto space = std::filesystem::space(office_->store().layout().folder, error);
    if (!error) office_->alarms().disk_free(space.available, both_clocks());
  }

  // Papers that were never booked, and files of removed ones. Not while a back-up is made: it holds papers that are
  // removed meanwhile.
  void sweep_papers(RequestTime now) {
    papers_at_ = now.steady + kSweepPapersEvery;
    report(remove_unbooked_papers(office_->store().database(), now.wall).map([](int) {}));
    report(office_->store().papers().sweep().map([](int) {}));
  }

  static void report(const media::Result<void>& done) {
    if (!done) spdlog::error("store: {} {}", done.error().code, done.error().message);
  }

  ServiceFacts facts() const {
    constexpr std::string_view kStates[] = {"connecting", "connected", "refused"};
    std::error_code ignored;
    const auto& layout = office_->store().layout();
    ServiceFacts facts;
    facts.version = version();
    facts.started = clocks_.wall;
    facts.uptime = std::chrono::duration_cast<std::chrono::seconds>(steady_now() - start_);
    facts.mcu_up = mcu_.state() == McuClient::State::kConnected;
    facts.mcu_state = kStates[static_cast<size_t>(mcu_.state())];
    facts.mcu_problem = mcu_.problem();
    facts.conferences = directory_.figures().size();
    for (const auto& figures : directory_.figures()) facts.connected_sites += figures.connected;
    facts.websockets = directory_.clients();
    facts.connections = server_->connections();
    facts.mail_waiting = office_->mail().waiting();
    facts.store_bytes = bytes_with_log(layout.database());
    facts.free_bytes = std::filesystem::space(layout.folder, ignored).available;
    facts.history = history_.status();
    facts.certificate_ends = certificate_ends_;
    return facts;
  }

  void wait_for_farewells(std::function<void()> ended, Timestamp latest) {
    if (server_->is_idle() || steady_now() >= latest) return ended();
    farewell_.expires_after(std::chrono::milliseconds(10));
    farewell_.async_wait([this, ended = std::move(ended), latest](boost::system::error_code error) mutable {
      if (!error) wait_for_farewells(std::move(ended), latest);
    });
  }

  const Timestamp start_;
  asio::io_context& context_;
  asio::steady_timer deadline_;
  asio::steady_timer farewell_;
  Timestamp armed_ = media::kNever;
  Timestamp sweep_at_ = media::kNever;
  Timestamp papers_at_ = start_;                      // at once: a server may be switched off every night
  int working_ = 0;                                   // what the background thread has not done yet
  Timestamp calendar_at_ = media::kNever;             // when the calendar wants to be called
  uint64_t followed_ = 0;                             // transactions whose changes were followed
  bool changes_wait_ = false;
  std::shared_ptr<std::function<void()>> after_post_;  // what threads posted has been done
  std::unique_ptr<Office> office_;
  Gate gate_;
  ConferenceSchedule schedule_;
  FigureHistory history_;
  const ClockPair clocks_;
  ConferenceRecords records_;
  AlarmDesk alarms_;
  MetricsDesk metrics_;
  ConferenceDirectory directory_;
  Identity identity_;
  Router router_;
  Pages pages_;
  McuClient mcu_;
  std::optional<std::chrono::sys_seconds> certificate_ends_;
  std::unique_ptr<WebServer> server_;
  // They end first: what they do needs the others.
  asio::thread_pool background_{1};
  asio::thread_pool history_reads_{1};  // not behind a back-up, which takes long
};

Service::Service(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Service::~Service() = default;

media::Result<std::unique_ptr<Service>> Service::create(asio::io_context& context, SignalingConfig config) {
  auto settings = server_settings(config);
  std::optional<std::chrono::sys_seconds> certificate_ends;
  if (config.https.enabled) {
    auto certificate = certificate_for(config);
    if (!certificate) return tl::unexpected(certificate.error());
    certificate_ends = end_of(certificate->certificate);
    settings.certificate = std::move(*certificate);
  }
  // Before all that takes time: halls that come back after a restart wait, and need not try again later.
  auto server = WebServer::listen(context, std::move(settings));
  if (!server) return tl::unexpected(server.error());
  auto files = StaticFiles::load(config.pages.web_root);
  if (!files) return tl::unexpected(files.error());
  const auto after_post = std::make_shared<std::function<void()>>([] {});
  const auto post = [&context, after_post](std::function<void()> work) {
    asio::post(context, [work = std::move(work), after_post] {
      work();
      (*after_post)();
    });
  };
  auto office = Office::open({config.state_dir / "store", config.sites, config.layouts, config.alarms}, post,
                             {wall_now(), steady_now()});
  if (!office) return tl::unexpected(office.error());
  auto impl = std::make_unique<Impl>(context, config, std::move(*files), std::move(*office), post, after_post);
  impl->serve(std::move(*server), certificate_ends);
  if (auto done = impl->begin(); !done) return tl::unexpected(done.error());
  auto service = std::unique_ptr<Service>(new Service(std::move(impl)));
  service->http_enabled_ = config.http.enabled;
  service->https_enabled_ = config.https.enabled;
  if (auto done = service->offer_first_administrator(); !done) return tl::unexpected(done.error());
  return service;
}

// Without an administrator nobody can do anything here, so the way in is printed where whoever started this looks.
media::Result<void> Service::offer_first_administrator() {
  const auto token = impl_->office().accounts().first_administrator().make_link(wall_now());
  if (!token) return tl::unexpected(token.error());
  if (!*token) return {};
  const std::string base = http_enabled_ ? "http://localhost:" + std::to_string(http_port())
                                         : "https://localhost:" + std::to_string(https_port());
  spdlog::warn("there is no administrator yet; make the first account within 24 hours at {}/first-administrator#{}",
               base, **token);
  return {};
}

void Service::shut_down(std::function<void()> ended) { impl_->shut_down(std::move(ended)); }

uint16_t Service::http_port() const { return http_enabled_ ? impl_->server().port(0) : 0; }
uint16_t Service::https_port() const { return https_enabled_ ? impl_->server().port(http_enabled_ ? 1 : 0) : 0; }

}  // namespace signaling
