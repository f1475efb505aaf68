#include "signaling/protocol/line_messages.h"

#include <algorithm>

#include <boost/json.hpp>

#include "mcu/api/site_figures_json.h"
#include "signaling/diagnosis/verdict_json.h"

namespace signaling {

namespace json = boost::json;

json::object to_object(const Lines& m) {
  const auto& [at, observed, verdicts] = m.second;
  json::array sites;
  for (size_t i = 0; i < std::min(observed.sites.size(), verdicts.size()); ++i) {
    const auto& site = observed.sites[i];
    auto object = to_json(verdicts[i], ClockPair{at, observed.at});
    object["connected"] = site.duty.connected_since.has_value();
    object["figures"] = site.figures ? json::value(mcu::to_object(*site.figures)) : json::value(nullptr);
    sites.push_back(std::move(object));
  }
  return {{"type", "lines"},
          {"at", to_exact_date_time(ExactTime(at))},
          {"server", observed.server ? json::value(mcu::to_object(*observed.server)) : json::value(nullptr)},
          {"sites", std::move(sites)}};
}

}  // namespace signaling
