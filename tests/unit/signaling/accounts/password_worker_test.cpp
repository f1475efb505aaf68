#include "signaling/accounts/password_worker.h"

#include "tests/unit/signaling/accounts/accounts_fixture.h"

namespace signaling {
namespace {

// Says on which thread it ended.
class Witness {
 public:
  explicit Witness(std::optional<std::thread::id>& ended) : ended_(ended) {}
  ~Witness() { ended_ = std::this_thread::get_id(); }

 private:
  std::optional<std::thread::id>& ended_;
};

class PasswordWorkerTest : public testing::Test {
 protected:
  std::string hash(PasswordWorker& worker, const std::string& password) {
    std::optional<media::Result<std::string>> result;
    EXPECT_TRUE(worker.hash(password, [&](auto hash) { result = std::move(hash); }));
    EXPECT_FALSE(result) << "replied within the call";
    return post_.until(result).value();
  }
  PasswordCheck verify(PasswordWorker& worker, const std::string& hash, const std::string& password) {
    std::optional<PasswordCheck> result;
    EXPECT_TRUE(worker.verify(hash, password, [&](auto check) { result = std::move(check); }));
    return post_.until(result);
  }

  HandPost post_;
};

TEST_F(PasswordWorkerTest, HashesAndVerifies) {
  PasswordWorker worker(kCheapestPassword, post_.post());
  const std::string made = hash(worker, "một mật khẩu");
  EXPECT_TRUE(verify_password(made, "một mật khẩu"));
  EXPECT_TRUE(verify(worker, made, "một mật khẩu").right);
  EXPECT_TRUE(verify(worker, made, "một mật khẩu").rehashed.empty());
  EXPECT_FALSE(verify(worker, made, "mot mat khau").right);
  EXPECT_FALSE(verify(worker, "", "một mật khẩu").right) << "nobody's password is never right";
}

TEST_F(PasswordWorkerTest, ARightPasswordIsHashedAnewWhenTheCostChanged) {
  PasswordWorker worker({2, 16384}, post_.post());
  const std::string old = hash_password("cũ mà vẫn đúng", kCheapestPassword).value();
  EXPECT_TRUE(verify(worker, old, "sai").rehashed.empty());
  const auto check = verify(worker, old, "cũ mà vẫn đúng");
  EXPECT_TRUE(check.right);
  EXPECT_TRUE(verify_password(check.rehashed, "cũ mà vẫn đúng"));
  EXPECT_FALSE(needs_rehash(check.rehashed, {2, 16384}));
}

TEST_F(PasswordWorkerTest, TooManyAreRefusedAndTheOthersDone) {
  int replied = 0;
  int taken = 0;
  {
    PasswordWorker worker(kCheapestPassword, post_.post(), 2);
    while (!worker.is_full()) {
      ASSERT_TRUE(worker.hash("x", [&](const auto&) { ++replied; }));
      ++taken;
    }
    for (int i = 0; i < taken; ++i) EXPECT_TRUE(post_.run_one());
    EXPECT_FALSE(worker.is_full());
  }
  EXPECT_EQ(replied, taken);
  EXPECT_GE(taken, 2);
}

// It may take a job from the queue at any moment, so a full one is made by a job that takes long.
TEST_F(PasswordWorkerTest, AFullOneRefuses) {
  PasswordWorker worker({3, size_t{32} << 20}, post_.post(), 1);
  ASSERT_TRUE(worker.hash("lâu", [](const auto&) {}));
  int refused = 0;
  for (int i = 0; i < 3; ++i) refused += worker.hash("thêm", [](const auto&) {}) ? 0 : 1;
  EXPECT_GE(refused, 1);
}

TEST_F(PasswordWorkerTest, NobodyHearsOfWhatArrivesAfterItsEnd) {
  int replied = 0;
  {
    PasswordWorker worker(kCheapestPassword, post_.post());
    ASSERT_TRUE(worker.hash("x", [&](const auto&) { ++replied; }));
    ASSERT_TRUE(post_.wait());
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(worker.hash("x", [&](const auto&) { ++replied; }));
  }
  EXPECT_TRUE(post_.run_one());
  EXPECT_EQ(replied, 0);
}

TEST_F(PasswordWorkerTest, WhatAReplyHoldsEndsOnTheServicesThread) {
  std::optional<std::thread::id> ended;
  PasswordWorker worker(kCheapestPassword, post_.post());
  ASSERT_TRUE(worker.hash("x", [witness = std::make_shared<Witness>(ended)](const auto&) {}));
  EXPECT_TRUE(post_.run_one());
  EXPECT_EQ(ended, std::this_thread::get_id());
  ended.reset();
  ASSERT_TRUE(worker.verify("", "x", [witness = std::make_shared<Witness>(ended)](const auto&) {}));
  EXPECT_TRUE(post_.run_one());
  EXPECT_EQ(ended, std::this_thread::get_id());
}

TEST_F(PasswordWorkerTest, ACostThatCannotBeHadIsAnError) {
  PasswordWorker worker({0, 8192}, post_.post());
  std::optional<media::Result<std::string>> result;
  ASSERT_TRUE(worker.hash("x", [&](auto hash) { result = std::move(hash); }));
  EXPECT_EQ(post_.until(result).error().code, "password.cost");
}

}  // namespace
}  // namespace signaling
