#include "signaling/api/conference_json.h"

#include <algorithm>

#include "signaling/api/path_id.h"
#include "signaling/base/date_time.h"

namespace signaling {

namespace json = boost::json;

namespace {

std::string_view state_of(const ConferenceRun& run, const std::set<SiteId>& present, const SiteId& site) {
  if (present.contains(site)) return "connected";
  const auto call = std::ranges::find(run.calls, site, &SiteCall::site);
  if (call == run.calls.end() || !run.is_open() || call->state == CallState::kAnswered) return "absent";
  return call->state == CallState::kNoticed ? "noticed" : "called";
}

json::array sites_of(const ConferenceRun& run, const ScheduleClock& clock, const std::vector<Site>& sites) {
  json::array all;
  for (const auto& id : run.plan.sites) {
    const auto known = std::ranges::find(sites, id, &Site::id);
    const bool there = known != sites.end();
    all.push_back({{"site", id.value()},
                   {"name", there ? known->name : id.value()},
                   {"state", state_of(run, clock.present(run.id()), id)},
                   {"duty_telephone", there ? known->duty_telephone : std::string()}});
  }
  return all;
}

json::object question_of(const ExtensionQuestion& question, const ScheduleClock& clock) {
  json::array answers;
  for (const auto& answer : question.answers) {
    const auto* run = clock.find(answer.conference);
    answers.push_back({{"conference", answer.conference.value()},
                       {"title", run == nullptr ? std::string() : run->plan.title},
                       {"operator_in_charge", answer.operator_in_charge.value()},
                       {"agreed", answer.agreed}});
  }
  return {{"until", to_date_time(question.until)}, {"answers", std::move(answers)}};
}

}  // namespace

json::object to_json(const ConferenceRun& run, const ScheduleClock& clock, const std::vector<Site>& sites,
                     std::optional<Role> part) {
  json::object object{{"conference", run.id().value()},
                      {"booking", run.plan.booking.value()},
                      {"title", run.plan.title},
                      {"phase", to_string(run.phase)},
                      {"since", to_date_time(run.since)},
                      {"start", to_date_time(run.plan.start)},
                      {"expected_end", to_date_time(run.expected_end)},
                      {"urgent", run.urgent},
                      {"overrun", run.overrun},
                      {"may_reopen", run.may_reopen},
                      {"interrupted_by", nullptr},
                      {"sites", sites_of(run, clock, sites)},
                      {"question", nullptr},
                      {"part", nullptr}};
  if (run.interrupted_by) object["interrupted_by"] = run.interrupted_by->value();
  if (run.question) object["question"] = question_of(*run.question, clock);
  if (part) object["part"] = to_string(*part);
  return object;
}

Schema conference_schema() {
  const auto site = Schema::object({{"site", Schema::text(1, 40)},
                                    {"name", Schema::text(1, 120)},
                                    {"state", Schema::word({"absent", "connected", "called", "noticed"})},
                                    {"duty_telephone", Schema::text(0, 40)}})
                        .named("ConferenceSite");
  const auto answer = Schema::object({{"conference", Schema::text(1, 60).described("Whose operator is asked.")},
                                      {"title", Schema::text(0, 200)},
                                      {"operator_in_charge", Schema::integer(0, kLargestId)},
                                      {"agreed", Schema::boolean().described("False: awaited.")}})
                          .named("ExtensionAnswer");
  const auto question = Schema::object({{"until", Schema::date_time()}, {"answers", Schema::array(answer, 0, 1000)}})
                            .named("ExtensionQuestion");
  const auto part = Schema::word({"chair", "deputy", "secretary", "operator", "technician", "observer"});
  return Schema::object({{"conference", Schema::text(1, 60)},
                         {"booking", Schema::text(0, 40)},
                         {"title", Schema::text(1, 200)},
                         {"phase", Schema::word({"scheduled", "testing", "in_session", "paused", "closed"})},
                         {"since", Schema::date_time().described("Of the phase.")},
                         {"start", Schema::date_time()},
                         {"expected_end", Schema::date_time()},
                         {"urgent", Schema::boolean()},
                         {"overrun", Schema::boolean().described("The expected end has passed (quá giờ).")},
                         {"may_reopen", Schema::boolean()},
                         {"interrupted_by", Schema::text(1, 60).or_null().described("The urgent one that paused it.")},
                         {"sites", Schema::array(site, 0, 200)},
                         {"question", question.or_null()},
                         {"part", part.or_null().described("As what you may enter it; null: not at all.")}})
      .named("Conference");
}

}  // namespace signaling
