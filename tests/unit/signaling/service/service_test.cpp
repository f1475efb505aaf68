// The whole service over real sockets: pages, TLS, and a conference from joining to the mcu's loss and return.
#include "signaling/service/service.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "signaling/clock.h"
#include "signaling/service/office.h"
#include "test_peers.h"
#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace json = boost::json;
using asio::ip::tcp;
using namespace std::chrono_literals;
using PlainClient = TestClient<tcp::socket>;
using TlsClient = TestClient<asio::ssl::stream<tcp::socket>>;

constexpr const char* kSecret = "0123456789abcdef";

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() {
    spdlog::set_level(spdlog::level::off);
    fs::create_directory(folder / "web");
    own_folder.write("web/index.html", "<!doctype html><title>Điểm Cầu</title>");
    config.http = {true, "127.0.0.1", 0};
    config.https.address = "127.0.0.1";
    config.https.port = 0;
    config.pages.web_root = folder / "web";
    config.state_dir = folder / "state";
    config.mcu.secret = kSecret;
    config.sites = {{SiteId("center"), "UBND tỉnh"}, {SiteId("a"), "Ý Yên"}, {SiteId("b"), "Mỹ Lộc"}};
    fill_store();
  }
  ~ServiceTest() override { spdlog::set_level(spdlog::level::info); }

  // Halls with devices, and a conference in session; the chair lets a program of its own ask for tickets.
  void fill_store() {
    const RequestTime now{wall_now(), steady_now()};
    const Moment moment{std::chrono::floor<std::chrono::seconds>(now.wall), now.steady};
    const Author author{"quan.tri", now.wall};
    auto office = Office::open({config.state_dir / "store", config.sites, config.layouts},
                               [](std::function<void()>) {}, now).value();
    User user;
    user.login = user.display_name = "chu.tri";
    user.role = "chair";
    const UserId chair = Users(office->store().database()).add(user).value();
    auto& programs = office->accounts().tokens();
    const Principal issuer{.role = Role::kChair, .user = chair};
    program = programs.issue(chair, {"trang", Scopes{Scope::kConference}}, issuer, author).value().token;
    User desk;
    desk.login = "truc.ban";
    desk.display_name = "Trần Văn An";
    desk.role = "operator";
    const UserId on_duty = Users(office->store().database()).add(desk).value();
    const Scopes scopes{Scope::kRead, Scope::kConference, Scope::kTechnical};
    desk_program =
        programs.issue(on_duty, {"trang", scopes}, {.role = Role::kOperator, .user = on_duty}, author).value().token;
    ConferenceBooking booking;
    for (const auto& site : config.sites) {
      const auto code = office->seats().issue_code({site.id, DeviceKind::kHall}, author).value();
      devices[site.id.value()] = office->seats().redeem(code.shown, {"127.0.0.1", now.wall, now.steady}).value().token;
      booking.sites.push_back(site.id);
    }
    booking.title = "Giao ban";
    booking.start = std::chrono::ceil<std::chrono::minutes>(moment.calendar + 1s);
    booking.length = 60min;
    booking.chair_site = booking.sites.front();
    booking.chair = booking.operator_in_charge = chair;
    booking.layout_presets = {"stage"};
    auto& calendar = office->calendar();
    EXPECT_TRUE(calendar.begin(moment));
    const Person by{chair, user.login};
    conference = ConferenceId(calendar.create(booking, by, moment).value()->booking.id.value());
    EXPECT_TRUE(calendar.start(conference, by, moment));
  }

  void start() {
    auto created = Service::create(context, config);
    ASSERT_TRUE(created) << created.error().message;
    service = std::move(*created);
  }
  void start_with_mcu() {
    mcu = std::make_unique<TestMcu>(context, kSecret);
    config.mcu.port = mcu->port();
    start();
    ASSERT_TRUE(until([&] { return mcu->last<mcu::SetConference>() != nullptr; }));
  }

  // Runs until the condition holds; false after 5 s.
  bool until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > end) return false;
      context.restart();
      context.run_one_for(100ms);
    }
    return true;
  }

  PlainClient connect() {
    tcp::socket socket(context);
    socket.connect({asio::ip::address_v4::loopback(), service->http_port()});
    return PlainClient(std::move(socket));
  }
  PlainClient join_by(const std::string& token, bool media = true) {
    auto client = connect();
    client.upgrade();
    client.say(json::serialize(json::object{{"type", "join"}, {"token", token}, {"version", 2}, {"media", media}}));
    return client;
  }
  PlainClient join(const std::string& hall) { return join_by(devices.at(hall)); }
  PlainClient join_as_chair() { return join_as(program); }
  PlainClient join_as(const std::string& token) {
    const auto answer = ask("POST /api/v1/conferences/" + conference.value() + "/tickets", "Content-Length: 2\r\n"
                            "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n", "{}");
    return join_by(std::string(body(answer).at("ticket").as_string()), false);
  }
  std::string ask(const std::string& what, const std::string& headers = "", const std::string& sent = "") {
    auto client = connect();
    client.say_raw(what + " HTTP/1.1\r\nHost: x\r\n" + headers + "Connection: close\r\n\r\n" + sent);
    EXPECT_TRUE(until([&] { return client.ended(); }));
    return client.http();
  }
  std::string get(const std::string& path) { return ask("GET " + path); }
  static json::value body(const std::string& answer) { return json::parse(answer.substr(answer.find("\r\n\r\n") + 4)); }
  json::value health() { return body(get("/healthz")); }
  // Has the mcu answer the newest offer.
  void answer_offer() {
    mcu::Reply reply;
    reply.id = mcu->last_id<mcu::Offer>();
    reply.sdp = "v=0 answer";
    reply.slots = {{"0", "audio", std::nullopt, false}, {"2", "stage", std::nullopt, true}};
    mcu->say(reply);
  }
  std::string heard() const {
    std::string sites;
    const auto* set = mcu->last<mcu::SetConference>();
    if (set == nullptr) return "(nothing)";
    for (const auto& p : set->conference.participants) {
      if (p.heard) sites += (sites.empty() ? "" : " ") + p.site.value();
    }
    return sites;
  }

  media::test::TemporaryFolder own_folder;
  const fs::path folder = own_folder.path();
  SignalingConfig config;
  ConferenceId conference;
  std::map<std::string, std::string> devices;  // site → token
  std::string program;                         // the chair's, by its token
  std::string desk_program;                    // the operator's
  asio::io_context context{1};
  std::unique_ptr<TestMcu> mcu;
  std::unique_ptr<Service> service;
};

