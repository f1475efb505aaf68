#include "signaling/store/settings.h"

#include "signaling/store/sql.h"

namespace signaling {
namespace {

struct Setting {
  std::string name;
  std::string content;
};

auto columns(Setting& s) { return std::tie(s.name, s.content); }

}  // namespace

media::Result<void> Settings::set(const std::string& name, const std::string& content) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO settings (name, content) VALUES (:name, :content) "
        "ON CONFLICT (name) DO UPDATE SET content = excluded.content",
        name, content);
  });
}

media::Result<bool> Settings::remove(const std::string& name) {
  return change(database_,
                [&](soci::session& sql) { return run(sql, "DELETE FROM settings WHERE name = :name", name) > 0; });
}

media::Result<std::optional<std::string>> Settings::find(const std::string& name) {
  return attempt(database_, [&](soci::session& sql) -> std::optional<std::string> {
    auto row = select_one<Setting>(sql, "SELECT name, content FROM settings WHERE name = :name", name);
    if (!row) return std::nullopt;
    return row->content;
  });
}

media::Result<std::map<std::string, std::string>> Settings::all() {
  return attempt(database_, [](soci::session& sql) {
    std::map<std::string, std::string> found;
    for (auto& row : select<Setting>(sql, "SELECT name, content FROM settings")) found[row.name] = row.content;
    return found;
  });
}

}  // namespace signaling
