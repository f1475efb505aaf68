// Any text as a recurrence rule: what the grammar takes is written and read again as the same rule, and its expansion
// ends, in ascending order.
#include <cstdint>
#include <string_view>

#include "media/base/check.h"
#include "signaling/schedule/recurrence_rule.h"

using namespace signaling;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto& zone = TimeZone::ho_chi_minh();
  const auto rule = RecurrenceRule::parse(text, zone);
  if (!rule) return 0;
  const auto again = RecurrenceRule::parse(rule->text(), zone);
  CHECK(again.has_value() && again->parts() == rule->parts());
  const LocalTime start = parse_ical_text("20270131T080000").value();
  const auto times = rule->expand(start, start, start + std::chrono::years(2));
  CHECK(times.has_value());
  for (size_t i = 1; i < times->size(); ++i) CHECK((*times)[i - 1] < (*times)[i]);
  (void)rule->day_that_months_lack(start);
  return 0;
}
