#include "signaling/config/signaling_config.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class SignalingConfigTest : public testing::Test {
 protected:
  SignalingConfigTest() {
    folder = fs::temp_directory_path() /
             (std::string("signaling_config_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder);
    write("control.secret", "0123456789abcdef\n");
    write("sites.toml", "[[site]]\nid = \"a\"\nname = \"Ý Yên\"\n[[site]]\nid = \"b\"\nname = \"Mỹ Lộc\"\n");
    write("layouts.toml", "[[layout]]\nid = \"full\"\nvi = \"Một hình\"\nen = \"One\"\nlayout = \"full\"\n"
                          "places = [\"speaker\"]\n");
    write("conferences.toml", conference);
    write("signaling.toml", service);
  }
  ~SignalingConfigTest() override { fs::remove_all(folder); }

  void write(const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; }
  media::Result<SignalingConfig> read() { return read_signaling_config(folder / "signaling.toml"); }
  // The error's message without the folder.
  std::string error() {
    const auto config = read();
    if (config) return "(none)";
    std::string text = config.error().message;
    const auto at = text.find(folder.string() + "/");
    return at == std::string::npos ? text : text.erase(at, folder.string().size() + 1);
  }

  const std::string service =
      "[pages]\nweb_root = \"web\"\n[mcu]\nsecret_file = \"control.secret\"\n"
      "[files]\nsites = \"sites.toml\"\nconferences = \"conferences.toml\"\nstate = \"state\"\n";
  const std::string conference =
      "[[conference]]\nid = \"c\"\ntitle = \"Giao ban\"\nchair_site = \"a\"\nchair_token = \"chair-chair-chair\"\n"
      "[conference.tokens]\na = \"aaaaaaaaaaaaaaaa\"\nb = \"bbbbbbbbbbbbbbbb\"\n";
  fs::path folder;
};

TEST_F(SignalingConfigTest, DefaultsAndPaths) {
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->http.port, 8080);
  EXPECT_EQ(config->https.port, 8443);
  EXPECT_TRUE(config->https.certificate.empty());
  EXPECT_EQ(config->mcu.port, 7100);
  EXPECT_EQ(config->mcu.secret, "0123456789abcdef");
  EXPECT_EQ(config->pages.web_root, folder / "web");
  EXPECT_FALSE(config->pages.show_links);
  EXPECT_EQ(config->state_dir, folder / "state");
  ASSERT_EQ(config->layouts.size(), 1U) << "the file beside it";
  EXPECT_EQ(config->layouts[0].layout, mcu::LayoutName::kFull);
}

TEST_F(SignalingConfigTest, ConferencesAndTokens) {
  write("conferences.toml", conference + "[conference.floor]\nmax_holders = 2\ntime_limit_s = 180\nwarning_s = 20\n" +
                                "[[conference]]\nid = \"d\"\ntitle = \"D\"\nopen = false\npolicy = \"open\"\n"
                                "layout = \"grid\"\nsites = [\"b\"]\n");
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  const auto& book = config->book;
  ASSERT_EQ(book.plans.size(), 2U);
  EXPECT_EQ(book.plans[0].title, "Giao ban");
  EXPECT_EQ(book.plans[0].policy, FloorPolicy::kChaired);
  EXPECT_EQ(book.plans[0].chair_site, SiteId("a"));
  ASSERT_EQ(book.plans[0].sites.size(), 2U);
  EXPECT_EQ(book.plans[0].sites[1].name, "Mỹ Lộc");
  EXPECT_EQ(book.plans[0].floor.max_holders, 2U);
  EXPECT_EQ(book.plans[0].floor.time_limit, 180s);
  EXPECT_EQ(book.plans[0].floor.warning, 20s);
  EXPECT_EQ(book.plans[1].floor.time_limit, std::nullopt);
  EXPECT_FALSE(book.plans[1].open);
  EXPECT_EQ(book.plans[1].policy, FloorPolicy::kOpen);
  EXPECT_EQ(book.plans[1].preset, "grid");
  ASSERT_EQ(book.plans[1].sites.size(), 1U);
  ASSERT_EQ(book.tokens.size(), 3U);
  EXPECT_EQ(book.tokens.at("chair-chair-chair").role, Role::kChair);
  EXPECT_EQ(book.tokens.at("aaaaaaaaaaaaaaaa").site, SiteId("a"));
}

TEST_F(SignalingConfigTest, ProxiesAreTrustedWhenNamed) {
  EXPECT_TRUE(read()->http.trusted_proxies.empty());
  write("signaling.toml", service + "[http]\ntrusted_proxies = [\"127.0.0.1\", \"10.20.0.2\"]\n");
  EXPECT_EQ(read()->http.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "10.20.0.2"}));
}

TEST_F(SignalingConfigTest, WrongServiceFilesAreRefused) {
  const std::pair<std::string, std::string> cases[] = {
      {"[http]\nport = 0\n", "signaling.toml:10: http.port: 0 is not between 1 and 65535"},
      {"[htp]\n", "signaling.toml:9: htp: unknown key; did you mean \"http\"?"},
      {"[https]\nkey = \"k.pem\"\n", "signaling.toml:10: https.key: needs https.certificate too"},
      {"[http]\nenabled = false\n[https]\nenabled = false\n",
       "signaling.toml:9: http: both http and https are switched off"},
      {"[log]\nlevel = \"loud\"\n", "signaling.toml:10: log.level: \"loud\" is not one of debug, info, warning, error"},
  };
  for (const auto& [text, message] : cases) {
    write("signaling.toml", service + text);
    EXPECT_EQ(error(), message);
  }
  write("signaling.toml", "[mcu]\nsecret_file = \"control.secret\"\n");
  EXPECT_EQ(error(), "signaling.toml:1: pages.web_root: is missing");
  write("signaling.toml", service);
  write("control.secret", "short\n");
  EXPECT_EQ(error().rfind("control.secret: no secret of at least 16 characters", 0), 0U) << error();
}

