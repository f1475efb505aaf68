#include "signaling/calendar/run_json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include "signaling/base/date_time.h"
#include "signaling/calendar/id_lists.h"

namespace signaling {
namespace {

namespace json = boost::json;

struct PlanDocument {
  std::string conference;
  std::string booking;
  std::string original_start;
  std::string title;
  std::string testing_from;
  std::string start;
  std::string end;
  std::vector<std::string> sites;
  int64_t operator_in_charge = 0;
  bool auto_start = false;
};
BOOST_DESCRIBE_STRUCT(PlanDocument, (),
                      (conference, booking, original_start, title, testing_from, start, end, sites, operator_in_charge,
                       auto_start))

struct CallDocument {
  std::string site;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(CallDocument, (), (site, state))

struct AnswerDocument {
  std::string conference;
  int64_t operator_in_charge = 0;
  bool agreed = false;
};
BOOST_DESCRIBE_STRUCT(AnswerDocument, (), (conference, operator_in_charge, agreed))

struct QuestionDocument {
  std::string until;
  std::vector<AnswerDocument> answers;
};
BOOST_DESCRIBE_STRUCT(QuestionDocument, (), (until, answers))

struct RunDocument {
  PlanDocument plan;
  std::string phase;
  std::string since;
  uint64_t session_number = 0;
  std::string expected_end;
  bool urgent = false;
  bool overrun = false;
  bool missed = false;
  bool may_reopen = false;
  std::optional<std::string> interrupted_by;
  std::vector<CallDocument> calls;
  std::optional<QuestionDocument> question;
};
BOOST_DESCRIBE_STRUCT(RunDocument, (),
                      (plan, phase, since, session_number, expected_end, urgent, overrun, missed, may_reopen,
                       interrupted_by, calls, question))

// ---- writing -------------------------------------------------------------------------------------------------------

PlanDocument document_of(const Occurrence& o) {
  return {o.conference.value(),
          o.booking.value(),
          to_ical_text(o.original_start),
          o.title,
          to_date_time(o.testing_from),
          to_date_time(o.start),
          to_date_time(o.end),
          values_of(o.sites),
          o.operator_in_charge.value(),
          o.auto_start};
}

QuestionDocument document_of(const ExtensionQuestion& question) {
  QuestionDocument document{to_date_time(question.until), {}};
  for (const auto& a : question.answers) {
    document.answers.push_back({a.conference.value(), a.operator_in_charge.value(), a.agreed});
  }
  return document;
}

RunDocument document_of(const ConferenceRun& run) {
  RunDocument document;
  document.plan = document_of(run.plan);
  document.phase = to_string(run.phase);
  document.since = to_date_time(run.since);
  document.session_number = run.session_number;
  document.expected_end = to_date_time(run.expected_end);
  document.urgent = run.urgent;
  document.overrun = run.overrun;
  document.missed = run.missed;
  document.may_reopen = run.may_reopen;
  if (run.interrupted_by) document.interrupted_by = run.interrupted_by->value();
  for (const auto& call : run.calls) document.calls.push_back({call.site.value(), std::string(to_string(call.state))});
  if (run.question) document.question = document_of(*run.question);
  return document;
}

// ---- reading -------------------------------------------------------------------------------------------------------

// Gives what was read, and notes whether all texts could be.
class Reader {
 public:
  ConferenceRun run(RunDocument d) {
    ConferenceRun run;
    run.plan = plan(std::move(d.plan));
    run.phase = known(parse_phase(d.phase));
    run.since = known(parse_date_time(d.since));
    run.session_number = d.session_number;
    run.expected_end = known(parse_date_time(d.expected_end));
    run.urgent = d.urgent;
    run.overrun = d.overrun;
    run.missed = d.missed;
    run.may_reopen = d.may_reopen;
    if (d.interrupted_by) run.interrupted_by = ConferenceId(*d.interrupted_by);
    for (auto& call : d.calls) {
      run.calls.push_back({SiteId(std::move(call.site)), known(parse_call_state(call.state))});
    }
    if (d.question) run.question = question(std::move(*d.question));
    return run;
  }

  bool ok() const { return ok_; }

 private:
  template <typename T>
  T known(const std::optional<T>& value) {
    ok_ = ok_ && value.has_value();
    return value.value_or(T());
  }

  Occurrence plan(PlanDocument d) {
    return {ConferenceId(std::move(d.conference)),
            BookingId(std::move(d.booking)),
            known(parse_ical_text(d.original_start)),
            std::move(d.title),
            known(parse_date_time(d.testing_from)),
            known(parse_date_time(d.start)),
            known(parse_date_time(d.end)),
            ids_of<SiteId>(d.sites),
            UserId(d.operator_in_charge),
            d.auto_start};
  }

  ExtensionQuestion question(QuestionDocument d) {
    ExtensionQuestion question{known(parse_date_time(d.until)), {}};
    for (auto& a : d.answers) {
      question.answers.push_back({ConferenceId(std::move(a.conference)), UserId(a.operator_in_charge), a.agreed});
    }
    return question;
  }

  bool ok_ = true;
};

}  // namespace

json::object to_json(const ConferenceRun& run) { return json::value_from(document_of(run)).as_object(); }

media::Result<ConferenceRun> read_run(const json::value& document) {
  auto read = json::try_value_to<RunDocument>(document);
  if (!read) return media::failure("run.bad_document", "The run cannot be read: " + read.error().message());
  Reader reader;
  auto run = reader.run(std::move(*read));
  if (!reader.ok()) return media::failure("run.bad_document", "The run has a time or a word that is none.");
  return run;
}

}  // namespace signaling
