#include "signaling/api/attendance_json.h"

#include "signaling/api/list.h"
#include "signaling/base/date_time.h"

namespace signaling {

namespace json = boost::json;

namespace {

Schema head() { return Schema::text(0, kMaxHeadLength).described("Name and post of the head of delegation."); }
Schema number() { return Schema::integer(0, kMaxAttending).described("How many delegates come."); }

}  // namespace

Schema attendance_change_schema() {
  return Schema::object({{"answer", Schema::word({"yes", "no"})}, {"head", head()}, {"number", number()}})
      .named("AttendanceChange");
}

Attendance attendance_of(const json::object& body) {
  return {.attends = text_of(body, "answer") == "yes",
          .head = text_of(body, "head"),
          .delegates = static_cast<int>(body.at("number").as_int64())};
}

Schema attendance_schema() {
  return Schema::object({{"answer", Schema::word({"yes", "no"}).or_null()},
                         {"head", head()},
                         {"number", number()},
                         {"at", Schema::date_time().or_null()},
                         {"by", Schema::text(0, 200).or_null()}})
      .named("Attendance");
}

json::value to_json(const std::optional<AttendanceAnswer>& given) {
  json::object result{{"answer", nullptr}, {"head", ""}, {"number", 0}, {"at", nullptr}, {"by", nullptr}};
  if (!given) return result;
  if (!given->answer.empty()) result["answer"] = given->answer;
  result["head"] = given->head;
  result["number"] = given->delegates;
  result["at"] = to_date_time(std::chrono::floor<std::chrono::seconds>(given->at));
  result["by"] = given->by;
  return result;
}

}  // namespace signaling
