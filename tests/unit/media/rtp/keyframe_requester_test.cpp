#include "media/rtp/keyframe_requester.h"

#include <vector>

#include <gtest/gtest.h>

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(3));

TEST(KeyframeRequester, SendsTheFirstAtOnceAndMergesTheOthers) {
  KeyframeRequester requester;
  EXPECT_FALSE(requester.poll(kStart));
  EXPECT_EQ(requester.next_deadline(), kNever);
  requester.request(kStart);
  EXPECT_EQ(requester.next_deadline(), kStart);
  EXPECT_TRUE(requester.poll(kStart));
  requester.request(kStart + milliseconds(10));
  EXPECT_FALSE(requester.poll(kStart + milliseconds(99)));
  EXPECT_EQ(requester.next_deadline(), kStart + milliseconds(100));
  EXPECT_TRUE(requester.poll(kStart + milliseconds(100)));
  EXPECT_EQ(requester.sent(), 2U);
}

TEST(KeyframeRequester, WaitsForTheRoundTrip) {
  KeyframeRequester requester;
  requester.set_rtt(milliseconds(200));
  requester.request(kStart);
  requester.poll(kStart);
  EXPECT_EQ(requester.next_deadline(), kStart + milliseconds(300));
}

TEST(KeyframeRequester, AKeyFrameMeetsAllRequestsSoFar) {
  KeyframeRequester requester;
  requester.request(kStart);
  requester.poll(kStart);
  requester.request(kStart + milliseconds(5));
  requester.on_keyframe();
  EXPECT_FALSE(requester.wanted());
  EXPECT_FALSE(requester.poll(kStart + seconds(1)));
}

TEST(KeyframeRequester, KeepsATrailingRequest) {
  KeyframeRequester requester;
  requester.request(kStart);
  requester.poll(kStart);
  requester.on_keyframe();
  requester.request(kStart + milliseconds(30));  // missed the beginning of that key frame
  EXPECT_FALSE(requester.poll(kStart + milliseconds(30)));
  EXPECT_EQ(requester.next_deadline(), kStart + milliseconds(100));
  EXPECT_TRUE(requester.poll(kStart + milliseconds(100)));
}

TEST(KeyframeRequester, BecomesPatientWithASourceThatDoesNotAnswer) {
  KeyframeRequester requester;
  requester.request(kStart);
  std::vector<int64_t> at;
  for (Timestamp now = kStart; now < kStart + seconds(5); now = requester.next_deadline()) {
    if (requester.poll(now)) at.push_back((now - kStart) / milliseconds(1));
  }
  EXPECT_EQ(at, (std::vector<int64_t>{0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1900, 2900, 3900, 4900}));
  requester.on_keyframe();
  requester.request(kStart + seconds(10));
  EXPECT_TRUE(requester.poll(kStart + seconds(10)));
  EXPECT_EQ(requester.next_deadline(), kStart + seconds(10) + milliseconds(100)) << "quick again";
}

TEST(KeyframeRequester, StopsWhenNobodyNeedsOne) {
  KeyframeRequester requester;
  requester.request(kStart);
  requester.cancel();
  EXPECT_EQ(requester.next_deadline(), kNever);
  EXPECT_FALSE(requester.poll(kStart));
}

}  // namespace
}  // namespace media
