#include "tools/endpoint/stream/document_replay.h"

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

using media::Timestamp;
using namespace std::chrono_literals;

constexpr uint8_t kSite = 2;

// Counts the pictures that leave, by the markers of their last packets.
struct Outlet : PacketOut {
  media::MutableBytes begin() override { return room; }
  void commit(size_t size) override {
    const auto packet = media::RtpPacketView::parse(media::Bytes(room).first(size)).value();
    if (!packet.header.marker) return;
    EXPECT_EQ(packet.header.ssrc, 30U) << "on the stream of the content";
    ++pictures;
    timestamp = packet.header.timestamp;
  }
  std::array<uint8_t, 2048> room;
  int pictures = 0;
  uint32_t timestamp = 0;
};

media::NegotiatedSession session() {
  media::NegotiatedMedia camera;
  camera.accepted = true;
  camera.kind = media::MediaKind::kVideo;
  camera.direction = media::Direction::kSendOnly;
  camera.payload_type = 96;
  camera.send.ssrc = 20;
  media::NegotiatedMedia content = camera;
  content.send.ssrc = 30;
  media::NegotiatedSession session;
  session.media = {camera, content};
  return session;
}

class DocumentReplayTest : public testing::Test {
 protected:
  DocumentReplayTest() : sender_(session(), random_, out_) {
    const auto track = make_document_track(kSite, site_colour(kSite), 10).value();
    EXPECT_TRUE(track.write(store_.folder() + "/" + MediaStore::document_file(kSite)));
    document_ = DocumentReplay::create(store_, kSite, log_, now_).value();
  }

  void run(media::Duration span) {
    for (const Timestamp end = now_ + span; now_ < end; now_ += 10ms) document_->poll(sender_, now_);
  }

  media::test::TemporaryFolder folder_;
  Timestamp now_ = media::timestamp_from_ns(7'000'000'000);
  MediaStore store_{folder_.path().string()};
  SendLog log_;
  media::Random random_{3};
  Outlet out_;
  MediaSender sender_;
  std::unique_ptr<DocumentReplay> document_;
};

TEST_F(DocumentReplayTest, RestsUntilItIsPresented) {
  EXPECT_EQ(document_->next_deadline(), media::kNever);
  run(1s);
  EXPECT_EQ(out_.pictures, 0);
  document_->present(true);
  EXPECT_LE(document_->next_deadline(), now_);
  run(1s);
  EXPECT_NEAR(out_.pictures, 5, 1);
  EXPECT_TRUE(log_.picture_latency({0, document_sign(kSite)}, now_)) << "its first picture, the key frame, is logged";
  document_->present(false);
  EXPECT_EQ(document_->next_deadline(), media::kNever);
  const int before = out_.pictures;
  run(1s);
  EXPECT_EQ(out_.pictures, before);
}

TEST_F(DocumentReplayTest, BeginsAgainWithAKeyFrameAndTheTimeOfTheRest) {
  document_->present(true);
  run(460ms);  // in the middle of a second
  document_->present(false);
  const uint32_t last = out_.timestamp;
  run(3s);
  document_->present(true);
  run(20ms);
  EXPECT_NEAR(out_.timestamp - last, 3 * 90'000, 18'000);
  EXPECT_TRUE(log_.picture_latency({5, document_sign(kSite)}, now_)) << "the next key frame of the loop";
}

TEST_F(DocumentReplayTest, SaysWhichFileIsMissing) {
  const auto missing = DocumentReplay::create(store_, kSite + 1, log_, now_);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "endpoint.file");
  EXPECT_NE(missing.error().message.find("document-3.track"), std::string::npos) << missing.error().message;
}

}  // namespace
}  // namespace tools
