#pragma once

#include <chrono>
#include <string>

#include "signaling/mail/invitation.h"

namespace signaling::test {

using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

inline MailAddress address(std::string_view text) { return MailAddress::parse(text).value(); }

// 26 November 2026, 08:00 in Viet Nam.
inline constexpr sys_seconds kStart = sys_days(2026y / 11 / 26) + 1h;
inline constexpr sys_seconds kStamp = sys_days(2026y / 11 / 20) + 3h + 4min + 5s;

inline Invitation sample_invitation() {
  Invitation result{.organizer = {"Văn phòng UBND tỉnh", address("vanphong@namdinh.gov.vn")}};
  result.attendees = {{"Huyện Ý Yên", address("yyen@namdinh.gov.vn")}, {"", address("haihau@namdinh.gov.vn")}};
  result.uid = "b-17@hop.namdinh.gov.vn";
  result.sequence = 3;
  result.title = "Giao ban phòng, chống bão số 9";
  result.description = {"1. Tình hình bão; nước dâng", "2. Ý kiến các huyện"};
  result.location = "Hội trường A, UBND tỉnh";
  result.url = "https://hop.namdinh.gov.vn/c/b-17?x=1&y=2";
  result.start = kStart;
  result.end = kStart + 2h;
  return result;
}

}  // namespace signaling::test
