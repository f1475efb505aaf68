#include "signaling/calendar/calendar_refusal.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(CalendarRefusal, EachWordHasATextInBothLanguages) {
  for (const auto* code : {"booking.unknown", "booking.no_occurrence", "conference.unknown", "booking.changed",
                           "booking.in_session", "booking.over", "booking.papers_over", "booking.cancelled",
                           "booking.urgent"}) {
    const auto refusal = make_refusal(std::string_view(code));
    EXPECT_EQ(refusal.code, code);
    EXPECT_FALSE(refusal.text.vi.empty());
    EXPECT_FALSE(refusal.text.en.empty());
  }
}

TEST(CalendarRefusal, CarriesWhatItIsMadeOf) {
  EXPECT_EQ(make_refusal(media::Error{"store.busy", "busy"}).text.en, "busy");
  const auto problem = make_problem(ProblemCode::kNotConfirmed, "confirmed");
  EXPECT_EQ(make_refusal(problem).code, "conference.not_confirmed");
  EXPECT_EQ(make_refusal(problem).problems.size(), 1U);
  EXPECT_EQ(make_refusal(std::vector{problem, problem}).code, "booking.invalid");
  EXPECT_EQ(make_refusal(std::vector{problem, problem}).problems.size(), 2U);
  ClashReport clashes{{Clash{}}, true};
  EXPECT_EQ(make_refusal(clashes).code, "booking.clash");
  EXPECT_TRUE(make_refusal(clashes).clashes.more);
}

}  // namespace
}  // namespace signaling
