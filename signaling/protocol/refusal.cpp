#include "signaling/protocol/refusal.h"

#include <algorithm>

#include "media/base/check.h"

namespace signaling {
namespace {

using enum RefusalCode;

constexpr RefusalRule kRules[] = {
    {kNotJson, "message.not_json", "Bản tin không phải một đối tượng JSON đúng: {0}.",
     "The message is not one right JSON object: {0}."},
    {kUnknownType, "message.unknown_type", "Không có loại bản tin \"{0}\".", "There is no message type \"{0}\"."},
    {kMissingField, "field.missing", "Thiếu trường \"{0}\".", "The field \"{0}\" is missing."},
    {kUnknownField, "field.unknown", "Bản tin này không có trường \"{0}\".", "This message has no field \"{0}\"."},
    {kWrongType, "field.wrong_type", "Trường \"{0}\" phải là {1}.", "The field \"{0}\" must be {1}."},
    {kOutOfRange, "field.out_of_range", "Trường \"{0}\" phải là {1}.", "The field \"{0}\" must be {1}."},
    {kJoinFirst, "join.first", "Cần gửi \"join\" trước.", "Send \"join\" first."},
    {kAlreadyJoined, "join.again", "Kết nối này đã vào hội nghị.", "This connection has joined already."},
    {kUnknownToken, "token.unknown", "Đường dẫn vào hội nghị không đúng hoặc đã hết hiệu lực.",
     "The link into the conference is wrong or no longer valid."},
    {kConferenceNotOpen, "conference.not_open", "Hội nghị chưa mở hoặc đã kết thúc.", "The conference is not open."},
    {kConferenceFull, "conference.full", "Hội nghị đã đủ số trang theo dõi; hãy đóng bớt một trang.",
     "The conference has all the pages it can have; close one of them."},
    {kConferenceLocked, "conference.locked", "Hội nghị đã khóa, không nhận thêm người vào.",
     "The conference is locked and takes in nobody new."},
    {kConferencePaused, "conference.paused", "Hội nghị đang tạm nghỉ nên micro tắt.",
     "The conference is paused, so microphones are off."},
    {kInStandby, "standby.no_conference", "Điểm cầu hiện không ở trong hội nghị nào.",
     "The site is in no conference now."},
    {kNoCall, "call.none", "Hội nghị này không còn gọi điểm cầu.", "This conference does not call the site."},
    {kWithoutMedia, "join.no_media", "Trang này không truyền hình tiếng; hãy dùng thiết bị của điểm cầu.",
     "This page carries no sound or picture; use the site's device for them."},
    {kNoMedia, "media.not_joined", "Kết nối này vào hội nghị không kèm hình tiếng.",
     "This connection joined without sound and picture."},
    {kUnknownSite, "site.unknown", "Hội nghị không có điểm cầu \"{0}\".", "The conference has no site \"{0}\"."},
    {kSiteNotConnected, "site.not_connected", "Điểm cầu {0} đang mất kết nối.", "The site {0} is not connected."},
    {kSiteRemoved, "site.removed", "Điểm cầu {0} đang ở ngoài hội nghị, chờ chủ trì mời vào lại.",
     "The site {0} was removed and waits until it is readmitted."},
    {kSiteNotRemoved, "site.not_removed", "Điểm cầu {0} đang ở trong hội nghị.", "The site {0} is not removed."},
    {kAlreadyChair, "chair.already", "Điểm cầu {0} đang là điểm cầu trung tâm.",
     "The site {0} is the chair's site already."},
    {kNotActing, "chair.not_acting", "Không có ai đang thay chủ trì.", "Nobody acts for the chair."},
    {kNoItem, "agenda.no_item", "Chương trình không có mục này.", "The agenda has no such item."},
    {kAlreadyWaiting, "floor.already_waiting", "Điểm cầu đã đăng ký phát biểu.",
     "The site has asked for the floor already."},
    {kAlreadyHolder, "floor.already_holder", "Điểm cầu đang được mời phát biểu.", "The site holds the floor already."},
    {kNotWaiting, "floor.not_waiting", "Điểm cầu không có đăng ký phát biểu nào đang chờ.",
     "The site has no request that waits."},
    {kNotHolder, "floor.not_holder", "Điểm cầu không giữ quyền phát biểu.", "The site does not hold the floor."},
    {kStandingRight, "floor.standing_right", "Điểm cầu trung tâm luôn có quyền phát biểu, không cần đăng ký.",
     "The chair's site may speak at any time and needs no request."},
    {kFloorFull, "floor.full", "Đã đủ số điểm cầu giữ quyền phát biểu; hãy kết thúc một điểm cầu trước.",
     "All places on the floor are taken; end the turn of a site first."},
    {kNobodyWaits, "floor.nobody_waits", "Không có điểm cầu nào đang chờ phát biểu.",
     "No site that is connected waits for the floor."},
    {kJustGranted, "floor.just_granted", "Vừa mời một điểm cầu phát biểu; hãy bấm lại nếu muốn mời tiếp.",
     "The floor was given to a site just now; press again to go on."},
    {kBadFloorValue, "floor.bad_value", "Giá trị vượt quá giới hạn cho phép.", "The value is beyond what is allowed."},
    {kNotGranted, "microphone.not_granted", "Chưa được mời phát biểu nên không bật được micro.",
     "The microphone stays off until the site is given the floor."},
    {kMuted, "microphone.muted", "Chủ trì đã tắt micro của điểm cầu.", "The chair has muted the site."},
    {kNothingToUndo, "undo.nothing", "Không còn thao tác nào để hoàn tác.", "There is nothing to take back any more."},
    {kRollRunning, "roll.running", "Đang điểm danh.", "The roll is being called already."},
    {kRollNotRunning, "roll.not_running", "Không ở trong lúc điểm danh.", "The roll is not being called."},
    {kNobodyToCall, "roll.nobody_to_call", "Các điểm cầu đều đã điểm danh.", "There is no site left to call."},
    {kAlreadyCalled, "roll.already_called", "Đang gọi điểm cầu này.", "This site is being called."},
    {kNotCalled, "roll.not_called", "Điểm cầu chưa được gọi điểm danh.", "The site is not being called."},
    {kTooManyDelegates, "roll.too_many", "Số hoặc tên vượt quá giới hạn cho phép.",
     "A number or a name is beyond what is allowed."},
    {kVoteOpen, "vote.open", "Đang có một biểu quyết chưa xong.", "Another vote is not finished."},
    {kNoVote, "vote.none", "Không có biểu quyết nào đang mở.", "No vote is open."},
    {kVoteNotClosed, "vote.not_closed", "Cần kết thúc nhập phiếu trước.", "Close the vote first."},
    {kTooManyVotes, "vote.too_many", "Điểm cầu có {0} đại biểu nhưng nhập {1} phiếu.",
     "The site has {0} delegates, and {1} votes were entered."},
    {kVotesUsedUp, "vote.used_up", "Hội nghị đã có số lần biểu quyết tối đa.",
     "The conference has had as many votes as it can have."},
    {kUnknownPreset, "layout.unknown", "Không có bố cục \"{0}\".", "There is no layout \"{0}\"."},
    {kUnknownGroup, "stage.unknown_group", "Không có nhóm hình \"{0}\".", "There is no group of viewers \"{0}\"."},
    {kNothingPrepared, "stage.nothing_prepared", "Chưa chuẩn bị hình nào cho nhóm này.",
     "Nothing was prepared for this group."},
    {kNoHelp, "help.none", "Điểm cầu không yêu cầu hỗ trợ.", "The site does not ask for help."},
    {kNoAlarm, "alarm.not_open", "Cảnh báo này đã hết hoặc không có.", "This alarm is over, or there is none."},
    {kNoPreflight, "preflight.none", "Điểm cầu không có lần kiểm tra này, hoặc đã xong.",
     "The site has no such test, or it is over."},
    {kInLobby, "guest.in_lobby", "Bạn đang ở phòng chờ, chưa được cho vào hội nghị.",
     "You are in the lobby and were not let in yet."},
    {kNoSuchGuest, "guest.unknown", "Không có khách này trong phòng chờ.", "No such guest is in the lobby."},
    {kGuestRemoved, "guest.removed", "Khách đã được mời ra khỏi hội nghị.", "The guest was removed."},
    {kGuestsFull, "guest.full", "Hội nghị đã đủ số khách.", "The conference has all the guests it can have."},
    {kAskLater, "guest.ask_later", "Yêu cầu vào hội nghị vừa bị từ chối; hãy chờ một phút rồi xin lại.",
     "The guest was turned away just now; ask again after a minute."},
    {kNotForGuests, "guest.not_a_site", "Việc này dành cho điểm cầu, không dành cho khách.",
     "This is for sites, not for guests."},
    {kRemoteBusy, "remote.busy", "{0} đang nói riêng với điểm cầu này.", "{0} is talking with this site alone."},
    {kRemoteOpen, "remote.open", "Yêu cầu trước của bạn tới điểm cầu này chưa được trả lời.",
     "The site has not answered your former request yet."},
    {kRemoteFull, "remote.full", "Đang có quá nhiều yêu cầu chưa được trả lời; hãy thử lại sau vài giây.",
     "Too many requests wait for their answers; try again in a few seconds."},
    {kRemoteNone, "remote.none", "Không có yêu cầu nào đang chờ trả lời với số này.",
     "No request with this number waits for an answer."},
    {kNoOffer, "candidate.no_offer", "Cần gửi \"offer\" trước \"candidate\".",
     "Send an \"offer\" before a \"candidate\"."},
    {kMcuUnavailable, "mcu.unavailable", "Máy chủ hình tiếng chưa sẵn sàng; hệ thống sẽ tự kết nối lại.",
     "The media server is not available; the connection is made as soon as it is back."},
    {kMcuRefused, "mcu.refused", "Máy chủ hình tiếng từ chối: {0}.", "The media server refuses: {0}."},
    {kMcuTimeout, "mcu.timeout", "Máy chủ hình tiếng không trả lời kịp.", "The media server did not answer in time."},
};
static_assert(std::size(kRules) == static_cast<size_t>(kCount));

std::string fill_in(std::string_view pattern, const std::vector<Text>& names, std::string Text::*language) {
  std::vector<std::string> details;
  for (const auto& name : names) details.push_back(clip(name.*language, 160));
  return fill(pattern, details);
}

}  // namespace

std::span<const RefusalRule> refusal_rules() { return kRules; }

Refusal make_refusal(RefusalCode code, std::string_view field, const std::vector<Text>& names) {
  const auto rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const auto& r) { return r.code == code; });
  CHECK(rule != std::end(kRules));
  return {std::string(rule->word), clip(field, 64),
          {fill_in(rule->vi, names, &Text::vi), fill_in(rule->en, names, &Text::en)}};
}

}  // namespace signaling
