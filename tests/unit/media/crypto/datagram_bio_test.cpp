#include "media/crypto/datagram_bio.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace media {
namespace {

struct Fixture {
  Fixture() : bio(datagrams.make_bio(), BIO_free) {}

  int write(size_t size, char value) {
    return BIO_write(bio.get(), std::string(size, value).data(), static_cast<int>(size));
  }

  DatagramBio datagrams;
  std::unique_ptr<BIO, int (*)(BIO*)> bio;
};

TEST(DatagramBio, GivesOneDatagramThenAsksForMore) {
  Fixture f;
  char buffer[100];
  EXPECT_EQ(BIO_read(f.bio.get(), buffer, sizeof buffer), -1);
  EXPECT_TRUE(BIO_should_read(f.bio.get()));
  f.datagrams.set_input(as_bytes("hello"));
  EXPECT_EQ(BIO_read(f.bio.get(), buffer, sizeof buffer), 5);
  EXPECT_EQ(std::string(buffer, 5), "hello");
  EXPECT_EQ(BIO_read(f.bio.get(), buffer, sizeof buffer), -1);
}

TEST(DatagramBio, CutsADatagramThatDoesNotFit) {
  Fixture f;
  char buffer[3];
  f.datagrams.set_input(as_bytes("hello"));
  EXPECT_EQ(BIO_read(f.bio.get(), buffer, sizeof buffer), 3);
  EXPECT_EQ(BIO_read(f.bio.get(), buffer, sizeof buffer), -1) << "the rest is gone, as with a socket";
}

TEST(DatagramBio, RecordsShareADatagramWhereTheyFit) {
  Fixture f;
  EXPECT_EQ(f.write(700, 'a'), 700);
  EXPECT_EQ(f.write(500, 'b'), 500);
  EXPECT_EQ(f.write(1, 'c'), 1);
  EXPECT_EQ(f.write(1200, 'd'), 1200);
  ASSERT_EQ(f.datagrams.output().size(), 3u);
  EXPECT_EQ(f.datagrams.output()[0].size(), DatagramBio::kMaxDatagram);
  EXPECT_EQ(f.datagrams.output()[0][699], 'a');
  EXPECT_EQ(f.datagrams.output()[0][700], 'b');
  EXPECT_EQ(f.datagrams.output()[1].size(), 1u);
  EXPECT_EQ(f.datagrams.output()[2].size(), 1200u);
}

TEST(DatagramBio, RemembersThatTheTimerWasStarted) {
  Fixture f;
  EXPECT_FALSE(f.datagrams.take_timer_started());
  EXPECT_EQ(f.datagrams.timer_expiry(), nullptr);
  timeval expiry{5, 6};
  EXPECT_EQ(BIO_ctrl(f.bio.get(), BIO_CTRL_DGRAM_SET_NEXT_TIMEOUT, 0, &expiry), 1);
  EXPECT_EQ(f.datagrams.timer_expiry(), &expiry);
  EXPECT_TRUE(f.datagrams.take_timer_started());
  EXPECT_FALSE(f.datagrams.take_timer_started());
}

}  // namespace
}  // namespace media
