#include "media/sdp/offer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "media/sdp/answer.h"
#include "tests/unit/media/sdp/test_offers.h"

namespace media {
namespace {

using test::replaced;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

OfferParameters parameters() {
  OfferParameters p;
  p.session_id = 5;
  p.ice_ufrag = "halluf";
  p.ice_pwd = "hallpasswordhallpassword";
  p.fingerprint =
      "sha-256 00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F";
  p.cname = "hall";
  p.media = hall_media({"h", "m", "l"}, 2, {11, 12, "hall", "microphone"}, {21, 22, "hall", "camera"});
  return p;
}

Answer answer_to(const SessionDescription& offer, bool ipv6 = false) {
  AnswerParameters p;
  p.ice_ufrag = "mcuu";
  p.ice_pwd = "mcupasswordmcupassword";
  p.fingerprint = replaced(parameters().fingerprint, "sha-256 00", "sha-256 FF");
  p.cname = "bridge";
  p.candidates = {*parse_candidate(ipv6 ? "candidate:1 1 udp 1 fd00::1 5000 typ host"
                                        : "candidate:1 1 udp 1 192.0.2.1 5000 typ host")};
  p.send_stream = [](const SendSlot& slot) {
    return SendStreamIds{100 + static_cast<uint32_t>(slot.slot) * 2, 101 + static_cast<uint32_t>(slot.slot) * 2, "s",
                         slot.mid};
  };
  auto answer = answer_offer(offer, p);
  EXPECT_TRUE(answer) << answer.error().message;
  return *answer;
}

TEST(Offer, HasTheMLinesOfAHallPage) {
  const auto offer = make_offer(parameters());
  ASSERT_EQ(offer.media.size(), 4U);
  EXPECT_THAT(offer.bundle, ElementsAre("0", "1", "2", "3"));
  EXPECT_EQ(offer.media[0].direction, Direction::kSendRecv);
  EXPECT_EQ(offer.media[0].ssrcs[0], (SsrcLine{11, "cname", "hall"}));
  EXPECT_EQ(offer.media[1].direction, Direction::kSendOnly);
  EXPECT_EQ(offer.media[1].simulcast_send.size(), 3U);
  EXPECT_TRUE(offer.media[1].ssrcs.empty());
  EXPECT_EQ(offer.media[2].direction, Direction::kRecvOnly);
  const auto text = write_session_description(offer);
  EXPECT_EQ(parse_session_description(text).value(), offer);
  EXPECT_THAT(text, HasSubstr("a=setup:actpass\r\n"));
  EXPECT_THAT(text, HasSubstr("a=simulcast:send h;m;l\r\n"));
}

TEST(Offer, ASingleLayerAnnouncesItsSources) {
  auto p = parameters();
  p.media = hall_media({}, 1, {11, 12, "hall", "microphone"}, {21, 22, "hall", "camera"});
  const auto offer = make_offer(p);
  EXPECT_EQ(offer.media[1].ssrc_groups[0], (SsrcGroup{"FID", {21, 22}}));
  EXPECT_TRUE(offer.media[1].rids.empty());
  const auto answer = answer_to(offer);
  EXPECT_EQ(answer.session.media[1].remote_ssrcs, (std::vector<RemoteSsrc>{{21, 22}}));
}

TEST(Offer, ContentIsASecondPictureThatIsOnlySent) {
  auto p = parameters();
  p.media = hall_media({"h", "m", "l"}, 2, {11, 12, "hall", "microphone"}, {21, 22, "hall", "camera"},
                       SendStreamIds{31, 32, "content", "content"});
  const auto offer = make_offer(p);
  ASSERT_EQ(offer.media.size(), 5U);
  const auto answer = answer_to(offer);
  const auto& content = answer.session.media[2];
  EXPECT_EQ(content.direction, Direction::kRecvOnly);
  EXPECT_EQ(content.remote_ssrcs, (std::vector<RemoteSsrc>{{31, 32}})) << "a single layer: it can be announced";
  EXPECT_TRUE(content.receive_rids.empty());
  EXPECT_TRUE(content.feedback.nack && content.feedback.pli && content.rtx_payload_type);
  EXPECT_EQ(content.slot, std::nullopt);
  EXPECT_EQ(answer.session.media[3].slot, 0U) << "slots are counted where we send";
  const auto ours = read_answer(offer, *parse_session_description(answer.text));
  ASSERT_TRUE(ours) << ours.error().message;
  EXPECT_EQ(ours->media[2].direction, Direction::kSendOnly);
  EXPECT_EQ(ours->media[2].send.ssrc, 31U);
  EXPECT_EQ(ours->media[2].slot, 1U) << "our second picture";
}

TEST(Offer, AViewerOnlyReceives) {
  for (const bool sound : {false, true}) {
    auto p = parameters();
    p.media = viewer_media(3, sound);
    const auto offer = make_offer(p);
    ASSERT_EQ(offer.media.size(), sound ? 4U : 3U);
    const auto answer = answer_to(offer);
    size_t slots[2] = {0, 0};
    for (const auto& m : answer.session.media) {
      EXPECT_EQ(m.direction, Direction::kSendOnly);
      EXPECT_EQ(m.slot, slots[static_cast<size_t>(m.kind)]++);
    }
    ASSERT_TRUE(read_answer(offer, *parse_session_description(answer.text)));
  }
}

TEST(Offer, AViewerWithAMicrophoneSendsThatAlone) {
  auto p = parameters();
  p.media = viewer_media(3, true, SendStreamIds{41, 42, "page", "microphone"});
  const auto offer = make_offer(p);
  ASSERT_EQ(offer.media.size(), 4U);
  const auto answer = answer_to(offer);
  EXPECT_EQ(answer.session.media[0].kind, MediaKind::kAudio);
  EXPECT_EQ(answer.session.media[0].direction, Direction::kSendRecv);
  ASSERT_EQ(answer.session.media[0].remote_ssrcs.size(), 1U);
  EXPECT_EQ(answer.session.media[0].remote_ssrcs[0].ssrc, 41U);
  for (size_t i = 1; i < 4; ++i) EXPECT_EQ(answer.session.media[i].direction, Direction::kSendOnly);
}

TEST(Offer, BothSidesReadTheSameFromTheAnswer) {
  const auto offer = make_offer(parameters());
  const auto answer = answer_to(offer);
  const auto ours = read_answer(offer, *parse_session_description(answer.text));
  ASSERT_TRUE(ours) << ours.error().message;
  EXPECT_EQ(ours->transport.remote_ufrag, "mcuu");
  EXPECT_EQ(ours->transport.dtls_role, DtlsRole::kClient);
  EXPECT_EQ(answer.session.transport.dtls_role, DtlsRole::kServer);
  EXPECT_EQ(ours->transport.remote_candidates.size(), 1U);
  EXPECT_TRUE(ours->transport.remote_end_of_candidates);
  ASSERT_EQ(ours->media.size(), answer.session.media.size());
  for (size_t i = 0; i < ours->media.size(); ++i) {
    const auto& mine = ours->media[i];
    const auto& theirs = answer.session.media[i];
    EXPECT_TRUE(mine.accepted) << i;
    EXPECT_EQ(mine.mid, theirs.mid);
    EXPECT_EQ(mine.direction, reversed(theirs.direction)) << i;
    EXPECT_EQ(mine.payload_type, theirs.payload_type) << i;
    EXPECT_EQ(mine.rtx_payload_type, theirs.rtx_payload_type) << i;
    EXPECT_EQ(mine.send_extensions, theirs.receive_extensions) << i;
    EXPECT_EQ(mine.feedback, theirs.feedback) << i;
    EXPECT_EQ(mine.send_rids, theirs.receive_rids) << i;
  }
  EXPECT_EQ(ours->media[0].send.ssrc, 11U);
  EXPECT_EQ(ours->media[0].slot, 0U);
  EXPECT_EQ(ours->media[1].slot, 0U);
  EXPECT_EQ(ours->media[2].slot, std::nullopt);
  EXPECT_EQ(ours->media[2].remote_ssrcs, (std::vector<RemoteSsrc>{{100, 101}}));
  EXPECT_EQ(ours->media[3].remote_stream, "s");
  EXPECT_THAT(ours->media[1].send_rids, ElementsAre("h", "m", "l"));
}

TEST(Offer, AnIpv6OnlyAnswerIsRead) {
  const auto offer = make_offer(parameters());
  const auto answer = answer_to(offer, true);
  EXPECT_THAT(answer.text, HasSubstr("m=audio 9 "));
  EXPECT_EQ(read_answer(offer, *parse_session_description(answer.text))->transport.remote_candidates[0].address,
            "fd00::1");
}

struct RefusalCase {
  const char* code;
  const char* from;
  const char* to;
};

TEST(Offer, RefusesAnAnswerThatDoesNotFit) {
  const auto offer = make_offer(parameters());
  const auto good = answer_to(offer).text;
  const RefusalCase cases[] = {{"sdp.answer_mismatch", "m=audio", "m=video"},
                               {"sdp.answer_mismatch", "a=mid:1", "a=mid:7"},
                               {"sdp.setup", "setup:passive", "setup:actpass"},
                               {"sdp.no_vp8", "VP8", "VP9"},
                               {"sdp.no_ice", "a=ice-pwd:mcupasswordmcupassword\r\n", ""},
                               {"sdp.no_media", "m=", "m="}};
  for (const auto& [code, from, to] : cases) {
    auto text = replaced(good, from, to);
    if (std::string(code) == "sdp.no_media")
      text = replaced(replaced(text, "audio 5000", "audio 0"), "video 5000", "video 0");
    const auto answer = parse_session_description(text);
    ASSERT_TRUE(answer) << code;
    const auto result = read_answer(offer, *answer);
    ASSERT_FALSE(result) << code;
    EXPECT_EQ(result.error().code, code) << result.error().message;
  }
  const auto shorter = parse_session_description(good.substr(0, good.rfind("m=video")));
  EXPECT_EQ(read_answer(offer, *shorter).error().code, "sdp.answer_mismatch");
}

TEST(Offer, ARejectedMLineSendsNothing) {
  const auto offer = make_offer(parameters());
  auto answer = *parse_session_description(answer_to(offer).text);
  answer.media[1].port = 0;
  const auto session = read_answer(offer, answer);
  ASSERT_TRUE(session) << session.error().message;
  EXPECT_FALSE(session->media[1].accepted);
  EXPECT_EQ(session->media[1].slot, std::nullopt);
  EXPECT_TRUE(session->media[2].accepted);
}

}  // namespace
}  // namespace media