TEST_F(SignalingConfigTest, WrongSitesAndConferencesAreRefused) {
  const std::pair<std::string, std::string> sites[] = {
      {"", "sites.toml:1: site: there is no [[site]]"},
      {"[[site]]\nid = \"A b\"\nname = \"x\"\n", "sites.toml:2: site[1].id: must be 1 to 64 of a-z, 0-9 and -"},
      {"[[site]]\nid = \"a\"\n", "sites.toml:1: site[1].name: is missing"},
      {"[[site]]\nid = \"a\"\nname = \"\"\n", "sites.toml:3: site[1].name: must be one line of text"},
      {"[[site]]\nid = \"a\"\nname = \"x\\ny\"\n", "sites.toml:3: site[1].name: must be one line of text"},
      {"[[site]]\nid = \"a\"\nname = \"x\"\n[[site]]\nid = \"a\"\nname = \"y\"\n",
       "sites.toml:5: site[2].id: another site has this id"},
  };
  const auto good_sites = "[[site]]\nid = \"a\"\nname = \"x\"\n[[site]]\nid = \"b\"\nname = \"y\"\n";
  for (const auto& [text, message] : sites) {
    write("sites.toml", text);
    EXPECT_EQ(error(), message);
  }
  write("sites.toml", good_sites);
  const std::string head = "[[conference]]\nid = \"c\"\ntitle = \"T\"\n";
  const std::pair<std::string, std::string> conferences[] = {
      {"", "conferences.toml:1: conference: there is no [[conference]]"},
      {head + "sites = [\"z\"]\n", "conferences.toml:4: conference[1].sites: there is no site \"z\""},
      {head + "sites = [\"a\", \"a\"]\n", "conferences.toml:4: conference[1].sites: \"a\" stands there twice"},
      {head + "sites = []\n", "conferences.toml:4: conference[1].sites: is empty"},
      {head + "chair_site = \"z\"\n",
       "conferences.toml:4: conference[1].chair_site: is not one of the conference's sites"},
      {head + "policy = \"free\"\n", "conferences.toml:4: conference[1].policy: \"free\" is not one of open, chaired"},
      {head + "chair_token = \"1234\"\n",
       "conferences.toml:4: conference[1].chair_token: must be 16 to 256 of A-Z, a-z, 0-9, - and _ (openssl rand -hex "
       "16)"},
      {head + "[conference.tokens]\nz = \"aaaaaaaaaaaaaaaa\"\n",
       "conferences.toml:5: conference[1].tokens.z: is not one of the conference's sites"},
      {head + "[conference.tokens]\na = \"aaaaaaaaaaaaaaaa\"\nb = \"aaaaaaaaaaaaaaaa\"\n",
       "conferences.toml:6: conference[1].tokens.b: this token opens another seat too"},
      {head + "[conference.floor]\nmax_holders = 0\n",
       "conferences.toml:5: conference[1].floor.max_holders: 0 is not between 1 and 64"},
      {head + head, "conferences.toml:5: conference[2].id: another conference has this id"},
      {head + "titl = \"x\"\n", "conferences.toml:4: conference[1].titl: unknown key; did you mean \"title\"?"},
  };
  for (const auto& [text, message] : conferences) {
    write("conferences.toml", text);
    EXPECT_EQ(error(), message);
  }
}

TEST_F(SignalingConfigTest, TheShippedExampleIsRight) {
  fs::copy(fs::path(EXAMPLE_CONFIG).parent_path(), folder / "shipped");
  fs::copy(folder / "control.secret", folder / "shipped" / "control.secret");
  const auto config = read_signaling_config(folder / "shipped" / "signaling.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->sites.size(), 12U);
  EXPECT_TRUE(config->book.plans.empty()) << "conferences are booked; nothing opens by a published token";
  EXPECT_TRUE(config->book.tokens.empty());
  // The comments say that the values shown are the defaults.
  const SignalingConfig defaults;
  EXPECT_EQ(config->http.port, defaults.http.port);
  EXPECT_EQ(config->limits.connections, defaults.limits.connections);
  EXPECT_EQ(config->limits.message_burst, defaults.limits.message_burst);
}

TEST_F(SignalingConfigTest, TheShippedExampleOfConferencesIsRight) {
  const auto shipped = fs::path(EXAMPLE_CONFIG).parent_path();
  const auto sites = read_sites(shipped / "sites.toml");
  ASSERT_TRUE(sites) << sites.error().message;
  const auto book = read_conferences(shipped / "conferences.toml", *sites);
  ASSERT_TRUE(book) << book.error().message;
  ASSERT_EQ(book->plans.size(), 1U);
  EXPECT_EQ(book->plans[0].sites.size(), 12U);
  EXPECT_EQ(book->tokens.size(), 13U);
  EXPECT_EQ(book->plans[0].floor.drop_grace, FloorSettings{}.drop_grace);
}

}  // namespace
}  // namespace signaling
