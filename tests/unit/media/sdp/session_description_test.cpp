#include "media/sdp/session_description.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/media/sdp/test_offers.h"

namespace media {
namespace {

using test::read_data;
using test::replaced;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(SessionDescription, ReadsAChromiumOffer) {
  const auto offer = parse_session_description(read_data("chromium_hall.sdp"));
  ASSERT_TRUE(offer) << offer.error().message;
  EXPECT_EQ(offer->session_id, 6901821290867109690U);
  EXPECT_EQ(offer->session_version, 2U);
  EXPECT_THAT(offer->bundle, ElementsAre("0", "1", "2", "3"));
  EXPECT_TRUE(offer->extmap_allow_mixed);
  EXPECT_FALSE(offer->ice_lite);
  ASSERT_EQ(offer->media.size(), 4U);

  const auto& audio = offer->media[0];
  EXPECT_EQ(audio.type, "audio");
  EXPECT_EQ(audio.port, 56321);
  EXPECT_EQ(audio.connection_address, "192.0.2.2");
  EXPECT_EQ(audio.mid, "0");
  EXPECT_EQ(audio.direction, Direction::kSendRecv);
  EXPECT_EQ(audio.ice_ufrag, "zuX5");
  EXPECT_EQ(audio.ice_pwd, "pqJmOqfxnspx8kTojxwqe0JK");
  EXPECT_TRUE(audio.trickle);
  EXPECT_EQ(audio.setup, Setup::kActpass);
  EXPECT_TRUE(audio.rtcp_mux && audio.rtcp_rsize);
  ASSERT_EQ(audio.candidates.size(), 4U);
  EXPECT_EQ(audio.candidates[1].address, "fd00::2");
  EXPECT_EQ(audio.formats.size(), 8U);
  EXPECT_TRUE(audio.formats[0].is("OPUS", 48000));
  EXPECT_EQ(audio.formats[0].channels, 2);
  EXPECT_EQ(audio.formats[0].parameter("useinbandfec"), "1");
  EXPECT_EQ(audio.formats[0].parameter("usedtx"), std::nullopt);
  EXPECT_EQ(audio.msids,
            (std::vector<Msid>{{"74e57170-2ed9-4e14-a1f5-bbc0bdebc8f8", "3860e19d-4504-4ac8-adc3-770981ec2720"}}));
  EXPECT_EQ(audio.ssrcs[0], (SsrcLine{3636715852, "cname", "5f3Hp5jyiY2e3CHd"}));

  const auto& camera = offer->media[1];
  EXPECT_EQ(camera.formats[0].feedback,
            (std::vector<std::string>{"goog-remb", "transport-cc", "ccm fir", "nack", "nack pli"}));
  EXPECT_EQ(camera.formats[1].parameter("apt"), "96");
  EXPECT_EQ(camera.rids, (std::vector<RidLine>{{"h", true, ""}, {"m", true, ""}, {"l", true, ""}}));
  EXPECT_EQ(camera.simulcast_send, (std::vector<SimulcastStream>{{{"h", false}}, {{"m", false}}, {{"l", false}}}));
  EXPECT_EQ(camera.extensions[9],
            (ExtensionLine{10, Direction::kSendRecv, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"}));
  EXPECT_EQ(offer->media[3].direction, Direction::kRecvOnly);
}

TEST(SessionDescription, SessionAttributesStandWithEachMLine) {
  const auto offer = parse_session_description(read_data("firefox_hall.sdp"));
  ASSERT_TRUE(offer) << offer.error().message;
  for (const auto& media : offer->media) {
    ASSERT_EQ(media.fingerprints.size(), 1U);
    EXPECT_THAT(media.fingerprints[0], HasSubstr("sha-256 A1:0B:2C"));
    EXPECT_TRUE(media.trickle);
  }
  EXPECT_TRUE(offer->media[0].end_of_candidates);
  EXPECT_EQ(offer->media[0].extensions[1].direction, Direction::kRecvOnly);
  EXPECT_EQ(offer->media[1].ssrc_groups[0], (SsrcGroup{"FID", {3011552761, 402217765}}));
}

TEST(SessionDescription, ReadsWhatItWrote) {
  for (const char* name : {"chromium_hall.sdp", "chromium_datachannel.sdp", "firefox_hall.sdp", "webrtcbin.sdp"}) {
    const auto first = parse_session_description(read_data(name));
    ASSERT_TRUE(first) << name << ": " << first.error().message;
    const auto second = parse_session_description(write_session_description(*first));
    ASSERT_TRUE(second) << name << ": " << second.error().message;
    EXPECT_EQ(*first, *second) << name;
  }
}

TEST(SessionDescription, TakesDataChannelFormats) {
  const auto offer = parse_session_description(read_data("chromium_datachannel.sdp"));
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->media[2].type, "application");
  EXPECT_FALSE(offer->media[2].is_rtp());
  EXPECT_THAT(offer->media[2].other_formats, ElementsAre("webrtc-datachannel"));
}

TEST(SessionDescription, WildcardFeedbackStandsWithEachFormatWhereverItIsWritten) {
  const auto text = replaced(test::kSmallOffer, "a=rtpmap:96 VP8/90000\r\n",
                             "a=rtcp-fb:* nack pli\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack pli\r\n");
  const auto offer = parse_session_description(text);
  ASSERT_TRUE(offer) << offer.error().message;
  EXPECT_THAT(offer->media[1].formats[0].feedback, ElementsAre("nack pli", "nack"));
  EXPECT_THAT(offer->media[1].formats[1].feedback, ElementsAre("nack pli"));
}

TEST(SessionDescription, ReadsSimulcastWithPausedStreamsAndAlternatives) {
  const auto text = replaced(test::kSmallOffer, "send h;m;l", "recv x send h,~m;~l");
  const auto offer = parse_session_description(text);
  ASSERT_TRUE(offer) << offer.error().message;
  EXPECT_EQ(offer->media[1].simulcast_send, (std::vector<SimulcastStream>{{{"h", false}, {"m", true}}, {{"l", true}}}));
  EXPECT_EQ(offer->media[1].simulcast_recv, (std::vector<SimulcastStream>{{{"x", false}}}));
}

TEST(SessionDescription, TakesLineFeedsAlone) {
  const auto offer = parse_session_description(replaced(test::kSmallOffer, "\r\n", "\n"));
  ASSERT_TRUE(offer);
  EXPECT_EQ(*offer, *parse_session_description(test::kSmallOffer));
}

struct BadCase {
  const char* what;
  std::string text;
  const char* message;
};

TEST(SessionDescription, RefusesWhatIsBrokenAndNamesTheLine) {
  const auto with = [](const char* from, const std::string& to) { return replaced(test::kSmallOffer, from, to); };
  const BadCase cases[] = {
      {"empty", "", "v=0"},
      {"not SDP", "{\"type\":\"offer\"}", "v=0"},
      {"no origin", "v=0\r\ns=-\r\n", "o= line"},
      {"no equals sign", with("s=-", "s-"), "line 3 "},
      {"control character", with("s=-", std::string("s=\x01")), "line 3 "},
      {"NUL", with("s=-", std::string("s=\0", 3)), "line 3 "},
      {"origin without numbers", with("o=- 1 2", "o=- x 2"), "line 2 "},
      {"negative version", with("o=- 1 2", "o=- 1 -2"), "line 2 "},
      {"two origins", with("s=-", "o=- 1 2 IN IP4 0.0.0.0"), "line 3 "},
      {"port too large", with("m=audio 9", "m=audio 65536"), "line 7 "},
      {"no formats", with("SAVPF 111", "SAVPF"), "line 7 "},
      {"payload type above 127", with("SAVPF 111", "SAVPF 128"), "line 7 "},
      {"short ufrag", with("ice-ufrag:abcd", "ice-ufrag:abc"), "line 10 "},
      {"ufrag with a blank", with("ice-ufrag:abcd", "ice-ufrag:ab cd"), "line 10 "},
      {"short password", with("ice-pwd:0123456789012345678901", "ice-pwd:0123"), "line 11 "},
      {"fingerprint cut", with("1E:1F", "1E:1"), "line 13 "},
      {"fingerprint no hex", with("1E:1F", "1E:1G"), "line 13 "},
      {"setup unknown", with("setup:actpass", "setup:both"), "line 14 "},
      {"mid too long", with("mid:0", "mid:" + std::string(17, 'x')), "line 9 "},
      {"rtpmap without rate", with("opus/48000/2", "opus"), "line 18 "},
      {"extmap id 0", with("extmap:4", "extmap:0"), "line 17 "},
      {"extmap direction", with("extmap:4", "extmap:4/up"), "line 17 "},
      {"long line", with("s=-", "s=" + std::string(kMaxSdpLine, 'x')), "line 3 "},
      {"long text", test::kSmallOffer + std::string(kMaxSdpSize, '\n'), "too long"},
  };
  for (const auto& [what, text, message] : cases) {
    const auto result = parse_session_description(text);
    ASSERT_FALSE(result) << what;
    EXPECT_EQ(result.error().code, "sdp.syntax") << what;
    EXPECT_THAT(result.error().message, HasSubstr(message)) << what;
  }
}

TEST(SessionDescription, BoundsItsLists) {
  std::string many_lines = test::kSmallOffer;
  for (int i = 0; i < 200; ++i) many_lines += "a=ssrc:" + std::to_string(i) + " cname:x\r\n";
  EXPECT_FALSE(parse_session_description(many_lines));

  std::string many_media = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n";
  for (size_t i = 0; i < kMaxSdpMedia; ++i) many_media += "m=audio 9 RTP/SAVPF 0\r\n";
  EXPECT_TRUE(parse_session_description(many_media));
  EXPECT_FALSE(parse_session_description(many_media + "m=audio 9 RTP/SAVPF 0\r\n"));
}

TEST(SessionDescription, ReadsOverWhatItDoesNotKnow) {
  const auto text =
      test::kSmallOffer + "b=AS:1000\r\na=something-new:with value\r\na=rtpmap:50 gone/8000\r\n" +
      "a=candidate:1 1 quic 1 192.0.2.1 5 typ host\r\na=simulcast: send rid=h;m\r\na=extmap:4097 urn:x\r\n";
  const auto offer = parse_session_description(text);
  ASSERT_TRUE(offer) << offer.error().message;
  EXPECT_EQ(*offer, *parse_session_description(test::kSmallOffer));
}

}  // namespace
}  // namespace media
