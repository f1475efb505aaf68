#include "signaling/mail/mail_queue.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>

namespace signaling {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_seconds;

constexpr sys_seconds at(std::chrono::seconds time) { return sys_seconds(1'000'000s) + time; }
const MailFailure kTemporary{false, {"smtp.not_connected", {"không kết nối", "not connected"}}};
const MailFailure kPermanent{true, {"smtp.recipient", {"từ chối", "refused"}}};

MailQueue make(size_t parallel = 1) { return MailQueue({.max_parallel = parallel}, {}, 1, at(0s)); }

MailQueue::NewMail mail(std::string recipient, std::string uid = "u", uint32_t sequence = 0) {
  return {std::move(recipient), {std::move(uid), std::nullopt}, sequence, "m"};
}

uint64_t add(MailQueue& queue, MailQueue::NewMail mail, sys_seconds now) {
  return queue.add(std::move(mail), now).value();
}

// "1 queued, 2 sent": what is to be stored.
std::string changes(MailQueue& queue) {
  std::string text;
  for (const auto& entry : queue.take_changes()) {
    text += (text.empty() ? "" : ", ") + std::to_string(entry.id) + " " + std::string(to_string(entry.state));
  }
  return text;
}

std::string due(MailQueue& queue, sys_seconds now) {
  std::string text;
  for (const auto& entry : queue.take_due(now)) text += entry.recipient;
  return text;
}

TEST(MailQueue, SendsInOrderOneAtATime) {
  auto queue = make();
  EXPECT_EQ(queue.next_deadline(), MailQueue::kNoDeadline);
  const uint64_t a = add(queue, mail("a"), at(0s));
  const uint64_t b = add(queue, mail("b"), at(1s));
  EXPECT_EQ(changes(queue), "1 queued, 2 queued");
  EXPECT_EQ(queue.next_deadline(), at(0s));
  EXPECT_EQ(due(queue, at(2s)), "a");
  EXPECT_EQ(changes(queue), "1 sending");
  EXPECT_EQ(queue.next_deadline(), MailQueue::kNoDeadline);
  EXPECT_EQ(due(queue, at(2s)), "");
  queue.sent(a, at(3s));
  EXPECT_EQ(due(queue, at(3s)), "b");
  queue.sent(b, at(4s));
  EXPECT_EQ(changes(queue), "1 sent, 2 sent");
  EXPECT_EQ(changes(queue), "");
  EXPECT_EQ(queue.size(), 0U);
}

TEST(MailQueue, TakesInWhatIsStoredAlready) {
  auto queue = make();
  add(queue, mail("a", "u", 1), at(0s));
  EXPECT_EQ(changes(queue), "1 queued");
  const auto stored = [](uint64_t id, std::string recipient, uint32_t sequence) {
    return MailEntry{.id = id, .recipient = std::move(recipient), .topic = {"u", std::nullopt}, .sequence = sequence,
                     .message = "m", .queued_at = at(1s), .next_try = at(1s)};
  };
  queue.take_in(stored(5, "a", 2), at(1s));
  EXPECT_EQ(changes(queue), "1 replaced") << "itself it is stored already";
  queue.take_in(stored(7, "a", 1), at(1s));
  EXPECT_EQ(changes(queue), "7 replaced") << "a newer one waits";
  EXPECT_EQ(due(queue, at(2s)), "a");
  EXPECT_EQ(changes(queue), "5 sending");
  EXPECT_EQ(add(queue, mail("b"), at(2s)), 8U);
}

TEST(MailQueue, BoundedParallelism) {
  auto queue = make(2);
  for (const char* name : {"a", "b", "c"}) add(queue, mail(name), at(0s));
  EXPECT_EQ(due(queue, at(0s)), "ab");
  queue.sent(2, at(1s));
  EXPECT_EQ(due(queue, at(1s)), "c");
}

TEST(MailQueue, TemporaryFailuresAreTriedAgainWithGrowingPauses) {
  auto queue = make();
  const uint64_t id = add(queue, mail("a"), at(0s));
  sys_seconds now = at(0s);
  for (const std::chrono::seconds pause : {60s, 300s, 900s, 3600s, 14400s, 86400s, 86400s, 86400s, 86400s}) {
    ASSERT_EQ(due(queue, now), "a");
    queue.failed(id, kTemporary, now);
    ASSERT_EQ(queue.next_deadline(), now + pause);
    ASSERT_EQ(due(queue, now + pause - 1s), "");
    now += pause;
  }
  ASSERT_EQ(due(queue, now), "a");
  queue.failed(id, kTemporary, now);  // the next try would be later than five days after the first
  const auto stored = queue.take_changes();
  ASSERT_EQ(stored.size(), 1U);
  EXPECT_EQ(stored[0].state, MailState::kFailed);
  EXPECT_EQ(stored[0].tries, 10U);
  EXPECT_EQ(stored[0].last_error, kTemporary.error);
  EXPECT_EQ(queue.size(), 0U);
}

TEST(MailQueue, PermanentFailureEndsAtOnce) {
  auto queue = make();
  const uint64_t id = add(queue, mail("a"), at(0s));
  (void)queue.take_due(at(0s));
  queue.failed(id, kPermanent, at(1s));
  const auto stored = queue.take_changes();
  EXPECT_EQ(stored.at(0).state, MailState::kFailed);
  EXPECT_EQ(stored.at(0).last_error->text.vi, "từ chối");
  EXPECT_EQ(queue.next_deadline(), MailQueue::kNoDeadline);
}

TEST(MailQueue, ANewerSequenceReplacesWhatWaits) {
  auto queue = make();
  add(queue, mail("a", "u", 1), at(0s));
  add(queue, mail("b", "u", 1), at(0s));
  add(queue, mail("a", "other", 1), at(0s));
  add(queue, mail("a", "u", 2), at(1s));
  EXPECT_EQ(changes(queue), "1 replaced, 2 queued, 3 queued, 4 queued");
  add(queue, mail("a", "u", 1), at(2s));  // comes too late itself
  EXPECT_EQ(changes(queue), "5 replaced");
  add(queue, mail("a", "u", 2), at(3s));  // the same SEQUENCE: the later text counts
  EXPECT_EQ(changes(queue), "4 replaced, 6 queued");
  MailQueue::NewMail occurrence = mail("a", "u", 9);
  occurrence.topic.occurrence = at(0s);
  add(queue, occurrence, at(4s));  // about one of the series only
  EXPECT_EQ(changes(queue), "7 queued");
}

TEST(MailQueue, WhatIsBeingSentIsNotReplacedButOvertakenIfItFails) {
  auto queue = make(2);
  add(queue, mail("a", "u", 1), at(0s));
  EXPECT_EQ(due(queue, at(0s)), "a");
  add(queue, mail("a", "u", 2), at(1s));
  EXPECT_EQ(due(queue, at(1s)), "");  // two invitations to one event never overtake each other
  EXPECT_EQ(queue.next_deadline(), MailQueue::kNoDeadline);
  (void)queue.take_changes();
  queue.failed(1, kTemporary, at(2s));
  EXPECT_EQ(changes(queue), "1 replaced");
  EXPECT_EQ(due(queue, at(2s)), "a");
  queue.sent(2, at(3s));
  EXPECT_EQ(changes(queue), "2 sent");
}

TEST(MailQueue, SurvivesARestart) {
  auto before = make(2);
  for (const char* name : {"a", "b", "c", "d"}) add(before, mail(name), at(0s));
  (void)before.take_due(at(0s));
  before.sent(1, at(1s));
  (void)before.take_due(at(1s));
  before.failed(2, kTemporary, at(2s));
  auto stored = before.take_changes();
  MailQueue after({.max_parallel = 3}, std::move(stored), 5, at(100s));
  EXPECT_EQ(changes(after), "3 queued");   // was being sent
  EXPECT_EQ(due(after, at(100s)), "bcd");  // b's pause is over; c was being sent
  EXPECT_EQ(add(after, mail("e"), at(100s)), 5U);
}

TEST(MailQueue, ARestartDoesNotRepeatWhatANewerOneReplaces) {
  auto before = make();
  add(before, mail("a", "u", 1), at(0s));
  (void)before.take_due(at(0s));
  add(before, mail("a", "u", 2), at(1s));
  MailQueue after({}, before.take_changes(), 3, at(2s));
  EXPECT_EQ(changes(after), "1 replaced");
  EXPECT_EQ(after.take_due(at(2s)).at(0).id, 2U);
}

TEST(MailQueue, EntriesSayWhenTheyChanged) {
  auto queue = make();
  add(queue, mail("a"), at(0s));
  EXPECT_EQ(queue.take_changes().at(0).changed_at, at(0s));
  (void)queue.take_due(at(5s));
  queue.sent(1, at(9s));
  EXPECT_EQ(queue.take_changes().at(0).changed_at, at(9s));
}

TEST(MailQueue, ACalendarClockThatIsPutBackDelaysByNoMoreThanADay) {
  auto queue = make();
  const uint64_t id = add(queue, mail("a"), at(0s));
  (void)queue.take_due(at(0s));
  queue.failed(id, kTemporary, at(0s));
  EXPECT_EQ(due(queue, at(-23h)), "");
  EXPECT_EQ(due(queue, at(-25h)), "a");
}

TEST(MailQueue, IsBoundedAndIgnoresUnknownOutcomes) {
  MailQueue queue({.max_entries = 2}, {}, 1, at(0s));
  add(queue, mail("a"), at(0s));
  add(queue, mail("b"), at(0s));
  const auto refused = queue.add(mail("c"), at(0s));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "mail.queue_full");
  (void)queue.take_changes();
  queue.sent(1, at(0s));  // not being sent
  queue.failed(99, kPermanent, at(0s));
  EXPECT_EQ(changes(queue), "");
  EXPECT_EQ(queue.size(), 2U);
}

