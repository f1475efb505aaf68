#include "signaling/store/sites.h"

#include "signaling/base/nfc.h"
#include "signaling/store/names.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect = "SELECT id, name, short_name, sort_order, duty_telephone, line_kind, mail FROM sites ";

}  // namespace

static auto columns(Site& s) {
  return std::tie(s.id, s.name, s.short_name, s.sort_order, s.duty_telephone, s.line_kind, s.mail);
}

media::Result<void> Sites::add(const Site& site) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO sites (id, name, short_name, search_key, sort_order, duty_telephone, line_kind, mail) "
        "VALUES (:id, :name, :short_name, :search_key, :sort_order, :telephone, :line, :mail)",
        site.id, nfc(site.name), nfc(site.short_name), search_key(site.name), site.sort_order, site.duty_telephone,
        site.line_kind, site.mail);
  });
}

media::Result<bool> Sites::update(const Site& site) {
  return change(database_, [&](soci::session& sql) {
    return run(sql,
               "UPDATE sites SET name = :name, short_name = :short_name, search_key = :search_key, "
               "sort_order = :sort_order, duty_telephone = :telephone, line_kind = :line, mail = :mail WHERE id = :id",
               nfc(site.name), nfc(site.short_name), search_key(site.name), site.sort_order, site.duty_telephone,
               site.line_kind, site.mail, site.id) > 0;
  });
}

media::Result<bool> Sites::remove(const SiteId& id) {
  return change(database_, [&](soci::session& sql) { return run(sql, "DELETE FROM sites WHERE id = :id", id) > 0; });
}

media::Result<std::optional<Site>> Sites::find(const SiteId& id) {
  return attempt(database_, [&](soci::session& sql) { return select_one<Site>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::vector<Site>> Sites::all() {
  return attempt(database_, [&](soci::session& sql) { return select<Site>(sql, kSelect + "ORDER BY sort_order, id"); });
}

}  // namespace signaling
