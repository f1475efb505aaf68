#include "signaling/api/conference_api.h"

#include <memory>
#include <utility>

#include "signaling/api/calendar_problem.h"
#include "signaling/api/conference_json.h"
#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"
#include "signaling/api/ticket_api.h"
#include "signaling/base/date_time.h"
#include "signaling/schedule/booking_limits.h"

namespace signaling {

namespace json = boost::json;

namespace {

// What somebody asks for who names a phase.
struct PhaseChange {
  Action action;
  Calendar::Done (Calendar::*method)(const ConferenceId&, const Person&, Moment);  // null: close
};

PhaseChange change_to(ConferencePhase wanted, const ConferenceRun& run) {
  switch (wanted) {
    case ConferencePhase::kTesting: return {Action::kOpenTesting, &Calendar::open_testing};
    case ConferencePhase::kPaused: return {Action::kPauseConference, &Calendar::pause};
    case ConferencePhase::kClosed: return {Action::kCloseConference, nullptr};
    default: break;
  }
  if (run.phase == ConferencePhase::kPaused) return {Action::kResumeConference, &Calendar::resume};
  if (run.phase == ConferencePhase::kClosed) return {Action::kReopenConference, &Calendar::reopen};
  return {Action::kBeginSession, &Calendar::start};
}

class ConferenceApi {
 public:
  ConferenceApi(Calendar& calendar, Database& database, PartsIn parts_in, TellResumption tell_resumption)
      : calendar_(calendar),
        database_(database),
        parts_in_(std::move(parts_in)),
        tell_resumption_(std::move(tell_resumption)) {}

  ApiResult list(const ApiCall& call) {
    auto asks = call.principal;
    if (!asks.user && !asks.site) return tl::unexpected(refused(AuthError::kNotLoggedIn));
    const auto sites = Sites(database_).all();
    if (!sites) return store_refusal(sites.error());
    json::array items;
    for (const auto* run : calendar_.conferences(moment_of(call.now))) {
      asks.conferences = parts_in_(run->id(), asks);
      const auto may = authorize(asks, Action::kReadRoster, {.conference = run->id()});
      if (may) items.push_back(to_json(*run, calendar_.clock(), *sites, part_of(asks, run->id())));
      if (!may && may.error() == AuthError::kScopeNotAllowed) return tl::unexpected(refused(may.error()));
    }
    return list_answer(std::move(items));
  }

  ApiResult read(const ApiCall& call) { return shown(call, id_of(call)); }

  ApiResult change_phase(const ApiCall& call) {
    const auto id = id_of(call);
    const auto* run = calendar_.run(id);
    if (run == nullptr) return tl::unexpected(not_found());
    const auto& body = call.body.as_object();
    const auto wanted = parse_phase(text_of(body, "phase"));
    const auto change = change_to(*wanted, *run);
    if (const auto may = authorize(call.principal, change.action, {.conference = id}); !may) {
      return tl::unexpected(refused(may.error()));
    }
    const bool confirmed = body.at("confirmed").as_bool();
    const auto done = change.method == nullptr
                          ? calendar_.close(id, confirmed, person_of(call), moment_of(call.now))
                          : (calendar_.*change.method)(id, person_of(call), moment_of(call.now));
    const bool says = done && *wanted == ConferencePhase::kPaused && body.contains("resumes_at");
    if (says) tell_resumption_(id, parse_date_time(text_of(body, "resumes_at")).value_or(CalendarTime()));
    return after(done, call);
  }

  ApiResult extend(const ApiCall& call) {
    const auto until = parse_date_time(text_of(call.body.as_object(), "until")).value_or(CalendarTime());
    return after(calendar_.extend(id_of(call), until, person_of(call), moment_of(call.now)), call);
  }

  ApiResult answer_extension(const ApiCall& call) {
    const auto& body = call.body.as_object();
    const ConferenceId neighbour(text_of(body, "neighbour"));
    return after(calendar_.answer_extension(id_of(call), neighbour, body.at("agreed").as_bool(), person_of(call),
                                            moment_of(call.now)),
                 call);
  }

  ApiResult call_now(const ApiCall& call) {
    const auto& body = call.body.as_object();
    std::vector<SiteId> sites;
    for (const auto& site : body.at("sites").as_array()) sites.emplace_back(std::string(site.as_string()));
    const auto id = calendar_.call_now(text_of(body, "title"), sites, SiteId(text_of(body, "chair_site")),
                                       std::chrono::minutes(body.at("length_min").as_int64()), person_of(call),
                                       moment_of(call.now));
    if (!id) return calendar_refusal(id.error());
    auto answer = shown(call, *id);
    if (!answer) return answer;
    answer->status = 201;
    answer->headers.emplace_back("Location", "/api/v1/conferences/" + id->value());
    return answer;
  }