TEST_F(ServiceTest, ServesPagesAndHealth) {
  start_with_mcu();
  EXPECT_NE(get("/hall?token=x").find("<title>Điểm Cầu</title>"), std::string::npos);
  EXPECT_TRUE(get("/nothing.js").starts_with("HTTP/1.1 404"));
  const auto state = health();
  EXPECT_EQ(state.at("status").as_string(), "ok");
  EXPECT_EQ(state.at("mcu").as_string(), "connected");
  EXPECT_EQ(state.at("connected_sites").to_number<int>(), 0);
}

TEST_F(ServiceTest, ServesTheSameOverTlsWithItsOwnCertificate) {
  start();
  asio::ssl::context tls(asio::ssl::context::tls_client);
  tls.load_verify_file((folder / "state/certificate.pem").string());
  tls.set_verify_mode(asio::ssl::verify_peer);
  asio::ssl::stream<tcp::socket> stream(context, tls);
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(stream.native_handle()), "127.0.0.1");
  stream.lowest_layer().connect({asio::ip::address_v4::loopback(), service->https_port()});
  std::optional<boost::system::error_code> shaken;
  stream.async_handshake(asio::ssl::stream_base::client, [&](boost::system::error_code error) { shaken = error; });
  ASSERT_TRUE(until([&] { return shaken.has_value(); }));
  ASSERT_FALSE(*shaken) << shaken->message();
  TlsClient client(std::move(stream));
  client.upgrade();
  client.say(R"({"type":"join","version":2,"media":true,"token":")" + devices["a"] + "\"}");
  EXPECT_TRUE(until([&] { return client.count("slots") == 1; }));
  EXPECT_EQ(client.last("joined").at("self").at("name").as_string(), "Ý Yên");
}

