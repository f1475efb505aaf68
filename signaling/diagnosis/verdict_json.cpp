#include "signaling/diagnosis/verdict_json.h"

#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

namespace json = boost::json;

void put(json::object& object, const Text& text) {
  object["vi"] = text.vi;
  object["en"] = text.en;
}

json::object to_json(const Evidence& evidence) {
  constexpr double kDecimals = 1e3;  // more means nothing here
  json::object object{{"measure", to_string(evidence.measure)},
                      {"value", std::round(evidence.value * kDecimals) / kDecimals},
                      {"bound", std::round(evidence.bound * kDecimals) / kDecimals}};
  put(object, describe(evidence));
  return object;
}

template <typename V>
json::object part(const V& verdict, const Text& text, const ClockPair& clocks) {
  json::array evidence;
  for (const auto& each : verdict.evidence) evidence.push_back(to_json(each));
  json::object advice{{"code", to_string(verdict.advice)}};
  put(advice, describe(verdict.advice));
  json::object object{{"kind", to_string(verdict.kind)},
                      {"since", to_exact_date_time(clocks.to_wall(verdict.since))},
                      {"evidence", std::move(evidence)},
                      {"advice", std::move(advice)}};
  put(object, text);
  return object;
}

}  // namespace

json::object to_json(const SiteVerdict& site, const ClockPair& clocks) {
  auto verdict = part(site.verdict, describe(site.verdict), clocks);
  if (!site.verdict.trunk.empty()) verdict["trunk"] = site.verdict.trunk;
  json::object object{{"site", site.site.value()}, {"verdict", std::move(verdict)}, {"silence", nullptr}};
  if (site.silence) object["silence"] = part(*site.silence, describe(site.silence->kind), clocks);
  return object;
}

}  // namespace signaling
