#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "signaling/base/alarm_id.h"
#include "signaling/base/ids.h"
#include "signaling/base/text.h"

// What those who look after lines and service are told (README.md has the table).
namespace signaling {

// The open alarms of the whole service, whatever conference they are of, the gravest first.
struct AlarmList {
  static constexpr size_t kMost = 200;

  struct Acknowledged {
    std::string by{};
    std::string at{};  // RFC 3339
    friend bool operator==(const Acknowledged&, const Acknowledged&) = default;
  };
  struct Entry {
    AlarmId id{};
    std::string kind{};      // "line_up"; the README has all
    std::string severity{};  // info, warning, critical
    std::optional<ConferenceId> conference{};
    std::optional<SiteId> site{};
    std::string raised{};  // RFC 3339
    std::optional<Acknowledged> acknowledged{};
    Text text{};
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  using Entries = std::vector<Entry>;

  // Shared by all conferences, so that to compare and to copy one costs nothing; null: none is open.
  std::shared_ptr<const Entries> open{};
  friend bool operator==(const AlarmList&, const AlarmList&) = default;  // the same list, not an equal one
};

boost::json::object to_object(const AlarmList& message);

}  // namespace signaling
