#include "signaling/service/links.h"

#include <map>
#include <utility>

#include <boost/json.hpp>

namespace signaling {

std::string links_json(const ConferenceBook& book) {
  namespace json = boost::json;
  std::map<std::pair<ConferenceId, std::string>, std::string> tokens;  // site "" stands for the chair
  for (const auto& [token, admission] : book.tokens) {
    tokens[{admission.conference, admission.site ? admission.site->value() : ""}] = token;
  }
  json::array links;
  const auto add = [&](const ConferencePlan& plan, const std::string& site, const std::string& name) {
    const auto token = tokens.find({plan.id, site});
    if (token == tokens.end()) return;
    const bool chair = site.empty();
    links.push_back(json::object{{"conference", plan.title},
                                 {"name", name},
                                 {"role", chair ? "chair" : "site"},
                                 {"url", (chair ? "/chair?token=" : "/hall?token=") + token->second}});
  };
  for (const auto& plan : book.plans) {
    if (!plan.open) continue;
    add(plan, "", "");
    for (const auto& site : plan.sites) add(plan, site.id.value(), site.name);
  }
  return json::serialize(json::object{{"links", std::move(links)}});
}

}  // namespace signaling
