// A booking that has something in every member.
#pragma once

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling::scene {

inline ConferenceBooking full_booking() {
  ConferenceBooking b;
  b.title = "Giao ban \"phòng chống bão\" số 5 😀";
  b.kind = "Giao ban";
  b.start = at("20261202T080000");
  b.length = 150min;
  b.test_window = 45min;
  b.sites = {kKnownSites[0], kKnownSites[1], kKnownSites[2]};
  b.chair_site = kKnownSites[0];
  b.chair = UserId(2);
  b.deputy = UserId(3);
  b.secretary = UserId(4);
  b.operator_in_charge = UserId(1);
  b.departments = {"Sở Nông nghiệp", "Sở Y tế"};
  b.communes = {"Mỹ Hưng"};
  b.agenda = {{"Khai mạc", 10min, {}, "", {}},
              {"Tham luận", 30min, {{kKnownSites[1], "Ông Đặng Đức"}, {kKnownSites[2], ""}}, "stage", {PaperId(7)}}};
  b.policy = FloorPolicy::kLecture;
  b.lecturer = kKnownSites[1];
  b.layout_presets = {"stage", "grid"};
  b.auto_start = true;
  b.recurrence = Recurrence{"FREQ=WEEKLY;COUNT=4",
                            {local("20261209T080000")},
                            {{local("20261216T080000"), at("20261217T090000"), 60min}}};
  return b;
}

}  // namespace signaling::scene
