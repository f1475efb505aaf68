#pragma once

#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

// Who may do what, written down a second time and in another form than permissions.cpp: by rights, not by action. A
// change of the table has to be meant twice.
namespace signaling::testing {

inline constexpr std::string_view kRoleLetters = "AOCDSTHV";  // in the order of Role; H: site, V: observer

// For each role: e everywhere, o its own, - not at all.
struct Rights {
  std::string_view rights;
  std::string_view actions;
};

inline constexpr Rights kExpected[] = {
    {"eeeeeeee", "version.read site.read self.read"},
    {"------e-", "pin.set pin.check"},
    {"ee---e--", "health.read device.read device.enrol_hall device.revoke alarm.read"},
    {"e----e--", "metrics.read settings.read"},
    {"e-------", "settings.change mail.read mail.change mail.test backup.read backup.create backup.restore audit.read "
                 "user.create user.change user.remove feed.renew site.create site.change site.remove"},
    {"ee------", "device.enrol_chair_tablet template.read feed.read"},
    {"eeoooo-o", "user.read"},
    {"oooooo-o", "user.change_password"},
    {"eooooo-o", "user.log_out token.read token.create token.revoke"},
    {"eeooo-o-", "delegate.read"},
    {"ee--o---", "delegate.change"},
    {"eeeeee--", "calendar.read"},
    {"ee---eo-", "calendar.read_site line.read_figures preflight.read"},
    {"eeoooeoo", "booking.read conference.read_roster"},
    {"-e------", "booking.create booking.change booking.cancel template.change call.now invitation.send "
                 "extension.answer picture.direct picture.change_presets picture.draw_message"},
    {"-e----o-", "call.answer invitation.confirm floor.request floor.cancel floor.release roll.answer help.request"},
    {"------o-", "floor.switch_microphone line.report_figures line.probe device.pair_control"},
    {"-eooo---", "invitation.read minutes.read conference.admit_guest conference.advance_agenda roll.call roll.mark "
                 "vote.open"},
    {"-eooo-oo", "paper.read"},
    {"-e--o---", "paper.upload paper.remove minutes.write"},
    {"-eoooeoo", "conference.join chat.read"},
    {"-eoooeo-", "chat.send"},
    {"-eoooeoo", "conference.connect_media"},
    {"-e---e--", "conference.open_testing help.answer alarm.acknowledge"},
    {"-e---eo-", "preflight.run"},
    {"-eoo----", "conference.begin_session conference.pause conference.resume conference.close conference.reopen "
                 "conference.extend conference.lock conference.remove conference.readmit chair.hand_over floor.grant "
                 "floor.deny floor.revoke floor.reorder floor.clear floor.mute floor.mute_all floor.set_policy "
                 "floor.set_limit picture.set_stage picture.set_layout vote.confirm"},
    {"--oo----", "minutes.approve"},
    {"-eoo-eo-", "picture.set_view"},
    {"-e--o-o-", "vote.enter"},
    {"eeoooe--", "record.read"},
    {"-----e--", "remote.devices remote.mute remote.limit_rate remote.restart_media remote.still remote.listen "
                 "remote.watch remote.talk remote.test"},
};

// Action's word → its rights.
inline std::map<std::string, std::string_view> expected_rights() {
  std::map<std::string, std::string_view> result;
  for (const auto& [rights, actions] : kExpected) {
    std::istringstream words{std::string(actions)};
    for (std::string word; words >> word;) {
      EXPECT_TRUE(result.emplace(word, rights).second) << word << " is expected twice";
    }
  }
  return result;
}

}  // namespace signaling::testing
