#include "signaling/store/delegates.h"

#include "signaling/base/nfc.h"
#include "signaling/store/names.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

const std::string kSelect = "SELECT id, site, name, post, unit, commune FROM delegates ";

std::string key_of(const SiteDelegate& d) { return search_key(d.name + " / " + d.unit + " / " + d.commune); }

}  // namespace

static auto columns(SiteDelegate& d) { return std::tie(d.id, d.site, d.name, d.post, d.unit, d.commune); }

media::Result<DelegateId> Delegates::add(const SiteDelegate& delegate) {
  return change(database_, [&](soci::session& sql) {
    const DelegateId id(next_id(sql, "delegates"));
    run(sql,
        "INSERT INTO delegates (id, site, name, post, unit, commune, search_key, sort_key) "
        "VALUES (:id, :site, :name, :post, :unit, :commune, :search_key, :sort_key)",
        id, delegate.site, nfc(delegate.name), nfc(delegate.post), nfc(delegate.unit), nfc(delegate.commune),
        key_of(delegate), sort_key(delegate.name));
    return id;
  });
}

media::Result<bool> Delegates::update(const SiteDelegate& delegate) {
  return change(database_, [&](soci::session& sql) {
    return run(sql,
               "UPDATE delegates SET site = :site, name = :name, post = :post, unit = :unit, commune = :commune, "
               "search_key = :search_key, sort_key = :sort_key WHERE id = :id",
               delegate.site, nfc(delegate.name), nfc(delegate.post), nfc(delegate.unit), nfc(delegate.commune),
               key_of(delegate), sort_key(delegate.name), delegate.id) > 0;
  });
}

media::Result<bool> Delegates::remove(DelegateId id) {
  return change(database_,
                [&](soci::session& sql) { return run(sql, "DELETE FROM delegates WHERE id = :id", id) > 0; });
}

media::Result<std::optional<SiteDelegate>> Delegates::find(DelegateId id) {
  return attempt(database_,
                 [&](soci::session& sql) { return select_one<SiteDelegate>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::vector<SiteDelegate>> Delegates::of_site(const SiteId& site) {
  return attempt(database_, [&](soci::session& sql) {
    return select<SiteDelegate>(sql, kSelect + "WHERE site = :site ORDER BY sort_key, id", site);
  });
}

media::Result<std::vector<SiteDelegate>> Delegates::search(std::string_view text, int limit) {
  return attempt(database_, [&](soci::session& sql) {
    return select<SiteDelegate>(sql,
                            kSelect + "WHERE search_key LIKE :pattern ESCAPE '!' ORDER BY sort_key, id LIMIT :limit",
                            search_pattern(text), limit);
  });
}

}  // namespace signaling