 private:
  static ConferenceId id_of(const ApiCall& call) { return ConferenceId(call.path.at("conference")); }

  ApiResult shown(const ApiCall& call, const ConferenceId& id) {
    const auto* run = calendar_.run(id);
    if (run == nullptr) return tl::unexpected(not_found());
    const auto sites = Sites(database_).all();
    if (!sites) return store_refusal(sites.error());
    return ApiAnswer{.body = to_json(*run, calendar_.clock(), *sites, part_of(call.principal, id))};
  }

  ApiResult after(const Calendar::Done& done, const ApiCall& call) {
    return done ? shown(call, id_of(call)) : calendar_refusal(done.error());
  }

  Calendar& calendar_;
  Database& database_;
  PartsIn parts_in_;
  TellResumption tell_resumption_;
};

Target conference_target(const std::map<std::string, std::string>& path) {
  return {.conference = ConferenceId(path.at("conference"))};
}

Schema call_schema() {
  return Schema::object({{"title", Schema::text(1, kMaxTitleLength)},
                         {"sites", Schema::array(Schema::text(1, kMaxIdLength), 1, kMaxSites)},
                         {"length_min", Schema::integer(kMinLength.count(), kMaxLength / std::chrono::minutes(1))},
                         {"chair_site", Schema::text(1, kMaxIdLength).described("One of `sites`.")}})
      .named("UrgentCall");
}

}  // namespace

std::vector<Operation> conference_operations(Calendar& calendar, Database& database, PartsIn parts_in,
                                             TellResumption tell_resumption) {
  const auto api = std::make_shared<ConferenceApi>(calendar, database, std::move(parts_in), std::move(tell_resumption));
  const auto handler = [api](ApiResult (ConferenceApi::*method)(const ApiCall&)) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const auto below = [](const std::string& rest) { return PathTemplate("/api/v1/conferences" + rest); };
  const std::vector<Operation::Outcome> shown = {{200, "The conference.", conference_schema()}};
  const auto phase = Schema::object({{"phase", Schema::word({"testing", "in_session", "paused", "closed"})},
                                     {"confirmed", Schema::boolean().described("True, to close it.")},
                                     {"resumes_at", Schema::date_time().described("Of a pause: its end."), false}})
                         .named("PhaseChange");
  const auto extension = Schema::object({{"until", Schema::date_time()}}).named("Extension");
  const auto answer = Schema::object({{"neighbour", Schema::text(1, 60).described("For whose operator this is said.")},
                                      {"agreed", Schema::boolean()}})
                          .named("NewExtensionAnswer");
  return {
      {.method = "GET", .path = below(""), .id = "listConferences",
       .summary = "The conferences that are open, may be reopened or begin within a day: all, or those in which "
                  "you have a part.",
       .action = std::nullopt,  // the handler asks for each of them
       .outcomes = {{200, "By start.", list_schema(conference_schema())}},
       .handler = handler(&ConferenceApi::list)},
      {.method = "GET", .path = below("/{conference}"), .id = "readConference", .summary = "One conference.",
       .action = Action::kReadRoster, .target = conference_target, .outcomes = shown,
       .handler = handler(&ConferenceApi::read)},
      {.method = "POST", .path = below("/{conference}/phases"), .id = "changePhase",
       .summary = "Opens testing, declares it in session (also after a pause or once more), pauses or closes it; each "
                  "is an action of its own.",
       .action = Action::kReadRoster, .target = conference_target, .body = phase, .outcomes = shown,
       .handler = handler(&ConferenceApi::change_phase)},
      {.method = "POST", .path = below("/{conference}/extensions"), .id = "extendConference",
       .summary = "Moves the expected end; the operators of those it then meets are asked first.",
       .action = Action::kExtendConference, .target = conference_target, .body = extension, .outcomes = shown,
       .handler = handler(&ConferenceApi::extend)},
      {.method = "POST", .path = below("/{conference}/extension-answers"), .id = "answerExtension",
       .summary = "Agrees to an extension, or does not.", .action = Action::kAnswerExtension,
       .target = conference_target, .body = answer, .outcomes = shown,
       .handler = handler(&ConferenceApi::answer_extension)},
      {.method = "POST", .path = PathTemplate("/api/v1/calls"), .id = "callNow",
       .summary = "Opens an urgent conference at once and rings its halls.", .action = Action::kCallNow,
       .body = call_schema(), .outcomes = {{201, "The conference.", conference_schema()}},
       .handler = handler(&ConferenceApi::call_now)},
  };
}

}  // namespace signaling
