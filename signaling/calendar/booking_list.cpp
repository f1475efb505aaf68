#include "signaling/calendar/booking_list.h"

#include "signaling/store/names.h"

namespace signaling {

void BookingList::put(BookingRecord record) {
  const BookingId id = record.booking.id;
  const auto key = std::pair(record.booking.start, id);
  auto title_key = search_key(record.booking.title);
  const auto [place, added] = entries_.try_emplace(id);
  if (!added) {
    by_start_.erase({place->second.record.booking.start, id});
    former_.push_back(std::move(place->second.record));
    if (former_.size() > kMaxFormer) former_.pop_front();
  }
  place->second = {std::move(record), std::move(title_key)};
  by_start_[key] = &place->second;
}

const BookingRecord* BookingList::find(const BookingId& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? nullptr : &found->second.record;
}

std::vector<const BookingRecord*> BookingList::search(const BookingQuery& query) const {
  const auto key = search_key(query.text);
  std::pair<CalendarTime, BookingId> first{query.from.value_or(CalendarTime::min()), {}};
  if (query.after) first = std::max(first, *query.after);
  std::vector<const BookingRecord*> found;
  for (auto i = by_start_.lower_bound(first); i != by_start_.end() && found.size() < query.limit; ++i) {
    const auto& [place, entry] = *i;
    if (query.to && place.first >= *query.to) break;
    if (query.after && place == *query.after) continue;
    if (entry->title_key.find(key) != std::string::npos) found.push_back(&entry->record);
  }
  return found;
}

bool BookingList::has_in_title(const BookingId& id, std::string_view key) const {
  const auto found = entries_.find(id);
  return found != entries_.end() && found->second.title_key.find(key) != std::string::npos;
}

std::vector<const BookingRecord*> BookingList::all() const {
  std::vector<const BookingRecord*> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) all.push_back(&entry.record);
  return all;
}

std::vector<const BookingRecord*> BookingList::former(const BookingId& id) const {
  std::vector<const BookingRecord*> found;
  for (auto i = former_.rbegin(); i != former_.rend(); ++i) {
    if (i->booking.id == id) found.push_back(&*i);
  }
  return found;
}

BookingId BookingList::new_id(std::string_view prefix, CalendarTime start) const {
  const auto day = std::string(prefix) + "-" + to_ical_date(TimeZone::ho_chi_minh().local(start)) + "-";
  for (size_t number = 1;; ++number) {
    BookingId id(day + std::to_string(number));
    if (!entries_.contains(id)) return id;
  }
}

}  // namespace signaling
