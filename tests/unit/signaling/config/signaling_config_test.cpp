#include "signaling/config/signaling_config.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

class SignalingConfigTest : public testing::Test {
 protected:
  SignalingConfigTest() {
    write("control.secret", "0123456789abcdef\n");
    write("sites.toml", "[[site]]\nid = \"a\"\nname = \"Ý Yên\"\n[[site]]\nid = \"b\"\nname = \"Mỹ Lộc\"\n");
    write("layouts.toml", "[[layout]]\nid = \"full\"\nvi = \"Một hình\"\nen = \"One\"\nlayout = \"full\"\n"
                          "places = [\"speaker\"]\n");
    write("signaling.toml", service);
  }

  void write(const std::string& name, const std::string& text) { folder.write(name, text); }
  media::Result<SignalingConfig> read() { return read_signaling_config(folder.path() / "signaling.toml"); }
  // The error's message without the folder.
  std::string error() {
    const auto config = read();
    if (config) return "(none)";
    std::string text = config.error().message;
    const std::string before = folder.path().string() + "/";
    const auto at = text.find(before);
    return at == std::string::npos ? text : text.erase(at, before.size());
  }

  const std::string service =
      "[pages]\nweb_root = \"web\"\n[mcu]\nsecret_file = \"control.secret\"\n"
      "[files]\nsites = \"sites.toml\"\nstate = \"state\"\n";
  media::test::TemporaryFolder folder;
};

TEST_F(SignalingConfigTest, DefaultsAndPaths) {
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->http.port, 8080);
  EXPECT_EQ(config->https.port, 8443);
  EXPECT_TRUE(config->https.certificate.empty());
  EXPECT_EQ(config->mcu.port, 7100);
  EXPECT_EQ(config->mcu.secret, "0123456789abcdef");
  EXPECT_EQ(config->pages.web_root, folder.path() / "web");
  EXPECT_EQ(config->state_dir, folder.path() / "state");
  ASSERT_EQ(config->layouts.size(), 1U) << "the file beside it";
  EXPECT_EQ(config->layouts[0].layout, mcu::LayoutName::kFull);
}

TEST_F(SignalingConfigTest, ProxiesAreTrustedWhenNamed) {
  EXPECT_TRUE(read()->http.trusted_proxies.empty());
  write("signaling.toml", service + "[http]\ntrusted_proxies = [\"127.0.0.1\", \"10.20.0.2\"]\n");
  EXPECT_EQ(read()->http.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "10.20.0.2"}));
}

TEST_F(SignalingConfigTest, WhatIsRememberedHasItsLimits) {
  EXPECT_EQ(read()->history.seconds_days, 30);
  write("signaling.toml", service + "[history]\nseconds_days = 7\nminutes_days = 90\nmax_mb = 500\n");
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->history.seconds_days, 7);
  EXPECT_EQ(config->history.minutes_days, 90);
  EXPECT_EQ(config->history.max_mb, 500);
}

