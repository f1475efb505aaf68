#include "signaling/store/booking_templates.h"

#include "signaling/base/nfc.h"
#include "signaling/store/names.h"
#include "signaling/store/sql.h"

namespace signaling {

static auto columns(BookingTemplate& t) { return std::tie(t.id, t.name, t.document); }

media::Result<TemplateId> BookingTemplates::add(const BookingTemplate& booking_template) {
  return change(database_, [&](soci::session& sql) {
    const TemplateId id(next_id(sql, "booking_templates"));
    run(sql,
        "INSERT INTO booking_templates (id, name, sort_key, document) VALUES (:id, :name, :sort_key, :document)", id,
        nfc(booking_template.name), sort_key(booking_template.name), booking_template.document);
    return id;
  });
}

media::Result<bool> BookingTemplates::update(const BookingTemplate& booking_template) {
  return change(database_, [&](soci::session& sql) {
    return run(sql,
               "UPDATE booking_templates SET name = :name, sort_key = :sort_key, document = :document WHERE id = :id",
               nfc(booking_template.name), sort_key(booking_template.name), booking_template.document,
               booking_template.id) > 0;
  });
}

media::Result<bool> BookingTemplates::remove(TemplateId id) {
  return change(database_,
                [&](soci::session& sql) { return run(sql, "DELETE FROM booking_templates WHERE id = :id", id) > 0; });
}

media::Result<std::optional<BookingTemplate>> BookingTemplates::find(TemplateId id) {
  return attempt(database_, [&](soci::session& sql) {
    return select_one<BookingTemplate>(sql, "SELECT id, name, document FROM booking_templates WHERE id = :id", id);
  });
}

media::Result<std::vector<BookingTemplate>> BookingTemplates::all() {
  return attempt(database_, [](soci::session& sql) {
    return select<BookingTemplate>(sql, "SELECT id, name, document FROM booking_templates ORDER BY sort_key, id");
  });
}

}  // namespace signaling
