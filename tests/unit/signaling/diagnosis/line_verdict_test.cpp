// Verdicts on lines, trunks and the server.
#include <gtest/gtest.h>

#include "tests/unit/signaling/diagnosis/diagnosis_scene.h"

namespace signaling {
namespace {

TEST(LineVerdict, NeedsThreeOfFiveSecondsAndALongerCalm) {
  Scene scene;
  scene.play(5);
  scene.play_site(2, [](auto& s) { lose(s.figures->uplink, 10); });
  EXPECT_EQ(scene.kind(), "fine");
  scene.play_site(1, [](auto& s) { lose(s.figures->uplink, 10); });
  EXPECT_EQ(scene.kind(), "uplink");
  EXPECT_EQ(scene.kind(kB), "fine");
  EXPECT_EQ(scene.verdict().since, at(5));
  scene.play(9);
  EXPECT_EQ(scene.kind(), "uplink");
  scene.play(3);
  EXPECT_EQ(scene.kind(), "fine");
  EXPECT_EQ(scene.verdict().evidence, std::vector<Evidence>{});
}

TEST(LineVerdict, OneLostPacketCountsNothingAtWhateverShare) {
  Scene scene;
  for (int i = 0; i < 60; ++i) {
    scene.play_site(1, [](auto& s) {
      s.figures->uplink->packets = 3;  // a site that sends next to nothing
      lose(s.figures->uplink, 1);
    });
    scene.play_site(9, [](auto& s) { s.figures->uplink->packets = 3; });
    ASSERT_EQ(scene.kind(), "fine");
  }
}

TEST(LineVerdict, OneBadSecondCountsNothing) {
  Scene scene;
  for (int i = 0; i < 20; ++i) {
    scene.play_site(1, [](auto& s) {
      lose(s.figures->downlink, 150);
      s.figures->downlink->jitter_ms = 200;
      s.figures->downlink->delay_trend_ms = 300;
    });
    scene.play(11);
    ASSERT_EQ(scene.kind(), "fine");
  }
}

TEST(LineVerdict, ScatteredSecondsThatLoseTooMuchTogetherAreNotFine) {
  Scene scene;
  for (int i = 0; i < 6; ++i) {  // never three of five, and 6.7 % in ten seconds
    scene.play_site(1, [](auto& s) { lose(s.figures->uplink, 50); });
    scene.play(4);
  }
  EXPECT_EQ(scene.kind(), "uplink");
}

TEST(LineVerdict, SaysWhatKindOfLineItIs) {
  const struct {
    const char* what;
    std::function<void(ObservedSite&, int)> change;
    const char* kind;
    const char* grounds;
    const char* advice;
  } cases[] = {
      {"scattered", [](auto& s, int) { lose(s.figures->uplink, 12); }, "uplink", "loss single_losses", "check_access"},
      {"bursts", [](auto& s, int) { lose(s.figures->downlink, 12, 3); }, "downlink", "loss loss_bursts",
       "call_carrier"},
      {"jitter", [](auto& s, int) { s.figures->uplink->jitter_ms = 90; }, "uplink", "jitter", "call_carrier"},
      {"a growing queue", [](auto& s, int) { s.figures->downlink->delay_trend_ms = 50; }, "downlink", "queue_growth",
       "lower_downlink_rate"},
      {"a full queue",
       [](auto& s, int second) {
         s.figures->uplink->delay_trend_ms = second < 3 ? 60 : 0;
         if (second >= 3) lose(s.figures->uplink, 12);
       },
       "uplink", "loss queue_growth", "lower_uplink_rate"},
      {"loss that comes with the rate",
       [](auto& s, int second) {
         s.figures->uplink->kbps = second % 2 == 0 ? 900 : 500;
         if (second % 2 == 0) lose(s.figures->uplink, 30);
       },
       "uplink", "loss loss_with_rate", "lower_uplink_rate"},
      {"an encoder that gives in",
       [](auto& s, int) {
         lose(s.figures->uplink, 12);
         s.figures->endpoint->encoder_limit = mcu::EncoderLimit::kBandwidth;
       },
       "uplink", "loss encoder_bandwidth", "lower_uplink_rate"},
      {"a long round trip", [](auto& s, int) { s.figures->uplink->rtt_ms = 300; }, "downlink", "round_trip",
       "lower_downlink_rate"},
      {"a long round trip of a limited encoder",
       [](auto& s, int) {
         s.figures->uplink->rtt_ms = 300;
         s.figures->endpoint->encoder_limit = mcu::EncoderLimit::kBandwidth;
       },
       "uplink", "round_trip encoder_bandwidth", "lower_uplink_rate"},
      {"a queue that was full before anybody looked",
       [](auto& s, int second) {
         s.figures->uplink->rtt_ms = s.figures->downlink->rtt_ms = 430;
         s.figures->uplink->delay_trend_ms = second % 2 == 0 ? -8 : 3;
         lose(s.figures->uplink, 80, 3);
       },
       "uplink", "loss round_trip", "lower_uplink_rate"},
      {"such a queue on the way down",
       [](auto& s, int) {
         s.figures->uplink->rtt_ms = s.figures->downlink->rtt_ms = 430;
         s.figures->uplink->delay_trend_ms = 3;
         lose(s.figures->downlink, 80, 3);
       },
       "downlink", "loss round_trip", "lower_downlink_rate"},
      {"both directions",
       [](auto& s, int) {
         lose(s.figures->uplink, 10);
         lose(s.figures->downlink, 40);
       },
       "downlink", "loss single_losses other_direction", "check_access"},
  };
  for (const auto& c : cases) {
    Scene scene;
    scene.play(5);
    for (int i = 0; i < 12; ++i) scene.play_site(1, [&](auto& s) { c.change(s, i); });
    EXPECT_EQ(scene.kind(), c.kind) << c.what;
    EXPECT_EQ(scene.grounds(), c.grounds) << c.what;
    EXPECT_EQ(scene.advice(), c.advice) << c.what;
  }
}

// Twelve packets on the way up: one by one, or in two runs of the class that counts as 5.5.
void lose_twelve(ObservedSite& site, bool in_bursts) {
  auto& line = site.figures->uplink;
  lose(line, 12);
  line->loss_runs = {};
  line->loss_runs[in_bursts ? 2 : 0] = in_bursts ? 2 : 12;
}

TEST(LineVerdict, KeepsItsAdviceWhileTheShareOfBurstsIsNearItsThreshold) {
  const struct {
    bool begins_in_bursts;
    const char* advice;
    const char* grounds;
  } cases[] = {{true, "call_carrier", "loss loss_bursts"}, {false, "check_access", "loss single_losses"}};
  for (const auto& c : cases) {
    Scene scene;
    scene.play(5);
    for (int i = 0; i < 240; ++i) {
      // Six seconds of each kind in turn: of any ten, four to six are in bursts, which makes 38 to 58 %.
      scene.play_site(1, [&](auto& s) { lose_twelve(s, (i / 6 % 2 == 0) == c.begins_in_bursts); });
      if (i < 2) continue;  // no verdict yet
      ASSERT_EQ(scene.advice(), c.advice) << "second " << i;
      ASSERT_EQ(scene.grounds(), c.grounds) << "second " << i;
    }
  }
}

TEST(LineVerdict, ChangesItsAdviceWhenTheLineReallyChanges) {
  Scene scene;
  scene.play(5);
  const auto lose_for = [&](int seconds, bool in_bursts) {
    scene.play_site(seconds, [&](auto& s) { lose_twelve(s, in_bursts); });
  };
  lose_for(20, false);
  EXPECT_EQ(scene.advice(), "check_access");
  lose_for(10, true);
  EXPECT_EQ(scene.advice(), "check_access") << "the window is full of it only now";
  lose_for(10, true);
  EXPECT_EQ(scene.advice(), "call_carrier");
  EXPECT_EQ(scene.grounds(), "loss loss_bursts");
  lose_for(10, false);
  EXPECT_EQ(scene.advice(), "call_carrier");
  lose_for(10, false);
  EXPECT_EQ(scene.advice(), "check_access");
  EXPECT_EQ(scene.grounds(), "loss single_losses");

  scene.play(25);
  ASSERT_EQ(scene.kind(), "fine");
  lose_for(3, true);
  EXPECT_EQ(scene.advice(), "call_carrier") << "another trouble is told by its own losses, at once";
}

TEST(LineVerdict, ANewConnectionBeginsWithNothingAgainstIt) {
  Scene scene;
  const auto bad = [](auto& s) { lose(s.figures->uplink, 30); };
  scene.play(5);
  scene.play_site(10, bad);
  const int back = scene.now;
  scene.play_site(3, [&](auto& s) {
    bad(s);
    s.duty.connected_since = at(back);
  });
  EXPECT_EQ(scene.kind(), "fine") << "while it settles";
  scene.play_site(6, [&](auto& s) {
    bad(s);
    s.duty.connected_since = at(back);
  });
  EXPECT_EQ(scene.kind(), "uplink");
}

// ---- not there -----------------------------------------------------------------------------------------------------

TEST(Unreachable, IsWhoIsGoneForFourSecondsOrBringsNothing) {
  const struct {
    const char* what;
    std::function<void(ObservedSite&)> change;
    const char* kind;
    const char* grounds;
  } cases[] = {
      {"gone", [](auto& s) { s.duty.connected_since.reset(); }, "unreachable", "not_connected"},
      {"no figures", [](auto& s) { s.figures.reset(); }, "unreachable", "no_packets"},
      {"no packets",
       [](auto& s) {
         s.figures = mcu::SiteSecond{s.site, mcu::LineFigures{}};
       },
       "unreachable", "no_packets"},
      {"packets of the second before, which are settled late",
       [](auto& s) {
         s.figures = mcu::SiteSecond{s.site, mcu::LineFigures{.packets = 60}};
       },
       "unreachable", "no_packets"},
      {"nothing to send, but its reports come",
       [](auto& s) {
         s.figures = mcu::SiteSecond{s.site, mcu::LineFigures{.rtt_ms = 20}, mcu::LineFigures{.packets = 50}};
       },
       "fine", ""},
  };
  for (const auto& c : cases) {
    Scene scene;
    scene.play(5);
    scene.play_site(3, c.change);
    EXPECT_EQ(scene.kind(), "fine") << c.what;
    scene.play_site(3, c.change);
    EXPECT_EQ(scene.kind(), c.kind) << c.what;
    EXPECT_EQ(scene.grounds(), c.grounds) << c.what;
    scene.play(5);
    EXPECT_EQ(scene.kind(), "fine") << c.what;
  }
}

TEST(Unreachable, IsNotTakenForACameraThatStoppedASecondBefore) {
  const auto without_picture = [](ObservedSite& s) {
    s.figures->picture->layers_received.clear();
    s.figures->picture->frames_decoded = 0;
  };
  const auto cut = [&](ObservedSite& s) {
    without_picture(s);
    s.figures->uplink = mcu::LineFigures{};
    s.figures->downlink.reset();
  };
  Scene scene;
  scene.play(5);
  scene.play_site(1, without_picture);
  scene.play_site(3, cut);
  EXPECT_EQ(scene.kind(), "fine");
  scene.play_site(1, cut);
  EXPECT_EQ(scene.kind(), "unreachable");
}

// ---- trunks --------------------------------------------------------------------------------------------------------

const std::vector<Trunk> kSouth = {{"Nam", {SiteId("a"), SiteId("b"), SiteId("c")}}};

void lose_at(ObservedSecond& second, std::initializer_list<size_t> sites) {
  for (const size_t i : sites) lose(second.sites[i].figures->uplink, 15);
}

TEST(TrunkVerdict, IsOfSitesThatSufferTogetherWhileOthersDoNot) {
  const struct {
    std::initializer_list<size_t> suffering;
    const char* kind;
    const char* grounds;
    const char* advice;
  } cases[] = {
      {{0, 1, 2}, "trunk", "mates_suffer loss single_losses", "check_trunk"},
      {{0, 1}, "trunk", "mates_suffer loss single_losses", "check_trunk"},
      {{0}, "uplink", "loss single_losses", "check_access"},
      {{0, 5}, "uplink", "loss single_losses", "check_access"},
      {{0, 1, 2, 3, 4}, "uplink", "all_suffer loss single_losses", "check_bridge_line"},
  };
  for (const auto& c : cases) {
    Scene scene(kSouth, 6);
    scene.play(5);
    scene.play(6, [&](auto& s) { lose_at(s, c.suffering); });
    EXPECT_EQ(scene.kind(), c.kind) << c.suffering.size();
    EXPECT_EQ(scene.grounds(), c.grounds) << c.suffering.size();
    EXPECT_EQ(scene.advice(), c.advice) << c.suffering.size();
  }
}

TEST(TrunkVerdict, NamesItsTrunkAndSparesTheSitesThatAreWell) {
  Scene scene(kSouth, 6);
  scene.play(5);
  scene.play(6, [](auto& s) { lose_at(s, {0, 1}); });
  EXPECT_EQ(scene.verdict().trunk, "Nam");
  EXPECT_EQ(scene.kind(kC), "fine");
  EXPECT_EQ(scene.kind(SiteId("d")), "fine");
  scene.play(30, [](auto& s) { lose_at(s, {0}); });
  EXPECT_EQ(scene.kind(), "uplink") << "the others are well again";
  EXPECT_EQ(scene.verdict().trunk, "");
}

// Its sites do not begin to suffer in the same second: while it may be the trunk, a single line is not named.
TEST(TrunkVerdict, IsWaitedForALittle) {
  const struct {
    const char* what;
    std::vector<const char*> suffering;  // second by second, of the sites a and b
    const char* kind;                    // of a after the last of them, and fine before
  } cases[] = {{"the neighbour suffers too, but later", {"a", "a", "ab", "ab", "ab"}, "trunk"},
               {"one bad second of the neighbour", {"a", "a", "ab", "a", "a"}, "uplink"},
               {"the neighbour is bad now and then", {"a", "a", "ab", "a", "ab"}, "uplink"},
               {"the neighbour is well", {"a", "a", "a"}, "uplink"}};
  for (const auto& c : cases) {
    Scene scene(kSouth, 6);
    scene.play(5);
    for (const char* sites : c.suffering) {
      EXPECT_EQ(scene.kind(), "fine") << c.what;
      scene.play(1, [&](auto& s) {
        for (const char* site = sites; *site != 0; ++site) lose_at(s, {static_cast<size_t>(*site - 'a')});
      });
    }
    EXPECT_EQ(scene.kind(), c.kind) << c.what;
  }
}

TEST(TrunkVerdict, FollowsOnALineThatWasNamedAloneAsSoonAsItShows) {
  Scene scene(kSouth, 6);
  scene.play(5);
  scene.play(3, [](auto& s) { lose_at(s, {0}); });
  EXPECT_EQ(scene.kind(), "uplink");
  scene.play(3, [](auto& s) { lose_at(s, {0, 1}); });
  EXPECT_EQ(scene.kind(), "trunk");
  EXPECT_EQ(scene.kind(kB), "trunk");
}

// ---- server --------------------------------------------------------------------------------------------------------

TEST(ServerVerdict, ComesBeforeWhateverTheLinesShow) {
  Scene scene(kSouth, 6);
  scene.play(5);
  for (int i = 0; i < 20; ++i) {
    scene.play(1, [](auto& s) {
      lose_at(s, {0, 1, 2, 3, 4, 5});
      s.server->late_ticks = 8;
    });
    ASSERT_FALSE(is_line(scene.verdict().kind));
  }
  for (const auto& name : scene.names) EXPECT_EQ(scene.kind(name), "server");
  EXPECT_EQ(scene.grounds(), "late_ticks");
  EXPECT_EQ(scene.advice(), "relieve_server");
  scene.play(10);
  EXPECT_EQ(scene.kind(), "fine");
}

// Twelve rows that all say "server" would hide the five that had their own trouble before.
TEST(ServerVerdict, LeavesSitesTheTroubleTheyHadLongBefore) {
  const auto late = [](ObservedSecond& s) { s.server->late_ticks = 8; };
  const auto trouble = [](ObservedSecond& s) {
    lose_at(s, {0});
    s.sites[1].duty.connected_since.reset();
    s.sites[1].figures.reset();
  };
  const auto late_as_well = [&](ObservedSecond& s) {
    trouble(s);
    late(s);
  };
  Scene scene;
  scene.play(5);
  scene.play(30, trouble);
  scene.play(20, late_as_well);
  EXPECT_EQ(scene.kind(kA), "uplink");
  EXPECT_EQ(scene.kind(kB), "unreachable");
  EXPECT_EQ(scene.kind(kC), "server");
  scene.play(25);  // the server's calm, then the line's
  EXPECT_EQ(scene.kind(kA), "fine");

  Scene young;
  young.play(5);
  young.play(10, trouble);
  young.play(20, late_as_well);
  EXPECT_EQ(young.kind(kA), "server") << "the server may have done it, before it showed";

  Scene back;
  back.play(5);
  back.play(30, trouble);
  back.play(5, late_as_well);
  ASSERT_EQ(back.kind(kB), "unreachable");
  back.play(5, [&](ObservedSecond& s) {
    s.sites[1].duty.connected_since = at(41);
    late(s);
  });
  EXPECT_EQ(back.kind(kB), "server") << "it has come";
}

TEST(ServerVerdict, CountsSmallSignsWhenMostSitesSuffer) {
  const auto tired = [](ObservedSecond& s) { s.server->cpu_share = 0.85; };
  Scene one;
  one.play(5);
  one.play(6, [&](auto& s) {
    tired(s);
    lose_at(s, {0});
  });
  EXPECT_EQ(one.kind(), "uplink");
  Scene all;
  all.play(5);
  all.play(6, [&](auto& s) {
    tired(s);
    for (auto& site : s.sites) site.figures->downlink->delay_trend_ms = 30;
  });
  EXPECT_EQ(all.kind(), "server");
  EXPECT_EQ(all.grounds(), "server_cpu");
}

// Something of less priority takes what the bridge leaves over.
TEST(ServerVerdict, FullCoresAloneAreNone) {
  Scene scene;
  scene.play(5);
  scene.play(20, [](ObservedSecond& s) { s.server->cpu_share = 1; });
  EXPECT_EQ(scene.kind(), "fine");
  scene.play(5, [](ObservedSecond& s) {
    s.server->cpu_share = 1;
    s.server->late_ticks = 1;
  });
  EXPECT_EQ(scene.kind(), "server");
  EXPECT_EQ(scene.grounds(), "server_cpu");
}

TEST(ServerVerdict, IsOneForAllWhenTheMcuIsSilent) {
  Scene scene;
  scene.play(5);
  scene.play(20, [](auto& s) {
    s.server.reset();
    for (auto& site : s.sites) {
      site.figures.reset();
      site.duty.connected_since.reset();
    }
  });
  for (const auto& name : scene.names) EXPECT_EQ(scene.kind(name), "server");
  EXPECT_EQ(scene.grounds(), "no_server_figures");
  EXPECT_EQ(scene.advice(), "check_mcu");
}

TEST(Diagnosis, ForgetsSitesThatAreNotInTheSecond) {
  Scene scene;
  scene.play(10, [](auto& s) { lose_at(s, {0}); });
  scene.play(1, [](auto& s) { s.sites.erase(s.sites.begin()); });
  EXPECT_EQ(scene.diagnosis.find(kA), nullptr);
  EXPECT_EQ(scene.diagnosis.verdicts().size(), 2U);
  scene.play(1, [](auto& s) { lose_at(s, {0}); });
  EXPECT_EQ(scene.kind(), "fine");
}

TEST(Diagnosis, LooksAtSoManySitesAndNoMore) {
  Diagnosis diagnosis;
  ObservedSecond second{at(0), {}, calm_server()};
  for (size_t i = 0; i < kMaxDiagnosedSites + 5; ++i) second.sites.push_back(well(SiteId(std::to_string(i))));
  diagnosis.add(second);
  EXPECT_EQ(diagnosis.verdicts().size(), kMaxDiagnosedSites);
}

}  // namespace
}  // namespace signaling