TEST_F(SignalingConfigTest, WrongServiceFilesAreRefused) {
  const std::pair<std::string, std::string> cases[] = {
      {"[http]\nport = 0\n", "signaling.toml:9: http.port: 0 is not between 1 and 65535"},
      {"[htp]\n", "signaling.toml:8: htp: unknown key; did you mean \"http\"?"},
      {"[https]\nkey = \"k.pem\"\n", "signaling.toml:9: https.key: needs https.certificate too"},
      {"[http]\nenabled = false\n[https]\nenabled = false\n",
       "signaling.toml:8: http: both http and https are switched off"},
      {"[history]\nmax_mb = 10\n", "signaling.toml:9: history.max_mb: 10 is not between 50 and 1000000"},
      {"[history]\nminutes_days = 10\n",
       "signaling.toml:9: history.minutes_days: must not be less than history.seconds_days"},
      {"[log]\nlevel = \"loud\"\n", "signaling.toml:9: log.level: \"loud\" is not one of debug, info, warning, error"},
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

TEST_F(SignalingConfigTest, AlarmsHaveHoldTimesSeveritiesAndAddresses) {
  EXPECT_EQ(read()->alarms.book.rules, AlarmSettings().rules);
  write("signaling.toml", service + "[alarms]\nmail_to = [\"a@b.vn\"]\nmail_from = \"warning\"\nmail_at_end = false\n"
                                    "settle_s = 12.5\n"
                                    "disk_free_mb = 10\n[alarms.hall]\nseverity = \"info\"\nraise_s = 1\n");
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  const auto& alarms = config->alarms;
  ASSERT_EQ(alarms.mail_to.size(), 1U);
  EXPECT_EQ(alarms.mail_to[0].text(), "a@b.vn");
  EXPECT_EQ(alarms.mail_from, AlarmSeverity::kWarning);
  EXPECT_FALSE(alarms.mail_at_end);
  EXPECT_EQ(alarms.book.settle, std::chrono::milliseconds(12'500));
  EXPECT_EQ(alarms.least_free_bytes, 10U << 20);
  const auto& hall = alarms.book.rule(AlarmKind::kHall);
  EXPECT_EQ(hall, (AlarmRule{AlarmSeverity::kInfo, std::chrono::seconds(1), std::chrono::seconds(60)}));
  EXPECT_TRUE(alarms.book.check());
}

TEST_F(SignalingConfigTest, WrongAlarmsAreRefused) {
  const std::pair<std::string, std::string> cases[] = {
      {"[alarms]\nmail_to = [\"a@@b\"]\n", "signaling.toml:9: alarms.mail_to: \"a@@b\" is no mail address"},
      {"[alarms.hal]\n", "signaling.toml:8: alarms.hal: unknown key"},
      {"[alarms.hall]\nraise_s = -1\n", "signaling.toml:9: alarms.hall.raise_s: -1 is not between 0 and 3600"},
      {"[alarms.hall]\nseverity = \"bad\"\n", "signaling.toml:9: alarms.hall.severity: \"bad\" is not one of info"},
  };
  for (const auto& [text, message] : cases) {
    write("signaling.toml", service + text);
    EXPECT_EQ(error().substr(0, message.size()), message);
  }
}

TEST_F(SignalingConfigTest, WrongSitesAreRefused) {
  const std::pair<std::string, std::string> sites[] = {
      {"", "sites.toml:1: site: there is no [[site]]"},
      {"[[site]]\nid = \"A b\"\nname = \"x\"\n", "sites.toml:2: site[1].id: must be 1 to 64 of a-z, 0-9 and -"},
      {"[[site]]\nid = \"a\"\n", "sites.toml:1: site[1].name: is missing"},
      {"[[site]]\nid = \"a\"\nname = \"\"\n", "sites.toml:3: site[1].name: must be one line of text"},
      {"[[site]]\nid = \"a\"\nname = \"x\\ny\"\n", "sites.toml:3: site[1].name: must be one line of text"},
      {"[[site]]\nid = \"a\"\nname = \"x\"\n[[site]]\nid = \"a\"\nname = \"y\"\n",
       "sites.toml:5: site[2].id: another site has this id"},
  };
  for (const auto& [text, message] : sites) {
    write("sites.toml", text);
    EXPECT_EQ(error(), message);
  }
}

TEST_F(SignalingConfigTest, TrunksAreReadAndCheckedAgainstTheSites) {
  const std::string sites = "[[site]]\nid = \"a\"\nname = \"x\"\n[[site]]\nid = \"b\"\nname = \"y\"\n";
  const std::string trunk = "[[trunk]]\nname = \"Vòng nam\"\nsites = [\"b\", \"a\"]\n";
  write("sites.toml", sites + trunk);
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  ASSERT_EQ(config->trunks.size(), 1U);
  EXPECT_EQ(config->trunks[0].name, "Vòng nam");
  EXPECT_EQ(config->trunks[0].sites, (std::vector{SiteId("b"), SiteId("a")}));

  const std::pair<std::string, std::string> cases[] = {
      {"[[trunk]]\nname = \"n\"\nsites = [\"a\", \"c\"]\n",
       "sites.toml:9: trunk[1].sites: \"c\" is not the id of a [[site]]"},
      {"[[trunk]]\nname = \"n\"\nsites = [\"a\", \"a\"]\n", "sites.toml:9: trunk[1].sites: \"a\" stands twice"},
      {"[[trunk]]\nname = \"n\"\nsites = [\"a\"]\n", "sites.toml:9: trunk[1].sites: must be two sites or more"},
      {"[[trunk]]\nname = \"n\"\n", "sites.toml:7: trunk[1].sites: is missing"},
      {"[[trunk]]\nsites = [\"a\", \"b\"]\n", "sites.toml:7: trunk[1].name: is missing"},
      {trunk + trunk, "sites.toml:11: trunk[2].name: another trunk has this name"},
  };
  for (const auto& [text, message] : cases) {
    write("sites.toml", sites + text);
    EXPECT_EQ(error(), message);
  }
}

TEST_F(SignalingConfigTest, ThresholdsOfTheDiagnosisAreReadAndChecked) {
  write("signaling.toml", service + "[diagnosis]\nloss = 0.05\nsilent_s = 5\n");
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->diagnosis.loss, 0.05);
  EXPECT_EQ(config->diagnosis.silent_s, 5);
  EXPECT_EQ(config->diagnosis.jitter_ms, DiagnosisSettings{}.jitter_ms);

  const std::pair<std::string, std::string> cases[] = {
      {"loss = 2.0\n", "signaling.toml:9: diagnosis.loss: 2 is not between 0.001 and 1"},
      {"calm_loss = 0.04\n", "signaling.toml:9: diagnosis.calm_loss: must not be above diagnosis.loss"},
      {"silent_s = 20\nsilent_again_s = 10\n",
       "signaling.toml:10: diagnosis.silent_again_s: must not be below diagnosis.silent_s"},
      {"server_cpu = 0.0\n", "signaling.toml:9: diagnosis.server_cpu: 0 is not between 0.1 and 1"},
      {"los = 0.1\n", "signaling.toml:9: diagnosis.los: unknown key; did you mean \"loss\"?"},
  };
  for (const auto& [text, message] : cases) {
    write("signaling.toml", service + "[diagnosis]\n" + text);
    EXPECT_EQ(error(), message);
  }
}

TEST_F(SignalingConfigTest, WhatATestedSiteHasToReachIsReadAndChecked) {
  write("signaling.toml", service + "[preflight]\nup_warn_kbps = 1000.0\nloss_fail = 0.1\nprobe_max_kbps = 8000\n");
  const auto config = read();
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->preflight.up_kbps, (CheckLimit{1000, 700}));
  EXPECT_EQ(config->preflight.loss, (CheckLimit{0.01, 0.1}));
  EXPECT_EQ(config->preflight.probe_bytes(), 2'000'000U);
  EXPECT_EQ(config->preflight.rtt_ms, PreflightSettings{}.rtt_ms);

  const std::pair<std::string, std::string> cases[] = {
      {"rtt_warn_ms = 0.5\n", "signaling.toml:9: preflight.rtt_warn_ms: 0.5 is not between 1 and 60000"},
      {"loss_warn = 0.02\nloss_fail = 0.01\n",
       "signaling.toml:10: preflight.loss_fail: must lie beyond preflight.loss_warn"},
      {"down_warn_kbps = 800.0\ndown_fail_kbps = 900.0\n",
       "signaling.toml:10: preflight.down_fail_kbps: must lie beyond preflight.down_warn_kbps"},
      {"microphone_fail_dbov = 3.0\n",
       "signaling.toml:9: preflight.microphone_fail_dbov: 3 is not between -127 and 0"},
      {"probe_seconds = 6\n", "signaling.toml:9: preflight.probe_seconds: 6 is not between 1 and 5"},
      {"prob_seconds = 1\n",
       "signaling.toml:9: preflight.prob_seconds: unknown key; did you mean \"probe_seconds\"?"},
  };
  for (const auto& [text, message] : cases) {
    write("signaling.toml", service + "[preflight]\n" + text);
    EXPECT_EQ(error(), message);
  }
  write("signaling.toml", service + "[preflight]\nprobe_max_kbps = 1000\n");
  EXPECT_TRUE(error().starts_with("signaling.toml:9: preflight.probe_max_kbps: "))
      << "the default bandwidths are more than such a probe can see";
}

TEST_F(SignalingConfigTest, TheShippedExampleIsRight) {
  fs::copy(fs::path(EXAMPLE_CONFIG).parent_path(), folder.path() / "shipped");
  fs::copy(folder.path() / "control.secret", folder.path() / "shipped" / "control.secret");
  const auto config = read_signaling_config(folder.path() / "shipped" / "signaling.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->sites.size(), 12U);
  // The comments say that the values shown are the defaults.
  const SignalingConfig defaults;
  EXPECT_EQ(config->http.port, defaults.http.port);
  EXPECT_EQ(config->limits.connections, defaults.limits.connections);
  EXPECT_EQ(config->limits.message_burst, defaults.limits.message_burst);
  EXPECT_EQ(config->history.seconds_days, defaults.history.seconds_days);
  EXPECT_EQ(config->history.minutes_days, defaults.history.minutes_days);
  EXPECT_EQ(config->history.max_mb, defaults.history.max_mb);
  EXPECT_EQ(config->alarms.book.rules, defaults.alarms.book.rules);
  EXPECT_EQ(config->alarms.book.settle, defaults.alarms.book.settle);
  EXPECT_EQ(config->alarms.least_free_bytes, defaults.alarms.least_free_bytes);
  EXPECT_EQ(config->alarms.mail_at_end, defaults.alarms.mail_at_end);
  EXPECT_TRUE(config->alarms.book.check());
  const auto thresholds = [](const SignalingConfig& c) {
    const auto& d = c.diagnosis;
    return std::vector<double>{d.loss,         d.calm_loss, d.jitter_ms, d.queue_growth_ms, d.rtt_rise_ms,
                               d.rtt_ms,       d.server_cpu, d.server_lane, d.computer_cpu, d.freeze_ms,
                               d.clipped,      d.echo_loss_db, double(d.silent_s), double(d.silent_again_s)};
  };
  EXPECT_EQ(thresholds(*config), thresholds(defaults));
  const auto limits = [](const SignalingConfig& c) {
    const auto& p = c.preflight;
    return std::vector<CheckLimit>{p.rtt_ms,    p.loss,         p.jitter_ms,       p.clock_s, p.up_kbps,
                                   p.down_kbps, p.echo_loss_db, p.microphone_dbov};
  };
  EXPECT_EQ(limits(*config), limits(defaults));
  EXPECT_EQ(config->preflight.oldest_chrome, defaults.preflight.oldest_chrome);
  EXPECT_EQ(config->preflight.oldest_firefox, defaults.preflight.oldest_firefox);
  EXPECT_EQ(config->preflight.probe_bytes(), defaults.preflight.probe_bytes());
}

}  // namespace
}  // namespace signaling
