#include "signaling/api/history_schema.h"

#include "signaling/api/history_events.h"
#include "signaling/history/figure.h"

namespace signaling {
namespace {

constexpr size_t kMostPoints = 2000;
constexpr size_t kMostSites = 1000;

}  // namespace

Schema remembered_conference_schema() {
  return Schema::object({{"conference", Schema::text(1, 120)},
                         {"title", Schema::text(0, 400)},
                         {"first", Schema::date_time().described("To the minute, as is `last`.")},
                         {"last", Schema::date_time()},
                         {"sites", Schema::array(Schema::text(1, 120), 0, kMostSites)}})
      .named("RememberedConference");
}

Schema chart_schema() {
  const auto values = Schema::array(Schema::number().or_null(), 0, kMostPoints + 1);
  const auto line = Schema::object({{"site", Schema::text(0, 120).described("Empty: the server.")},
                                    {"figure", Schema::text(1, 60)},
                                    {"mean", values.described("Null: not known. Of verdicts the commonest.")},
                                    {"min", values, false},
                                    {"max", values, false}})
                        .named("ChartLine");
  return Schema::object({{"from", Schema::date_time()},
                         {"step_s", Schema::integer(1, 366 * 86'400)},
                         {"series", Schema::array(line, 0, kMostPoints * kMostSites)}})
      .named("Chart");
}

Schema remembered_moment_schema() {
  const auto figures = Schema::map(Schema::number(), kFigures);
  const auto site = Schema::object({{"site", Schema::text(1, 120)},
                                    {"figures", figures},
                                    {"verdict", Schema::text(1, 60).or_null().described("Null: not known.")}})
                        .named("RememberedSite");
  return Schema::object({{"at", Schema::date_time()},
                         {"step_s", Schema::integer(1, 60).described("60: the means of the minute.")},
                         {"server", figures.or_null()},
                         {"sites", Schema::array(site, 0, kMostSites)}})
      .named("RememberedMoment");
}

Schema history_event_schema() {
  const auto grounds =
      Schema::object({{"vi", Schema::lines(1, 4000)}, {"en", Schema::lines(1, 4000)}}).named("Grounds");
  return Schema::object({{"at", Schema::date_time()},
                         {"kind", Schema::word(history_event_kinds())},
                         {"site", Schema::text(1, 120), false},
                         {"text", Schema::lines(1, 4000).described("More of it: a phase, a layout's preset."), false},
                         {"by", Schema::text(1, 200).described("Who asked for a test."), false},
                         {"grounds", grounds.described("Of a verdict: why."), false}})
      .named("HistoryEvent");
}

}  // namespace signaling
