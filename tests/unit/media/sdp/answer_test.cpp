#include "media/sdp/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/media/sdp/test_offers.h"

namespace media {
namespace {

using test::kSmallOffer;
using test::read_data;
using test::replaced;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kFingerprint =
    "sha-256 FF:EE:DD:CC:BB:AA:99:88:77:66:55:44:33:22:11:00:FF:EE:DD:CC:BB:AA:99:88:77:66:55:44:33:22:11:00";

AnswerParameters parameters() {
  AnswerParameters p;
  p.session_id = 77;
  p.session_version = 3;
  p.ice_ufrag = "mcuu";
  p.ice_pwd = "mcupasswordmcupassword";
  p.fingerprint = kFingerprint;
  p.cname = "bridge";
  p.candidates = {*parse_candidate("candidate:1 1 udp 2130706431 fd00::9 40000 typ host"),
                  *parse_candidate("candidate:2 1 udp 2130706430 192.0.2.9 40002 typ host")};
  p.send_stream = [](const SendSlot& slot) {
    const uint32_t base = (slot.kind == MediaKind::kVideo ? 2000 : 1000) + 10 * static_cast<uint32_t>(slot.slot);
    return SendStreamIds{base, base + 1, slot.slot == 0 ? "main" : "gallery-" + std::to_string(slot.slot),
                         "track-" + slot.mid};
  };
  return p;
}

Result<Answer> answer(const std::string& offer_text, const AnswerParameters& p = parameters()) {
  const auto offer = parse_session_description(offer_text);
  if (!offer) return tl::unexpected(offer.error());
  return answer_offer(*offer, p);
}

SessionDescription parsed(const Answer& answer) {
  const auto result = parse_session_description(answer.text);
  EXPECT_TRUE(result) << result.error().message;
  return *result;
}

TEST(Answer, ChromiumGetsVp8OpusSimulcastAndSlots) {
  const auto result = answer(read_data("chromium_hall.sdp"));
  ASSERT_TRUE(result) << result.error().message;
  const auto text = parsed(*result);
  EXPECT_EQ(text.session_id, 77U);
  EXPECT_EQ(text.session_version, 3U);
  EXPECT_THAT(text.bundle, ElementsAre("0", "1", "2", "3"));
  EXPECT_TRUE(text.extmap_allow_mixed);
  EXPECT_FALSE(text.ice_lite);
  ASSERT_EQ(text.media.size(), 4U);

  const auto& audio = text.media[0];
  EXPECT_EQ(audio.direction, Direction::kSendRecv);
  ASSERT_EQ(audio.formats.size(), 1U);
  EXPECT_EQ(audio.formats[0].payload_type, 111);
  EXPECT_EQ(audio.formats[0].parameters, "minptime=10;useinbandfec=1");
  EXPECT_THAT(audio.formats[0].feedback, ElementsAre("transport-cc"));
  EXPECT_EQ(audio.extensions.size(), 4U);
  EXPECT_EQ(audio.msids, (std::vector<Msid>{{"main", "track-0"}}));
  EXPECT_EQ(audio.ssrcs, (std::vector<SsrcLine>{{1000, "cname", "bridge"}}));
  EXPECT_THAT(audio.ssrc_groups, IsEmpty());

  const auto& camera = text.media[1];
  EXPECT_EQ(camera.direction, Direction::kRecvOnly);
  ASSERT_EQ(camera.formats.size(), 2U);
  EXPECT_TRUE(camera.formats[0].is("VP8", 90000));
  EXPECT_EQ(camera.formats[0].parameters, "x-google-start-bitrate=900") << "only to who sends several layers";
  EXPECT_EQ(camera.formats[0].feedback,
            (std::vector<std::string>{"goog-remb", "transport-cc", "ccm fir", "nack", "nack pli"}));
  EXPECT_EQ(camera.formats[1].payload_type, 97);
  EXPECT_EQ(camera.formats[1].parameters, "apt=96");
  EXPECT_EQ(camera.rids, (std::vector<RidLine>{{"h", false, ""}, {"m", false, ""}, {"l", false, ""}}));
  EXPECT_EQ(camera.simulcast_recv, (std::vector<SimulcastStream>{{{"h", false}}, {{"m", false}}, {{"l", false}}}));
  EXPECT_THAT(camera.ssrcs, IsEmpty());
  std::vector<int> ids;
  for (const auto& line : camera.extensions) ids.push_back(line.id);
  EXPECT_THAT(ids, ElementsAre(2, 3, 4, 10, 11));

  const auto& stage = text.media[2];
  EXPECT_EQ(stage.direction, Direction::kSendOnly);
  EXPECT_EQ(stage.formats[0].parameters, "");
  EXPECT_EQ(stage.msids, (std::vector<Msid>{{"main", "track-2"}}));
  EXPECT_EQ(stage.ssrc_groups, (std::vector<SsrcGroup>{{"FID", {2000, 2001}}}));
  EXPECT_EQ(stage.ssrcs, (std::vector<SsrcLine>{{2000, "cname", "bridge"}, {2001, "cname", "bridge"}}));
  EXPECT_EQ(text.media[3].msids[0].stream, "gallery-1");
}

TEST(Answer, CarriesOurTransportOnEveryMLineAndCandidatesOnTheFirst) {
  const auto result = answer(read_data("chromium_hall.sdp"));
  ASSERT_TRUE(result);
  const auto text = parsed(*result);
  for (const auto& media : text.media) {
    EXPECT_EQ(media.ice_ufrag, "mcuu");
    EXPECT_EQ(media.ice_pwd, "mcupasswordmcupassword");
    EXPECT_THAT(media.fingerprints, ElementsAre(kFingerprint));
    EXPECT_EQ(media.setup, Setup::kPassive);
    EXPECT_TRUE(media.rtcp_mux && media.rtcp_rsize && media.trickle);
    EXPECT_EQ(media.port, 40002) << "the default candidate is the IPv4 one";
    EXPECT_EQ(media.connection_address, "192.0.2.9");
  }
  EXPECT_EQ(text.media[0].candidates, parameters().candidates);
  EXPECT_TRUE(text.media[0].end_of_candidates);
  EXPECT_THAT(text.media[1].candidates, IsEmpty());

  auto trickling = parameters();
  trickling.candidates.clear();
  trickling.end_of_candidates = false;
  const auto later = answer(read_data("chromium_hall.sdp"), trickling);
  ASSERT_TRUE(later);
  EXPECT_THAT(later->text, HasSubstr("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n"));
  EXPECT_THAT(later->text, Not(HasSubstr("end-of-candidates")));
}

TEST(Answer, SaysWhatWasNegotiatedWithChromium) {
  const auto result = answer(read_data("chromium_hall.sdp"));
  ASSERT_TRUE(result);
  const auto& session = result->session;
  EXPECT_EQ(session.transport.remote_ufrag, "zuX5");
  EXPECT_EQ(session.transport.remote_pwd, "pqJmOqfxnspx8kTojxwqe0JK");
  EXPECT_EQ(session.transport.dtls_role, DtlsRole::kServer);
  EXPECT_THAT(session.transport.remote_fingerprints, ElementsAre(HasSubstr("sha-256 14:4D:3F")));
  EXPECT_EQ(session.transport.remote_candidates.size(), 4U);
  EXPECT_TRUE(session.transport.remote_trickle);
  EXPECT_EQ(session.receive_extensions.id(ExtensionKind::kMid), 4);
  EXPECT_EQ(session.receive_extensions.id(ExtensionKind::kRid), 10);

  ASSERT_EQ(session.media.size(), 4U);
  const auto& audio = session.media[0];
  EXPECT_TRUE(audio.accepted);
  EXPECT_EQ(audio.kind, MediaKind::kAudio);
  EXPECT_EQ(audio.payload_type, 111);
  EXPECT_EQ(audio.rtx_payload_type, std::nullopt);
  EXPECT_TRUE(audio.opus_fec);
  EXPECT_FALSE(audio.opus_stereo);
  EXPECT_EQ(audio.receive_extensions.id(ExtensionKind::kAudioLevel), 1);
  EXPECT_EQ(audio.remote_ssrcs, (std::vector<RemoteSsrc>{{3636715852, std::nullopt}}));
  EXPECT_EQ(audio.remote_cname, "5f3Hp5jyiY2e3CHd");
  EXPECT_EQ(audio.remote_stream, "74e57170-2ed9-4e14-a1f5-bbc0bdebc8f8");
  EXPECT_EQ(audio.slot, 0U);
  EXPECT_EQ(audio.send, (SendStreamIds{1000, 1001, "main", "track-0"}));

  const auto& camera = session.media[1];
  EXPECT_EQ(camera.direction, Direction::kRecvOnly);
  EXPECT_EQ(camera.payload_type, 96);
  EXPECT_EQ(camera.rtx_payload_type, 97);
  EXPECT_THAT(camera.receive_rids, ElementsAre("h", "m", "l"));
  EXPECT_EQ(camera.feedback, (FeedbackSet{true, true, true, true, true}));
  EXPECT_EQ(camera.slot, std::nullopt);
  EXPECT_TRUE(camera.reduced_size_rtcp);

  EXPECT_EQ(session.media[2].slot, 0U);
  EXPECT_EQ(session.media[3].slot, 1U);
  EXPECT_FALSE(session.media[2].send_extensions.has(ExtensionKind::kRid)) << "only where there is simulcast";
  EXPECT_EQ(session.media[2].send_extensions.id(ExtensionKind::kMid), 4);
}

TEST(Answer, LeavesOutOtherCodecsAndExtensions) {
  const auto result = answer(read_data("chromium_hall.sdp"));
  ASSERT_TRUE(result);
  for (const char* word :
       {"H264", "AV1", "VP9", " red/", "ulpfec", "flexfec", "G722", "PCMU", "telephone-event", "video-orientation",
        "playout-delay", "toffset", "dependency-descriptor", "rtcp-xr", "usedtx", "ice-lite", "stereo"}) {
    EXPECT_THAT(result->text, Not(HasSubstr(word)));
  }
}

TEST(Answer, FirefoxKeepsItsNumbersAndExtensionDirections) {
  const auto result = answer(read_data("firefox_hall.sdp"));
  ASSERT_TRUE(result) << result.error().message;
  const auto text = parsed(*result);
  EXPECT_EQ(text.media[0].formats[0].payload_type, 109);
  EXPECT_EQ(text.media[1].formats[0].payload_type, 120);
  EXPECT_EQ(text.media[1].formats[1].parameters, "apt=120");
  EXPECT_THAT(text.media[1].extensions,
              Contains(ExtensionLine{8, Direction::kRecvOnly, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"}));
  EXPECT_THAT(result->text, Not(HasSubstr("csrc-audio-level")));
  const auto& camera = result->session.media[1];
  EXPECT_EQ(camera.receive_extensions.id(ExtensionKind::kRid), 8);
  EXPECT_FALSE(camera.send_extensions.has(ExtensionKind::kRid));
  EXPECT_THAT(camera.receive_rids, ElementsAre("h", "m", "l"));
  EXPECT_EQ(camera.remote_ssrcs[0], (RemoteSsrc{3011552761, 402217765}));
  EXPECT_TRUE(result->session.media[0].opus_stereo);
  EXPECT_THAT(parsed(*result).media[0].formats[0].feedback, IsEmpty());
  EXPECT_EQ(result->session.transport.remote_candidates.size(), 2U) << "the .local candidate is left out";
  EXPECT_TRUE(result->session.transport.remote_end_of_candidates);
}

TEST(Answer, WebrtcbinIsAnsweredWithoutMidExtensionAndRtx) {
  const auto result = answer(read_data("webrtcbin.sdp"));
  ASSERT_TRUE(result) << result.error().message;
  const auto text = parsed(*result);
  EXPECT_THAT(text.bundle, ElementsAre("audio0", "video1", "video2"));
  EXPECT_EQ(text.media[1].port, 40002) << "bundle-only m-lines are accepted with a port";
  EXPECT_FALSE(text.media[1].bundle_only);
  EXPECT_EQ(text.media[1].direction, Direction::kSendRecv);
  const auto& session = result->session;
  EXPECT_EQ(session.media[0].remote_ssrcs, (std::vector<RemoteSsrc>{{1984262729, std::nullopt}}));
  EXPECT_EQ(session.media[0].remote_stream, "user1895492474@example");
  EXPECT_FALSE(session.media[0].opus_fec);
  EXPECT_FALSE(session.media[1].feedback.transport_cc) << "no header extension to number the packets";
  EXPECT_TRUE(session.media[1].feedback.pli);
  EXPECT_EQ(session.media[1].rtx_payload_type, std::nullopt);
  EXPECT_EQ(session.media[1].slot, 0U);
  EXPECT_EQ(session.media[2].slot, 1U);
  EXPECT_EQ(text.media[2].ssrcs.size(), 1U);
}

TEST(Answer, DataChannelKeepsItsPlaceWithPortZero) {
  const auto result = answer(read_data("chromium_datachannel.sdp"));
  ASSERT_TRUE(result) << result.error().message;
  const auto text = parsed(*result);
  ASSERT_EQ(text.media.size(), 3U);
  EXPECT_EQ(text.media[2].port, 0);
  EXPECT_EQ(text.media[2].type, "application");
  EXPECT_EQ(text.media[2].mid, "2");
  EXPECT_THAT(text.media[2].other_formats, ElementsAre("webrtc-datachannel"));
  EXPECT_THAT(text.bundle, ElementsAre("0", "1"));
  EXPECT_FALSE(result->session.media[2].accepted);
  EXPECT_EQ(result->session.media[2].mid, "2");
}

TEST(Answer, RejectedAndInactiveMLinesKeepTheirPlace) {
  auto text =
      replaced(kSmallOffer, "m=video 0 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=bundle-only\r\n",
               "m=video 0 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\n");
  text = replaced(text, "a=recvonly", "a=inactive");
  const auto result = answer(text);
  ASSERT_TRUE(result) << result.error().message;
  const auto described = parsed(*result);
  EXPECT_EQ(described.media[1].port, 0);
  EXPECT_NE(described.media[2].port, 0);
  EXPECT_EQ(described.media[2].direction, Direction::kInactive);
  EXPECT_THAT(described.media[2].msids, IsEmpty());
  EXPECT_EQ(result->session.media[2].slot, std::nullopt);
  EXPECT_TRUE(result->session.media[2].accepted);
}

TEST(Answer, TheFirstAcceptedOfTheGroupGivesTheTransport) {
  const auto without_audio = replaced(replaced(kSmallOffer, "m=audio 9", "m=audio 0"), "a=bundle-only\r\na=sendonly",
                                      "a=bundle-only\r\na=ice-ufrag:secondufrag\r\na=ice-pwd:0123456789012345678902\r\n"
                                      "a=fingerprint:SHA-256 00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:"
                                      "13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f\r\na=setup:active\r\na=sendonly");
  const auto result = answer(without_audio);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->session.transport.remote_ufrag, "secondufrag");
  EXPECT_THAT(parsed(*result).media[1].candidates, Not(IsEmpty()));
  EXPECT_THAT(parsed(*result).bundle, ElementsAre("1", "2"));
}

struct RoleCase {
  const char* offered;
  DtlsRole role;
  Setup answered;
};

TEST(Answer, IsTheDtlsServerUnlessTheOffererInsists) {
  const RoleCase cases[] = {{"a=setup:actpass\r\n", DtlsRole::kServer, Setup::kPassive},
                            {"a=setup:active\r\n", DtlsRole::kServer, Setup::kPassive},
                            {"", DtlsRole::kServer, Setup::kPassive},
                            {"a=setup:passive\r\n", DtlsRole::kClient, Setup::kActive}};
  for (const auto& [offered, role, answered] : cases) {
    const auto result = answer(replaced(kSmallOffer, "a=setup:actpass\r\n", offered));
    ASSERT_TRUE(result) << offered;
    EXPECT_EQ(result->session.transport.dtls_role, role) << offered;
    EXPECT_EQ(parsed(*result).media[0].setup, answered) << offered;
  }
}

struct DirectionCase {
  const char* offered;
  Direction answered;
  bool slot;
};

TEST(Answer, MirrorsDirections) {
  const DirectionCase cases[] = {{"sendrecv", Direction::kSendRecv, true},
                                 {"sendonly", Direction::kRecvOnly, false},
                                 {"recvonly", Direction::kSendOnly, true},
                                 {"inactive", Direction::kInactive, false}};
  for (const auto& [offered, answered, slot] : cases) {
    const auto result = answer(replaced(kSmallOffer, "a=sendrecv", std::string("a=") + offered));
    ASSERT_TRUE(result) << offered;
    EXPECT_EQ(parsed(*result).media[0].direction, answered) << offered;
    EXPECT_EQ(result->session.media[0].direction, answered) << offered;
    EXPECT_EQ(result->session.media[0].slot.has_value(), slot) << offered;
  }
}

TEST(Answer, WithoutNamesNothingIsSent) {
  auto p = parameters();
  p.send_stream = nullptr;
  const auto result = answer(kSmallOffer, p);
  ASSERT_TRUE(result);
  EXPECT_EQ(parsed(*result).media[0].direction, Direction::kRecvOnly);
  EXPECT_EQ(parsed(*result).media[2].direction, Direction::kInactive);
}

struct SimulcastCase {
  const char* what;
  const char* rids;
  std::vector<std::string> layers;
};

TEST(Answer, TakesTheLayersItCan) {
  const SimulcastCase cases[] = {
      {"paused", "a=rid:h send\r\na=rid:m send\r\na=simulcast:send ~h;m\r\n", {"h", "m"}},
      {"alternatives", "a=rid:h send\r\na=rid:m send\r\na=simulcast:send x,h;m\r\n", {"h", "m"}},
      {"at most three",
       "a=rid:a send\r\na=rid:b send\r\na=rid:c send\r\na=rid:d send\r\na=simulcast:send a;b;c;d\r\n",
       {"a", "b", "c"}},
      {"rid not described", "a=rid:h send\r\na=simulcast:send h;m\r\n", {"h"}},
      {"rid of the other direction", "a=rid:h recv\r\na=simulcast:send h\r\n", {}},
      {"named twice", "a=rid:h send\r\na=simulcast:send h;h\r\n", {"h"}},
      {"for the codec", "a=rid:h send pt=96,97;max-width=1280\r\na=simulcast:send h\r\n", {"h"}},
      {"for another codec", "a=rid:h send max-fps=30;pt=98\r\na=simulcast:send h\r\n", {}},
      {"receiving simulcast", "a=rid:h recv\r\na=simulcast:recv h\r\n", {}},
      {"no simulcast", "a=rid:h send\r\n", {}},
  };
  const std::string offered = "a=rid:h send\r\na=rid:m send\r\na=rid:l send\r\na=simulcast:send h;m;l\r\n";
  for (const auto& [what, rids, layers] : cases) {
    const auto result = answer(replaced(kSmallOffer, offered, rids));
    ASSERT_TRUE(result) << what << ": " << result.error().message;
    EXPECT_EQ(result->session.media[1].receive_rids, layers) << what;
    const auto text = parsed(*result);
    EXPECT_EQ(text.media[1].simulcast_recv.size(), layers.size()) << what;
    EXPECT_EQ(text.media[1].rids.size(), layers.size()) << what;
  }
}

TEST(Answer, ExtensionIdsAboveFourteenNeedMixedForms) {
  const auto high = replaced(kSmallOffer, "extmap:4", "extmap:20");
  EXPECT_EQ(answer(high)->session.receive_extensions.id(ExtensionKind::kMid), 20);
  const auto plain = replaced(high, "a=extmap-allow-mixed\r\n", "");
  EXPECT_FALSE(answer(plain)->session.receive_extensions.has(ExtensionKind::kMid));
}

struct RefusalCase {
  const char* code;
  const char* from;
  const char* to;
  const char* message;
};

TEST(Answer, RefusesWhatItCannotDoAndNamesTheMLine) {
  const RefusalCase cases[] = {
      {"sdp.no_bundle", "a=group:BUNDLE 0 1 2\r\n", "", "no BUNDLE"},
      {"sdp.no_bundle", "BUNDLE 0 1 2", "BUNDLE 0 1", "m-line 2 (mid \"2\", video) is not in the BUNDLE group"},
      {"sdp.no_mid", "a=mid:1\r\n", "", "m-line 1 (mid \"\", video) has no mid"},
      {"sdp.duplicate_mid", "a=mid:2", "a=mid:1", "m-line 2 "},
      {"sdp.no_media", "m=", "m=text-", "no audio or video"},
      {"sdp.no_ice", "a=ice-ufrag:abcd\r\n", "", "m-line 0 (mid \"0\", audio) has no ICE user fragment"},
      {"sdp.no_ice", "a=ice-pwd:0123456789012345678901\r\n", "", "no password"},
      {"sdp.no_fingerprint", "a=fingerprint:sha-256", "a=other:", "m-line 0 "},
      {"sdp.weak_fingerprint", "a=fingerprint:sha-256", "a=fingerprint:sha-1", "no sha-256"},
      {"sdp.weak_fingerprint", ":10:11:12:13", "", "no sha-256"},
      {"sdp.setup", "setup:actpass", "setup:holdconn", "m-line 0 "},
      {"sdp.protocol", "m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/AVP", "asks for RTP/AVP"},
      {"sdp.no_rtcp_mux", "a=bundle-only\r\na=recvonly\r\na=rtcp-mux\r\n", "a=bundle-only\r\na=recvonly\r\n",
       "m-line 2 "},
      {"sdp.no_vp8", "VP8", "VP9", "m-line 1 (mid \"1\", video) offers no VP8"},
      {"sdp.no_opus", "opus/48000/2", "opus/48000/1", "m-line 0 (mid \"0\", audio) offers no Opus"},
      {"sdp.payload_type_conflict", " 111", " 96", "m-line 1 "},
      {"sdp.extension_conflict", "a=mid:2\r\n", "a=mid:2\r\na=extmap:6 urn:ietf:params:rtp-hdrext:sdes:mid\r\n",
       "m-line 2 "},
  };
  for (const auto& [code, from, to, message] : cases) {
    auto text = replaced(kSmallOffer, from, to);
    if (std::string(code) == "sdp.payload_type_conflict") text = replaced(text, "map:111", "map:96");
    const auto result = answer(text);
    ASSERT_FALSE(result) << code << " " << from;
    EXPECT_EQ(result.error().code, code) << result.error().message;
    EXPECT_THAT(result.error().message, HasSubstr(message)) << code;
  }
}

TEST(Answer, APageOfSixteenSlotsFits) {
  auto text = read_data("chromium_hall.sdp");
  const auto slot = text.substr(text.rfind("m=video"));
  for (int i = 4; i < 18; ++i) text += replaced(slot, "a=mid:3", "a=mid:" + std::to_string(i));
  text = replaced(text, "BUNDLE 0 1 2 3", "BUNDLE 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17");
  const auto result = answer(text);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->session.media[17].slot, 15U);
  EXPECT_EQ(result->session.media[17].send.ssrc, 2150U);
}

}  // namespace
}  // namespace media
