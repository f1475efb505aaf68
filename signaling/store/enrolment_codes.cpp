#include "signaling/store/enrolment_codes.h"

#include <algorithm>

#include "signaling/store/auth_columns.h"
#include "signaling/store/sql.h"

namespace signaling {

static auto columns(IssuedCode& c) {
  return std::tie(c.group, c.digest, c.place.site, c.place.kind, c.expires, c.tries_left, c.state);
}

namespace {

const std::string kSelect =
    "SELECT code_group, code_hash, site, kind, expires, tries_left, state FROM enrolment_codes ";

// A group that was forgotten may name a new code.
void write(soci::session& sql, const IssuedCode& c) {
  run(sql, "DELETE FROM enrolment_codes WHERE code_group = :code_group", c.group);
  run(sql,
      "INSERT INTO enrolment_codes (code_group, code_hash, site, kind, expires, tries_left, state) "
      "VALUES (:code_group, :code_hash, :site, :kind, :expires, :tries_left, :state)",
      c.group, c.digest, c.place.site, c.place.kind, c.expires, c.tries_left, c.state);
}

}  // namespace

media::Result<void> EnrolmentCodes::put(const std::vector<IssuedCode>& codes) {
  return change(database_, [&](soci::session& sql) {
    for (const auto& code : codes) write(sql, code);
  });
}

media::Result<int64_t> EnrolmentCodes::keep_only(std::span<const IssuedCode> codes) {
  return change(database_, [&](soci::session& sql) {
    int64_t gone = 0;
    for (const auto& stored : select<IssuedCode>(sql, kSelect)) {
      if (std::ranges::find(codes, stored.group, &IssuedCode::group) != codes.end()) continue;
      gone += run(sql, "DELETE FROM enrolment_codes WHERE code_group = :code_group", stored.group);
    }
    return gone;
  });
}

media::Result<std::vector<IssuedCode>> EnrolmentCodes::all() {
  return attempt(database_, [&](soci::session& sql) {
    return select<IssuedCode>(sql, kSelect + "ORDER BY expires, code_group");
  });
}

}  // namespace signaling
