#include "signaling/mail/mail_entry.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(MailEntry, StatesHaveWordsAndBack) {
  for (const auto state :
       {MailState::kQueued, MailState::kSending, MailState::kSent, MailState::kFailed, MailState::kReplaced}) {
    EXPECT_EQ(parse_mail_state(to_string(state)), state);
  }
  EXPECT_EQ(parse_mail_state("gone"), std::nullopt);
}

}  // namespace
}  // namespace signaling
