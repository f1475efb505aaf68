#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "media/sdp/answer.h"
#include "tests/unit/media/sdp/test_offers.h"

namespace media {
namespace {

using testing::IsEmpty;

AnswerParameters parameters() {
  AnswerParameters p;
  p.ice_ufrag = "mcuu";
  p.ice_pwd = "mcupasswordmcupassword";
  p.fingerprint =
      "sha-256 FF:EE:DD:CC:BB:AA:99:88:77:66:55:44:33:22:11:00:FF:EE:DD:CC:BB:AA:99:88:77:66:55:44:33:22:11:00";
  p.cname = "bridge";
  p.send_stream = [](const SendSlot& slot) {
    const uint32_t base = (slot.kind == MediaKind::kVideo ? 2000 : 1000) + 10 * static_cast<uint32_t>(slot.slot);
    return SendStreamIds{base, base + 1, "s", "track-" + slot.mid};
  };
  return p;
}

// What a browser offers that can show a second picture: behind its camera a video m-line without rids.
TEST(ContentAnswer, ChromiumsSecondPictureIsReceivedAndTakesNoSlot) {
  const auto offer = parse_session_description(test::read_data("chromium_content.sdp"));
  ASSERT_TRUE(offer) << offer.error().message;
  const auto answer = answer_offer(*offer, parameters());
  ASSERT_TRUE(answer) << answer.error().message;
  const auto& lines = answer->session.media;
  ASSERT_EQ(lines.size(), 5U);

  const NegotiatedMedia& content = lines[2];
  EXPECT_EQ(content.direction, Direction::kRecvOnly);
  EXPECT_EQ(content.slot, std::nullopt);
  EXPECT_THAT(content.receive_rids, IsEmpty());
  EXPECT_EQ(content.remote_ssrcs, (std::vector<RemoteSsrc>{{1439274046, 3275866089}}))
      << "known by its SSRC, before the first MID";
  EXPECT_EQ(content.payload_type, lines[1].payload_type);
  EXPECT_EQ(content.rtx_payload_type, lines[1].rtx_payload_type);
  EXPECT_EQ(content.feedback, lines[1].feedback);
  EXPECT_EQ(lines[1].receive_rids.size(), 3U);
  EXPECT_THAT(lines[1].remote_ssrcs, IsEmpty());
  EXPECT_EQ(lines[3].slot, 0U);
  EXPECT_EQ(lines[4].slot, 1U);

  const auto text = parse_session_description(answer->text);
  ASSERT_TRUE(text);
  const MediaDescription& line = text->media[2];
  EXPECT_EQ(line.direction, Direction::kRecvOnly);
  EXPECT_EQ(line.mid, "2");
  EXPECT_EQ(line.formats[0].parameters, "") << "the estimate of the uplink begins with the camera's layers";
  EXPECT_THAT(line.ssrcs, IsEmpty());
  EXPECT_THAT(line.rids, IsEmpty());
  EXPECT_EQ(text->bundle.size(), 5U);
}

}  // namespace
}  // namespace media
