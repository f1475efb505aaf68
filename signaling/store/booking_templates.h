#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// What a kind of conference begins with. The store does not read the document.
struct BookingTemplate {
  TemplateId id;
  std::string name;
  std::string document;  // JSON

  friend bool operator==(const BookingTemplate&, const BookingTemplate&) = default;
};

// The templates of bookings. Errors as in database.h. One thread, as the database.
class BookingTemplates {
 public:
  explicit BookingTemplates(Database& database) : database_(database) {}

  // Stores it under a new id, which it gives.
  media::Result<TemplateId> add(const BookingTemplate& booking_template);
  // Replaces all but the id. False: there is no such template.
  media::Result<bool> update(const BookingTemplate& booking_template);
  media::Result<bool> remove(TemplateId id);

  media::Result<std::optional<BookingTemplate>> find(TemplateId id);
  // By name, as Vietnamese sorts.
  media::Result<std::vector<BookingTemplate>> all();

 private:
  Database& database_;
};

}  // namespace signaling
