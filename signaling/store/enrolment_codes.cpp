#include "signaling/store/enrolment_codes.h"

#include "signaling/store/device_kind.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect = "SELECT code_hash, site, kind, expires, tries_left, used FROM enrolment_codes ";
const std::string kOpen = "used IS NULL AND tries_left > 0 AND expires > :now";

}  // namespace

static auto columns(EnrolmentCode& c) { return std::tie(c.code_hash, c.site, c.kind, c.expires, c.tries_left, c.used); }

media::Result<void> EnrolmentCodes::add(const EnrolmentCode& code) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO enrolment_codes (code_hash, site, kind, expires, tries_left, used) "
        "VALUES (:code, :site, :kind, :expires, :tries_left, :used)",
        code.code_hash, code.site, code.kind, code.expires, code.tries_left, code.used);
  });
}

media::Result<bool> EnrolmentCodes::use(const std::string& code_hash, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    return run(sql, "UPDATE enrolment_codes SET used = :at WHERE code_hash = :code AND " + kOpen, now, code_hash, now) >
           0;
  });
}

media::Result<int64_t> EnrolmentCodes::spend_try(const SiteId& site, WallTime now) {
  return change(database_, [&](soci::session& sql) {
    run(sql, "UPDATE enrolment_codes SET tries_left = tries_left - 1 WHERE site = :site AND " + kOpen, site, now);
    int64_t open = 0;
    sql << "SELECT COUNT(*) FROM enrolment_codes WHERE site = :site AND " + kOpen, soci::use(site), soci::use(now),
        soci::into(open);
    return open;
  });
}

media::Result<std::optional<EnrolmentCode>> EnrolmentCodes::find(const std::string& code_hash) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<EnrolmentCode>(sql, kSelect + "WHERE code_hash = :code", code_hash);
  });
}

media::Result<std::vector<EnrolmentCode>> EnrolmentCodes::open_of_site(const SiteId& site, WallTime now) {
  return attempt(database_, [&](soci::session& sql) {
    return select<EnrolmentCode>(sql, kSelect + "WHERE site = :site AND " + kOpen + " ORDER BY expires, code_hash",
                                 site, now);
  });
}

media::Result<int64_t> EnrolmentCodes::remove_expired(WallTime now) {
  return change(database_, [&](soci::session& sql) -> int64_t {
    return run(sql, "DELETE FROM enrolment_codes WHERE expires <= :now", now);
  });
}

}  // namespace signaling
