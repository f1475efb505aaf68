// What the mcu is to do, as a function of the state.
#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kChairLost = "Điểm cầu trung tâm mất kết nối";

// The clock on the wall of a hall: "14:30".
std::string hour_text(WallTime time, int utc_offset_minutes) {
  const auto local = time + std::chrono::minutes(utc_offset_minutes);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local));
  return fmt::format("{:02}:{:02}", minutes.count() / 60, minutes.count() % 60);
}

std::string caption_of(const Speaker& speaker) {
  if (speaker.post.empty()) return speaker.delegate;
  return speaker.delegate.empty() ? speaker.post : speaker.delegate + "\n" + speaker.post;
}

// What follows a tab stands at the right.
mcu::DesiredCard result_card(const VoteResult& result) {
  mcu::DesiredCard card;
  card.title = result.question;
  card.lines = {fmt::format("Tán thành\t{}", result.total.yes), fmt::format("Không tán thành\t{}", result.total.no),
                fmt::format("Không biểu quyết\t{}", result.total.abstain),
                fmt::format("Đại biểu có mặt\t{}/{}", result.present, result.invited)};
  if (!result.valid) card.lines.push_back("Không đủ số đại biểu theo quy định");
  return card;
}

// Under the slide of a break nobody's camera is needed. Pictures without it stay as they are.
void show_nobody(std::vector<mcu::DesiredGroup>& groups) {
  for (auto& group : groups) {
    if (group.plain) continue;
    group.places.clear();
    group.fill = false;
  }
}

}  // namespace

int64_t ConferenceSession::unix_ms(Timestamp time) const {
  return std::chrono::floor<milliseconds>(settings_.clocks.to_wall(time)).time_since_epoch().count();
}

mcu::DesiredParticipant ConferenceSession::make_participant(const Seat& seat) const {
  const auto& data = engine_.data();
  const auto& site = seat.plan.id;
  mcu::DesiredParticipant participant;
  participant.site = site;
  participant.name = seat.plan.name;
  participant.heard = engine_.is_live(site);
  participant.view = data.seat(site)->view;
  const bool chair = data.chair_site == site;
  participant.mark = chair ? "chair" : "";
  participant.role = chair ? "Chủ trì" : data.seat(site)->guest ? "Khách" : "";
  if (const auto* turn = engine_.speech().holder(site)) participant.caption = caption_of(turn->speaker);
  participant.group = engine_.director().group_of(chair ? StageGroup::kChair : StageGroup::kHalls);
  return participant;
}

// What a page sees: the desk the halls' picture and everybody, a control surface everybody without sound.
mcu::DesiredParticipant ConferenceSession::make_viewer(ClientKey key, const Client& client) const {
  mcu::DesiredParticipant viewer;
  viewer.site = client.link->participant();
  viewer.name = client.visitor.name;
  viewer.viewer = true;
  const Role role = client.visitor.role;
  const bool controls = role == Role::kChair || role == Role::kDeputy || role == Role::kSecretary;
  viewer.group = controls ? kThumbnails : engine_.director().group_of(StageGroup::kHalls);
  viewer.sound = !controls;
  if (role == Role::kOperator || role == Role::kTechnician) viewer.second_group = kThumbnails;
  const auto help = remote_.help_of(key);
  viewer.listens_to = help.listens_to;
  viewer.mirrors = help.watches;
  viewer.talks_to = help.talks_to;
  return viewer;
}

Timestamp ConferenceSession::result_until() const {
  const auto* vote = engine_.votes().current();
  if (vote == nullptr || vote->phase != VotePhase::kConfirmed || !vote->ended_at) return media::kNever;
  return *vote->ended_at + kResultTime;
}

mcu::DesiredPicture ConferenceSession::make_picture(Timestamp now) const {
  const auto& data = engine_.data();
  const auto& speech = engine_.speech();
  mcu::DesiredPicture picture;
  picture.clock = true;
  picture.utc_offset_minutes = settings_.utc_offset_minutes;
  picture.title = data.item && *data.item < engine_.agenda().size() ? engine_.agenda()[*data.item].title : "";
  picture.message = data.message.text;
  if (is_chair_lost()) picture.alarm = kChairLost;
  if (!speech.holders.empty() && speech.holders.front().limit) {
    const auto& turn = speech.holders.front();
    mcu::DesiredCountdown countdown;
    countdown.ends_at_ms = unix_ms(turn.limit_at);
    countdown.warn_at_ms = unix_ms(turn.limit_at - turn.warning);
    const auto stands = turn.gone_since ? turn.gone_since : speech.paused_since;
    if (stands) countdown.stands_at_ms = unix_ms(*stands);
    picture.countdown = countdown;
  }
  if (data.phase == OpenPhase::kPaused) {
    mcu::DesiredCard card{"Hội nghị tạm nghỉ", {}, true};
    if (data.resumes_at) {
      card.lines.push_back("Tiếp tục lúc " + hour_text(*data.resumes_at, settings_.utc_offset_minutes));
    }
    picture.card = std::move(card);
    return picture;
  }
  const Timestamp until = result_until();
  if (until != media::kNever && now < until) picture.card = result_card(engine_.votes().current()->result());
  return picture;
}

mcu::DesiredConference ConferenceSession::make_desired(Timestamp now) const {
  const auto& data = engine_.data();
  mcu::DesiredConference desired;
  desired.id = plan_.id;
  desired.version = desired_.version;
  desired.groups = engine_.director().desired_groups(engine_.stage_roster());
  for (const auto& seat : seats_) {
    const auto& own = *data.seat(seat.plan.id);
    if (!own.removed && (!own.guest || is_here(seat))) desired.participants.push_back(make_participant(seat));
  }
  for (const auto& [key, client] : clients_) {
    if (client.link) desired.participants.push_back(make_viewer(key, client));
  }
  desired.picture = make_picture(now);
  desired.content = engine_.content_site();
  desired.hold = data.phase == OpenPhase::kPaused;
  if (desired.hold) show_nobody(desired.groups);
  return desired;
}

}  // namespace signaling