// Any order of events, with restarts from what was stored: each message ends once, and none is forgotten.
TEST(MailQueue, NothingIsLostWhateverHappens) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::map<uint64_t, MailEntry> store;
    std::map<uint64_t, int> ends;
    uint64_t next_id = 1;
    sys_seconds now = at(0s);
    const MailQueueSettings settings{.max_parallel = 1 + static_cast<size_t>(round % 2)};
    auto queue = std::make_unique<MailQueue>(settings, std::vector<MailEntry>{}, next_id, now);
    std::vector<uint64_t> out;
    const auto save = [&] {
      for (const auto& entry : queue->take_changes()) {
        store[entry.id] = entry;
        if (entry.state > MailState::kSending) ++ends[entry.id];
      }
    };
    for (int step = 0; step < 300; ++step) {
      now += std::chrono::seconds(random() % 4000);
      const auto what = random() % 10;
      if (what < 3) {
        next_id = add(*queue, mail(std::string(1, "abc"[random() % 3]), "u", random() % 20), now) + 1;
        save();
      } else if (what < 6) {
        for (const auto& entry : queue->take_due(now)) out.push_back(entry.id);
        save();
        ASSERT_LE(out.size(), settings.max_parallel);
      } else if (what < 9 && !out.empty()) {
        const uint64_t id = out.back();
        out.pop_back();
        random() % 2 == 0 ? queue->sent(id, now) : queue->failed(id, random() % 4 == 0 ? kPermanent : kTemporary, now);
        save();
      } else if (what == 9) {
        std::vector<MailEntry> stored;
        for (const auto& [id, entry] : store) stored.push_back(entry);
        queue = std::make_unique<MailQueue>(settings, std::move(stored), next_id, now);
        out.clear();
      }
    }
    for (const uint64_t id : out) queue->sent(id, now);
    save();
    for (int i = 0; i < 1000 && queue->size() > 0; ++i) {
      now = std::max(now, queue->next_deadline());
      for (const auto& entry : queue->take_due(now)) queue->sent(entry.id, now);
      save();
    }
    ASSERT_EQ(queue->size(), 0U);
    ASSERT_EQ(ends.size(), next_id - 1);
    for (const auto& [id, count] : ends) ASSERT_EQ(count, 1) << id;
  }
}

}  // namespace
}  // namespace signaling
