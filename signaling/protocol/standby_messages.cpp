#include "signaling/protocol/standby_messages.h"

#include <array>

#include <boost/json.hpp>

namespace signaling {
namespace {

namespace json = boost::json;

json::value object_of(const std::optional<Standby::Next>& next) {
  if (!next) return nullptr;
  return json::object{{"conference", next->conference.value()},
                      {"title", next->title},
                      {"start", next->start},
                      {"testing_from", next->testing_from},
                      {"chair_site_name", next->chair_site_name}};
}

json::object object_of(const Standby::Invitation& i) {
  json::value answer;
  if (i.attends) answer = *i.attends ? "yes" : "no";
  return {{"booking", i.booking},
          {"occurrence", i.occurrence.empty() ? json::value(nullptr) : json::value(i.occurrence)},
          {"conference", i.conference.value()},
          {"title", i.title},
          {"start", i.start},
          {"answer", std::move(answer)}};
}

json::value object_of(const std::optional<Standby::Call>& call) {
  if (!call) return nullptr;
  return json::object{{"conference", call->conference.value()},
                      {"title", call->title},
                      {"from", call->from},
                      {"answer_in_ms", call->answer_in_ms}};
}

}  // namespace

std::string_view to_string(CloseCause cause) {
  constexpr std::array<std::string_view, 4> kWords{"closed", "all_gone", "cancelled", "moved"};
  return kWords[static_cast<size_t>(cause)];
}

json::object to_object(const Standby& m) {
  json::array invitations;
  for (const auto& invitation : m.invitations) invitations.push_back(object_of(invitation));
  return {{"type", "standby"},
          {"site", m.site.value()},
          {"name", m.name},
          {"next", object_of(m.next)},
          {"invitations", std::move(invitations)},
          {"call", object_of(m.call)}};
}

json::object to_object(const MoveNotice& m) {
  return {{"type", "move_notice"},
          {"conference", m.conference.value()},
          {"title", m.title},
          {"from", m.from},
          {"in_ms", m.in_ms}};
}

json::object to_object(const Ended& m) {
  return {{"type", "ended"}, {"conference", m.conference.value()}, {"cause", to_string(m.cause)}};
}

}  // namespace signaling
