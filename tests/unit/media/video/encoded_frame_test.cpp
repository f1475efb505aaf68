#include "media/video/encoded_frame.h"

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(FrameBuffers, GiveMemoryAgainAndLetGoWhatIsTooMuch) {
  FrameBuffers buffers(2);
  std::vector<uint8_t> data = buffers.take();
  EXPECT_GE(data.capacity(), 16U * 1024) << "room for most frames";
  data.assign(100'000, 1);
  const uint8_t* memory = data.data();
  buffers.give(std::move(data));
  EXPECT_EQ(buffers.size(), 1U);

  std::vector<uint8_t> again = buffers.take();
  EXPECT_TRUE(again.empty());
  again.resize(100'000);
  EXPECT_EQ(again.data(), memory);

  for (int i = 0; i < 3; ++i) buffers.give(std::vector<uint8_t>(10));
  buffers.give({});
  EXPECT_EQ(buffers.size(), 2U);
}

}  // namespace
}  // namespace media