TEST_F(ServiceTest, AConferenceFromJoiningToRevoking) {
  start_with_mcu();
  EXPECT_EQ(heard(), "center");
  auto a = join("a");
  auto center = join("center");
  auto chair = join_as_chair();
  ASSERT_TRUE(until([&] { return a.count("slots") == 1 && chair.count("floor") == 1 && center.count("slots") == 1; }));
  EXPECT_EQ(a.last("joined").at("self").at("site").as_string(), "a");
  EXPECT_EQ(chair.last("joined").at("self").at("role").as_string(), "chair");

  a.say(R"({"type":"offer","sdp":"v=0 offer","id":"o1"})");
  ASSERT_TRUE(until([&] { return mcu->last<mcu::Offer>() != nullptr; }));
  EXPECT_EQ(mcu->last<mcu::Offer>()->sdp, "v=0 offer");
  answer_offer();
  ASSERT_TRUE(until([&] { return a.count("answer") == 1 && a.count("ok") == 1 && a.count("slots") == 2; }));
  EXPECT_EQ(a.last("answer").at("sdp").as_string(), "v=0 answer");
  a.say(R"({"type":"candidate","candidate":"candidate:1 1 udp 1 10.0.0.1 5000 typ host","mid":"0"})");
  ASSERT_TRUE(until([&] { return mcu->last<mcu::Candidate>() != nullptr; }));

  a.say(R"({"type":"floor.request","id":1})");
  ASSERT_TRUE(until([&] { return chair.last("floor").at("speech").at("queue").as_array().size() == 1; }));
  const auto version = mcu->last<mcu::SetConference>()->conference.version;
  chair.say(R"({"type":"floor.grant","site":"a","id":"g"})");
  ASSERT_TRUE(until([&] {
    return heard() == "center a" && chair.count("ok") == 1 && a.last("microphone").at("state").as_string() == "live";
  }));
  EXPECT_EQ(mcu->last<mcu::SetConference>()->conference.version, version + 1) << "one step";
  const std::vector<mcu::DesiredPlace> stage{{mcu::DesiredPlace::Kind::kSite, SiteId("a")}};
  EXPECT_EQ(mcu->last<mcu::SetConference>()->conference.groups.at(0).places, stage);

  chair.say(R"({"type":"floor.revoke","site":"a"})");
  ASSERT_TRUE(until([&] { return heard() == "center" && a.last("microphone").at("state").as_string() == "off"; }));
  a.hang_up();
  ASSERT_TRUE(until([&] { return health().at("connected_sites").to_number<int>() == 1; }));
}

TEST_F(ServiceTest, TheMcusEventsReachTheirSites) {
  start_with_mcu();
  auto a = join("a");
  auto b = join("b");
  ASSERT_TRUE(until([&] { return a.count("slots") == 1 && b.count("slots") == 1; }));
  mcu->say(mcu::SpeakingEvent{conference, {SiteId("b")}, SiteId("b")});
  mcu->say(mcu::LayersEvent{conference, SiteId("a"), {"m", "l"}});
  mcu->say(mcu::SlotsEvent{conference, SiteId("b"), {{"3", "gallery-1", SiteId("a"), false}}});
  ASSERT_TRUE(until([&] { return a.count("speaking") == 1 && a.count("layers") == 1 && b.count("slots") == 2; }));
  EXPECT_EQ(a.last("layers").at("layers"), json::parse(R"(["m","l"])"));
  EXPECT_EQ(b.count("layers"), 0U);
  EXPECT_EQ(b.last("slots").at("slots").at(0).at("site").as_string(), "a");
}

