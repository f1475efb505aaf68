#include "signaling/store/mails.h"

#include <limits>

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(StoredMail& m) {
  return std::tie(m.id, m.booking, m.site, m.recipient, m.subject, m.uid, m.occurrence, m.sequence, m.queued_at,
                  m.progress.state, m.progress.ended, m.progress.tries, m.progress.next_try, m.progress.changed_at,
                  m.progress.error_code, m.progress.error.vi, m.progress.error.en);
}

namespace {

const std::string kColumns =
    "id, booking, site, recipient, subject, uid, occurrence, sequence, queued_at, state, ended, tries, next_try, "
    "changed_at, error_code, error_vi, error_en";
const std::string kSelect = "SELECT " + kColumns + " FROM mails ";

struct Content {
  std::string text;
};
auto columns(Content& c) { return std::tie(c.text); }

}  // namespace

media::Result<MailId> Mails::add(const StoredMail& m, const std::string& text) {
  return change(database_, [&](soci::session& sql) {
    const MailId id(next_id(sql, "mails"));
    const MailProgress& p = m.progress;
    run(sql,
        "INSERT INTO mails (" + kColumns +
            ") VALUES (:id, :booking, :site, :recipient, :subject, :uid, :occurrence, :sequence, :queued_at, :state, "
            ":ended, :tries, :next_try, :changed_at, :error_code, :error_vi, :error_en)",
        id, m.booking, m.site, m.recipient, m.subject, m.uid, m.occurrence, m.sequence, m.queued_at, p.state, p.ended,
        p.tries, p.next_try, p.changed_at, p.error_code, p.error.vi, p.error.en);
    if (!p.ended) run(sql, "INSERT INTO mail_texts (mail, content) VALUES (:mail, :content)", id, text);
    return id;
  });
}

media::Result<bool> Mails::put(MailId id, const MailProgress& p) {
  return change(database_, [&](soci::session& sql) {
    if (p.ended) run(sql, "DELETE FROM mail_texts WHERE mail = :mail", id);
    return run(sql,
               "UPDATE mails SET state = :state, ended = :ended, tries = :tries, next_try = :next_try, "
               "changed_at = :changed_at, error_code = :error_code, error_vi = :error_vi, error_en = :error_en "
               "WHERE id = :id",
               p.state, p.ended, p.tries, p.next_try, p.changed_at, p.error_code, p.error.vi, p.error.en, id) > 0;
  });
}

media::Result<std::optional<std::string>> Mails::text(MailId id) {
  return attempt(database_, [&](soci::session& sql) -> std::optional<std::string> {
    auto row = select_one<Content>(sql, "SELECT content FROM mail_texts WHERE mail = :mail", id);
    if (!row) return std::nullopt;
    return std::move(row->text);
  });
}

media::Result<std::vector<StoredMail>> Mails::waiting(MailId after) {
  return attempt(database_, [&](soci::session& sql) {
    return select<StoredMail>(sql, kSelect + "WHERE ended = 0 AND id > :after ORDER BY id", after);
  });
}

media::Result<std::vector<StoredMail>> Mails::page(const std::string& state, std::optional<MailId> before, int limit) {
  const MailId first = before.value_or(MailId(std::numeric_limits<int64_t>::max()));
  return attempt(database_, [&](soci::session& sql) {
    return select<StoredMail>(
        sql, kSelect + "WHERE id < :before AND (state = :state OR :any = '') ORDER BY id DESC LIMIT :limit", first,
        state, state, limit);
  });
}

media::Result<std::vector<StoredMail>> Mails::of_booking(const BookingId& booking) {
  return attempt(database_, [&](soci::session& sql) {
    return select<StoredMail>(sql, kSelect + "WHERE booking = :booking ORDER BY id", booking);
  });
}

media::Result<MailCounts> Mails::counts(const std::string& failed) {
  return attempt(database_, [&](soci::session& sql) {
    MailCounts counts;
    sql << "SELECT COUNT(*) FROM mails WHERE ended = 0", soci::into(counts.waiting);
    sql << "SELECT COUNT(*) FROM mails WHERE ended = 1 AND state = :state", soci::use(failed),
        soci::into(counts.failed);
    return counts;
  });
}

media::Result<int64_t> Mails::sweep(WallTime time) {
  return change(database_, [&](soci::session& sql) {
    return static_cast<int64_t>(run(sql, "DELETE FROM mails WHERE ended = 1 AND changed_at < :time", time));
  });
}

}  // namespace signaling
