#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "signaling/calendar/calendar.h"
#include "signaling/invitations/attendance_book.h"
#include "signaling/session/conference_directory.h"
#include "signaling/store/store.h"

namespace signaling {

// Between the calendar and the conferences that run. What the calendar decides — a phase, where a site belongs, a
// call — the directory is told; which sites are there, the calendar is told; and the screens of halls in standby show
// what comes next. One thread, the service's.
class ConferenceSchedule : public ScheduleListener, public PresencePort, public UpcomingSource {
 public:
  // All outlive this; the directory is given by use() before begin(), since it needs this as a port.
  ConferenceSchedule(Store& store, Calendar& calendar) : store_(store), calendar_(calendar) {}
  void use(ConferenceDirectory& directory) { directory_ = &directory; }

  // After a start: opens what is open, then lets the calendar do what is due.
  media::Result<void> begin(Moment now);
  // The calendar or something that screens in standby show has changed.
  void calendar_changed(Moment now);
  // To be called before anything that may make the calendar speak.
  void set_now(Moment now) { now_ = now; }
  // Tells the calendar who has come and gone; to be called when a call of the directory has ended. False: nobody has.
  bool tell_presence(Moment now);

  void schedule_event(const ScheduleEvent& event) override;
  void site_joined(const ConferenceId& conference, const SiteId& site) override;
  void site_left(const ConferenceId& conference, const SiteId& site) override;
  Upcoming upcoming(const SiteId& site) override;

 private:
  struct Presence {
    ConferenceId conference;
    SiteId site;
    bool there = false;
  };

  void follow_phase(const ConferenceRun& run);
  void tell_timing(const ConferenceRun& run);
  ConferencePlan plan_of(const ConferenceRun& run);
  ItemPlan item_of(const AgendaItem& item) const;
  void count_invited(ConferencePlan& plan, const ConferenceBooking& booking,
                     const std::optional<LocalTime>& occurrence) const;
  UrgentSummons summons_of(const ConferenceRun& run);
  std::string name_of(const SiteId& site) const;
  void read_names();

  Store& store_;
  Calendar& calendar_;
  ConferenceDirectory* directory_ = nullptr;
  Moment now_{};
  std::vector<Presence> presence_;
  std::map<SiteId, std::string> names_;  // of all sites, as of the last change
};

}  // namespace signaling
