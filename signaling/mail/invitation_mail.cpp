#include "signaling/mail/invitation_mail.h"

#include <fmt/format.h>

#include "signaling/mail/clean_text.h"
#include "signaling/mail/icalendar.h"
#include "signaling/mail/mail_message.h"
#include "signaling/base/text.h"

namespace signaling {
namespace {

constexpr size_t kMaxLineBytes = 500;

enum class Occasion { kInvited, kChanged, kCancelled, kWithdrawn };

Occasion occasion_of(const Invitation& invitation) {
  if (invitation.method == InvitationMethod::kCancel) {
    return invitation.withdrawn ? Occasion::kWithdrawn : Occasion::kCancelled;
  }
  return invitation.sequence == 0 || invitation.first_time ? Occasion::kInvited : Occasion::kChanged;
}

Text heading(Occasion occasion) {
  switch (occasion) {
    case Occasion::kInvited: return {"Giấy mời", "Invitation"};
    case Occasion::kChanged: return {"Thay đổi giấy mời", "Changed invitation"};
    case Occasion::kCancelled: return {"Hủy hội nghị", "Cancelled"};
    case Occasion::kWithdrawn: return {"Thôi mời", "Invitation withdrawn"};
  }
  return {};
}

Text opening(Occasion occasion) {
  switch (occasion) {
    case Occasion::kInvited:
      return {"Trân trọng kính mời dự hội nghị trực tuyến:", "You are invited to the video conference:"};
    case Occasion::kChanged:
      return {"Giấy mời dự hội nghị trực tuyến sau đây đã thay đổi; nội dung mới như sau:",
              "The invitation to this video conference has changed; it now reads:"};
    case Occasion::kCancelled: return {"Hội nghị trực tuyến sau đây đã bị hủy:", "This video conference is cancelled:"};
    case Occasion::kWithdrawn:
      return {"Quý đơn vị không còn trong thành phần mời của hội nghị trực tuyến sau đây:",
              "You are no longer among those invited to this video conference:"};
  }
  return {};
}

// "08:00 26/11/2026", as dates are written in Viet Nam.
std::string clock_text(std::chrono::sys_seconds time, const CalendarZone& zone) {
  const auto local = time + zone.offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(local - day);
  return fmt::format("{:02}:{:02} {:02}/{:02}/{:04}", clock.hours().count(), clock.minutes().count(),
                     static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

// Words of one language, and the facts that are the same in both.
struct Labels {
  std::string_view from, to, place, repeats, contents, page, confirm;
};
constexpr Labels kVietnamese = {"Bắt đầu",
                                "Kết thúc",
                                "Địa điểm",
                                "Hội nghị lặp lại; các buổi có trong lịch kèm theo.",
                                "Nội dung",
                                "Trang hội nghị",
                                "Đề nghị xác nhận tham dự, người dẫn đầu và số đại biểu tại"};
constexpr Labels kEnglish = {"Start",
                             "End",
                             "Place",
                             "The conference repeats; its dates are in the attached calendar.",
                             "Contents",
                             "Page of the conference",
                             "Please confirm attendance, head of delegation and number of delegates at"};

void add_line(std::string& text, std::string_view label, const std::string& value) {
  if (!value.empty()) text += fmt::format("  {}: {}\n", label, clean_line(value, kMaxLineBytes));
}

std::string body(const Invitation& invitation, const InvitationRecipient& recipient, const Labels& labels) {
  std::string text = "  " + clean_line(invitation.title, kMaxLineBytes) + "\n";
  add_line(text, labels.from, clock_text(invitation.start, invitation.zone) + " (" + invitation.zone.name + ")");
  add_line(text, labels.to, clock_text(invitation.end, invitation.zone));
  add_line(text, labels.place, invitation.location);
  if (!invitation.rule.empty()) text += fmt::format("  {}\n", labels.repeats);
  if (!invitation.description.empty()) text += fmt::format("  {}:\n", labels.contents);
  for (const auto& line : invitation.description) text += "    " + clean_line(line, kMaxLineBytes) + "\n";
  if (invitation.method == InvitationMethod::kCancel) return text;
  add_line(text, labels.page, invitation.url);
  if (!recipient.confirm_link.empty()) text += fmt::format("\n{}:\n{}\n", labels.confirm, recipient.confirm_link);
  return text;
}

}  // namespace

std::string invitation_subject(const Invitation& invitation) {
  const Text words = heading(occasion_of(invitation));
  return fmt::format("{} / {}: {}", words.vi, words.en, clean_line(invitation.title, kMaxLineBytes));
}

std::string invitation_text(const Invitation& invitation, const InvitationRecipient& recipient) {
  const Text words = opening(occasion_of(invitation));
  const std::string name = clean_line(recipient.mailbox.name, kMaxLineBytes);
  std::string text = name.empty() ? "" : fmt::format("Kính gửi: {}\n\n", name);
  text += fmt::format("{}\n\n{}\n", words.vi, body(invitation, recipient, kVietnamese));
  text += fmt::format("---\n\n{}\n\n{}", words.en, body(invitation, recipient, kEnglish));
  return text;
}

MailResult<std::string> write_invitation_mail(const Invitation& invitation, const InvitationRecipient& recipient,
                                              std::chrono::sys_seconds now) {
  if (!recipient.confirm_link.empty() && !is_web_link(recipient.confirm_link)) {
    return mail_failure(MailErrorCode::kWrongUrl, recipient.confirm_link);
  }
  auto calendar = write_invitation(invitation, now);
  if (!calendar) return calendar;
  return write_message({.from = invitation.organizer,
                        .to = recipient.mailbox,
                        .subject = invitation_subject(invitation),
                        .text = invitation_text(invitation, recipient),
                        .calendar = std::move(*calendar),
                        .method = invitation.method,
                        .id = recipient.message_id,
                        .date = now});
}

}  // namespace signaling