TEST_F(ServiceTest, TheSecondOnASeatReplacesTheFirst) {
  start();
  auto first = join("a");
  ASSERT_TRUE(until([&] { return first.count("joined") == 1; }));
  auto second = join("a");
  ASSERT_TRUE(until([&] { return first.close_code() == 4001 && second.count("joined") == 1; }));
  ASSERT_TRUE(until([&] { return first.ended(); }));
  second.say(R"({"type":"ping","id":1})");
  EXPECT_TRUE(until([&] { return second.count("pong") == 1; }));
}

TEST_F(ServiceTest, BadTokensAndBadMessages) {
  start();
  auto stranger = join_by("token-x");
  ASSERT_TRUE(until([&] { return stranger.close_code() == 4003; }));
  EXPECT_EQ(stranger.last("error").at("code").as_string(), "token.unknown");

  auto a = join("a");
  ASSERT_TRUE(until([&] { return a.count("joined") == 1; }));
  const std::pair<std::string, std::string> cases[] = {
      {"not json", "message.not_json"},
      {R"({"type":"dance"})", "message.unknown_type"},
      {R"({"type":"floor.grant","site":"a"})", "auth.role"},
      {R"({"type":"view","view":"sideways"})", "field.out_of_range"},
      {std::string(60'000, '['), "message.not_json"},
      {R"({"type":"ping","<script>":1})", "field.unknown"},
  };
  size_t errors = 0;
  for (const auto& [text, code] : cases) {
    a.say(text);
    ++errors;
    ASSERT_TRUE(until([&] { return a.count("error") == errors; })) << text.substr(0, 80);
    EXPECT_EQ(a.last("error").at("code").as_string(), code);
  }
  a.say(R"({"type":"ping"})");
  EXPECT_TRUE(until([&] { return a.count("pong") == 1; })) << "the connection lives";
}

TEST_F(ServiceTest, TheMcuMissingGoneAndBack) {
  // A port nobody listens on yet.
  mcu = std::make_unique<TestMcu>(context, kSecret);
  const uint16_t port = mcu->port();
  mcu.reset();
  config.mcu.port = port;
  start();
  auto a = join("a");
  ASSERT_TRUE(until([&] { return a.count("slots") == 1; }));
  EXPECT_EQ(a.last("roster").at("mcu"), false);
  EXPECT_EQ(health().at("mcu").as_string(), "connecting");
  EXPECT_EQ(health().at("status").as_string(), "degraded");
  a.say(R"({"type":"offer","sdp":"v=0 early","id":1})");
  ASSERT_TRUE(until([&] { return a.count("error") == 1; }));
  EXPECT_EQ(a.last("error").at("code").as_string(), "mcu.unavailable");
  EXPECT_FALSE(a.last("error").at("message").at("vi").as_string().empty());

  // It comes: the offer that waited is answered.
  mcu = std::make_unique<TestMcu>(context, kSecret, port);
  ASSERT_TRUE(until([&] { return mcu->last<mcu::Offer>() != nullptr; }));
  EXPECT_EQ(mcu->last<mcu::Offer>()->sdp, "v=0 early");
  EXPECT_TRUE(std::holds_alternative<mcu::SetConference>(mcu->commands().front().body));
  answer_offer();
  ASSERT_TRUE(until([&] { return a.count("answer") == 1; }));
  EXPECT_EQ(a.last("roster").at("mcu"), true);
  const auto connection = mcu->last<mcu::Offer>()->connection;

  // It restarts and has lost everything: a is sent away to come back with a new offer.
  const auto version = mcu->last<mcu::SetConference>()->conference.version;
  mcu.reset();
  ASSERT_TRUE(until([&] { return a.last("roster").at("mcu") == false; }));
  mcu = std::make_unique<TestMcu>(context, kSecret, port);
  ASSERT_TRUE(until([&] { return a.close_code() == 1012 && mcu->last<mcu::SetConference>() != nullptr; }));
  EXPECT_GT(mcu->last<mcu::SetConference>()->conference.version, version);
  auto again = join("a");
  ASSERT_TRUE(until([&] { return again.count("slots") == 1; }));
  again.say(R"({"type":"offer","sdp":"v=0 new"})");
  ASSERT_TRUE(until([&] { return mcu->last<mcu::Offer>() != nullptr; }));
  EXPECT_NE(mcu->last<mcu::Offer>()->connection, connection);
}

TEST_F(ServiceTest, ARestartIsAnAlarmThatTheDeskAcknowledges) {
  config.alarms.book.rules[static_cast<size_t>(AlarmKind::kServer)].raise_after = {};
  start_with_mcu();  // the service ran before: fill_store()
  auto desk = join_as(desk_program);
  ASSERT_TRUE(until([&] { return desk.count("alarms") == 1; }));
  const auto alarm = desk.last("alarms").at("alarms").at(0).as_object();
  EXPECT_EQ(alarm.at("kind"), "server");
  EXPECT_TRUE(alarm.at("acknowledged").is_null());
  desk.say(json::serialize(json::object{{"type", "alarm.acknowledge"}, {"alarm", alarm.at("id")}, {"id", 1}}));
  ASSERT_TRUE(until([&] { return desk.count("ok") == 1 && desk.count("alarms") == 2; }));
  EXPECT_EQ(desk.last("alarms").at("alarms").at(0).at("acknowledged").at("by"), "Trần Văn An");
  const auto listed = body(ask("GET /api/v1/alarms", "Authorization: Bearer " + desk_program + "\r\n"));
  ASSERT_EQ(listed.at("items").as_array().size(), 1U);
  EXPECT_EQ(listed.at("items").at(0).at("acknowledged").at("by"), "Trần Văn An");
}

TEST_F(ServiceTest, AnMcuWithAnotherSecretRefuses) {
  mcu = std::make_unique<TestMcu>(context, "another secret!!");
  config.mcu.port = mcu->port();
  start();
  ASSERT_TRUE(until([&] { return health().at("mcu").as_string() == "refused"; }));
  EXPECT_NE(std::string(health().at("mcu_problem").as_string()).find("the proof is wrong"), std::string::npos);
}

TEST_F(ServiceTest, EndingTellsEverybodyToComeBack) {
  start();
  auto a = join("a");
  auto idle = connect();
  ASSERT_TRUE(until([&] { return a.count("joined") == 1; }));
  bool ended = false;
  service->shut_down([&] { ended = true; });
  ASSERT_TRUE(until([&] { return ended; }));
  EXPECT_EQ(a.close_code(), 1012);
  EXPECT_TRUE(until([&] { return idle.ended(); }));
}

TEST_F(ServiceTest, PapersThatNobodyBookedGoAtTheStart) {
  const auto open = [this] { return Store::open(config.state_dir / "store", wall_now()).value(); };
  PaperId old, young;
  {
    const auto store = open();
    const auto add = [&](std::chrono::days age) {
      return store->papers().add("x.pdf", "application/pdf", "%PDF-1.7", wall_now() - age).value().id;
    };
    old = add(std::chrono::days(8));
    young = add(std::chrono::days(6));
  }
  start();
  service.reset();
  const auto store = open();
  EXPECT_FALSE(store->papers().find(old).value().has_value());
  EXPECT_TRUE(store->papers().find(young).value().has_value());
}

TEST_F(ServiceTest, AStartThatCannotBeSaysWhy) {
  config.pages.web_root = folder / "nowhere";
  EXPECT_EQ(Service::create(context, config).error().code, "pages.missing");
  config.pages.web_root = folder / "web";
  config.https.certificate = folder / "none.pem";
  config.https.key = folder / "none.pem";
  EXPECT_EQ(Service::create(context, config).error().code, "tls.missing_file");
  config.https.enabled = false;
  start();
  config.http.port = service->http_port();
  config.state_dir = folder / "other";
  EXPECT_EQ(Service::create(context, config).error().code, "http.busy_port");
  EXPECT_FALSE(fs::exists(folder / "other/store")) << "it listens before it looks at the store";
  config.http.port = 0;
  config.state_dir = folder / "state";
  EXPECT_EQ(Service::create(context, config).error().code, "store.in_use");
}

}  // namespace
}  // namespace signaling
