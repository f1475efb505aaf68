#include "signaling/calendar/unbooked_papers.h"

#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include "signaling/store/audit_log.h"
#include "signaling/store/booking_papers.h"
#include "signaling/store/booking_templates.h"
#include "signaling/store/papers.h"
#include "signaling/store/transaction.h"

namespace signaling {

namespace json = boost::json;

namespace {

// The array of this name; an empty one if there is none.
const json::array& array_of(const json::value& value, std::string_view name) {
  static const json::array kEmpty;
  const auto* object = value.if_object();
  const auto* member = object == nullptr ? nullptr : object->if_contains(name);
  return member == nullptr || !member->is_array() ? kEmpty : member->get_array();
}

media::Result<void> remove_paper(Database& database, PaperId id, WallTime now) {
  Papers papers(database, {});  // rows only
  const auto paper = papers.find(id);
  if (!paper) return tl::unexpected(paper.error());
  if (!*paper) return {};
  if (auto removed = papers.remove(id); !removed) return tl::unexpected(removed.error());
  const AuditEntry entry{{}, now, "service", "paper.remove", std::to_string(id.value()), (*paper)->file_name};
  return AuditLog(database).append(entry).map([](AuditId) {});
}

}  // namespace

media::Result<std::set<PaperId>> papers_of_templates(Database& database) {
  const auto templates = BookingTemplates(database).all();
  if (!templates) return tl::unexpected(templates.error());
  std::set<PaperId> named;
  for (const auto& one : *templates) {
    boost::system::error_code error;
    const auto document = json::parse(one.document, error);
    if (error) return media::failure("template.bad_document", "The template " + one.name + " is no JSON.");
    for (const auto& item : array_of(document, "agenda")) {
      for (const auto& paper : array_of(item, "papers")) {
        if (const auto* id = paper.if_int64()) named.insert(PaperId(*id));
      }
    }
  }
  return named;
}

media::Result<int> remove_unbooked_papers(Database& database, WallTime now) {
  auto unbooked = BookingPapers(database).held_by_none(now - kKeepUnbookedPapers);
  if (!unbooked) return tl::unexpected(unbooked.error());
  const auto kept = papers_of_templates(database);
  if (!kept) return tl::unexpected(kept.error());
  std::erase_if(*unbooked, [&](PaperId id) { return kept->contains(id); });
  if (unbooked->empty()) return 0;
  auto work = Transaction::begin(database);
  if (!work) return tl::unexpected(work.error());
  for (const PaperId id : *unbooked) {
    if (auto removed = remove_paper(database, id, now); !removed) return tl::unexpected(removed.error());
  }
  if (auto done = work->commit(); !done) return tl::unexpected(done.error());
  return static_cast<int>(unbooked->size());
}

}  // namespace signaling
