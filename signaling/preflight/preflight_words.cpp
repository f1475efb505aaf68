#include "signaling/preflight/preflight_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace signaling {
namespace {

using enum PreflightCheck;
using enum Finding;

constexpr std::string_view kAccessVi =
    "Kiểm tra dây mạng, bộ chuyển mạch và Wi-Fi tại điểm cầu; nếu đều tốt, báo nhà mạng.";
constexpr std::string_view kAccessEn =
    "Check cable, switch and Wi-Fi at the site; if they are good, call the carrier.";
constexpr std::string_view kPlugVi = "Nhờ điểm cầu cắm lại thiết bị, rồi chọn lại trên trang.";
constexpr std::string_view kPlugEn = "Have the hall plug the device in again and choose it on the page.";
constexpr std::string_view kAllowVi = "Nhờ điểm cầu cho phép trình duyệt dùng thiết bị.";
constexpr std::string_view kAllowEn = "Have the hall allow the browser to use the device.";
constexpr std::string_view kFreeVi = "Nhờ điểm cầu đóng phần mềm khác đang chiếm thiết bị.";
constexpr std::string_view kFreeEn = "Have the hall close the other program that holds the device.";
constexpr std::string_view kUnmuteVi = "Nhờ điểm cầu bật lại thiết bị: công tắc trên thiết bị hoặc trong hệ thống.";
constexpr std::string_view kUnmuteEn = "Have the hall switch the device on again: its own switch, or the system's.";
constexpr std::string_view kReloadVi = "Nhờ điểm cầu tải lại trang hội nghị, rồi kiểm tra lại.";
constexpr std::string_view kReloadEn = "Have the hall reload its page, then test again.";
constexpr std::string_view kInputVi =
    "Nhờ điểm cầu nói thử; nếu vẫn vậy, chọn lại micro của hội trường, kiểm tra dây và pin.";
constexpr std::string_view kInputEn =
    "Have somebody speak in the hall; if it stays so, choose the hall's own microphone, check its cable and battery.";
constexpr std::string_view kSpeakerVi =
    "Nhờ điểm cầu tăng âm lượng loa, kiểm tra loa và micro được chọn có đúng không.";
constexpr std::string_view kSpeakerEn =
    "Have the hall turn the loudspeaker up and check that the right loudspeaker and microphone are chosen.";
constexpr std::string_view kUpdateVi = "Nhờ điểm cầu cập nhật trình duyệt Chrome, Edge hoặc Firefox.";
constexpr std::string_view kUpdateEn = "Have the hall update Chrome, Edge or Firefox.";

constexpr FindingWords kRows[] = {
    {kReach, kGood, "Đã kết nối và trả lời kiểm tra.", "Connected, and it answers the test."},
    {kReach, kAbsent, "Chưa kết nối.", "Not connected.",
     "Gọi điện cho điểm cầu hỏi máy có điện, dây mạng có cắm và trang hội nghị có mở không.",
     "Telephone the hall: has the computer power, is the network cable in, is the page open?"},
    {kReach, kNoAnswer, "Trang của điểm cầu không trả lời kiểm tra trong {1} giây.",
     "The site's page did not answer the test within {1} seconds.", kReloadVi, kReloadEn},
    {kReach, kLeft, "Điểm cầu mất kết nối trong lúc kiểm tra.", "The site's connection was lost during its test.",
     kAccessVi, kAccessEn},
    {kReach, kCannot, "Điểm cầu không tự kiểm tra được ({2}).", "The site cannot test itself ({2}).", kReloadVi,
     kReloadEn},
    {kReach, kNoMedia, "Đã kết nối nhưng hình tiếng không truyền được tới máy chủ.",
     "Connected, but sound and picture do not get through to the server.",
     "Nhờ người quản lý mạng tại điểm cầu mở các cổng UDP của máy chủ trên tường lửa.",
     "Have whoever runs the site's network open the server's UDP ports in the firewall."},

    {kRtt, kGood, "Thời gian đi về {0} ms.", "Round trip {0} ms."},
    {kRtt, kOff, "Thời gian đi về {0} ms (giới hạn {1} ms): nói và nghe bị trễ.",
     "Round trip {0} ms (limit {1} ms): talk is late.", kAccessVi, kAccessEn},
    {kRtt, kUnknown, "Không đo được thời gian đi về.", "The round trip could not be measured."},

    {kLossUp, kGood, "Chiều lên mất {0} % số gói.", "{0} % of packets lost on the uplink."},
    {kLossUp, kOff, "Chiều lên mất {0} % số gói (giới hạn {1} %).",
     "{0} % of packets lost on the uplink (limit {1} %).", kAccessVi, kAccessEn},
    {kLossUp, kUnknown, "Không đo được mất gói chiều lên.", "Loss on the uplink could not be measured."},
    {kLossDown, kGood, "Chiều xuống mất {0} % số gói.", "{0} % of packets lost on the downlink."},
    {kLossDown, kOff, "Chiều xuống mất {0} % số gói (giới hạn {1} %).",
     "{0} % of packets lost on the downlink (limit {1} %).", kAccessVi, kAccessEn},
    {kLossDown, kUnknown, "Không đo được mất gói chiều xuống.", "Loss on the downlink could not be measured."},

    {kJitterUp, kGood, "Biến động trễ chiều lên {0} ms.", "Jitter of {0} ms on the uplink."},
    {kJitterUp, kOff, "Biến động trễ chiều lên {0} ms (giới hạn {1} ms).",
     "Jitter of {0} ms on the uplink (limit {1} ms).", kAccessVi, kAccessEn},
    {kJitterUp, kUnknown, "Không đo được biến động trễ chiều lên.", "Jitter on the uplink could not be measured."},
    {kJitterDown, kGood, "Biến động trễ chiều xuống {0} ms.", "Jitter of {0} ms on the downlink."},
    {kJitterDown, kOff, "Biến động trễ chiều xuống {0} ms (giới hạn {1} ms).",
     "Jitter of {0} ms on the downlink (limit {1} ms).", kAccessVi, kAccessEn},
    {kJitterDown, kUnknown, "Không đo được biến động trễ chiều xuống.",
     "Jitter on the downlink could not be measured."},

    {kBandUp, kGood, "Chiều lên tải được {0} kbit/s.", "The uplink carries {0} kbit/s."},
    {kBandUp, kOff, "Chiều lên chỉ tải được {0} kbit/s (cần {1} kbit/s).",
     "The uplink carries {0} kbit/s only ({1} kbit/s are needed).",
     "Dừng việc khác đang dùng chung đường truyền; nếu vẫn vậy, giảm tốc độ gửi của điểm cầu này.",
     "Stop whatever else uses the line; if it stays so, lower the rate this site sends at."},
    {kBandUp, kUnknown, "Không đo được băng thông chiều lên.", "The uplink's bandwidth could not be measured."},
    {kBandUp, kNotAsked, "Không đo băng thông khi đang họp.", "Bandwidth is not measured during a session."},
    {kBandDown, kGood, "Chiều xuống tải được {0} kbit/s.", "The downlink carries {0} kbit/s."},
    {kBandDown, kOff, "Chiều xuống chỉ tải được {0} kbit/s (cần {1} kbit/s).",
     "The downlink carries {0} kbit/s only ({1} kbit/s are needed).",
     "Dừng việc khác đang dùng chung đường truyền; nếu vẫn vậy, cho điểm cầu này xem hình tổng hợp.",
     "Stop whatever else uses the line; if it stays so, give this site the composed view."},
    {kBandDown, kUnknown, "Không đo được băng thông chiều xuống.", "The downlink's bandwidth could not be measured."},
    {kBandDown, kNotAsked, "Không đo băng thông khi đang họp.", "Bandwidth is not measured during a session."},

    {kCamera, kGood, "Máy quay hoạt động.", "The camera works."},
    {kCamera, kUnknown, "Điểm cầu không cho biết về máy quay.", "The site says nothing of its camera."},
    {kCamera, kMuted, "Máy quay đang tắt.", "The camera is switched off.", kUnmuteVi, kUnmuteEn},
    {kCamera, kLost, "Không tìm thấy máy quay, hoặc bị rút ra.", "The camera is unplugged or not found.", kPlugVi,
     kPlugEn},
    {kCamera, kDenied, "Trình duyệt không được phép dùng máy quay.", "The browser may not use the camera.", kAllowVi,
     kAllowEn},
    {kCamera, kBusy, "Phần mềm khác đang dùng máy quay.", "Another program uses the camera.", kFreeVi, kFreeEn},
    {kCamera, kSilent, "Máy quay không cho hình.", "The camera gives no picture.",
     "Nhờ điểm cầu rút máy quay ra rồi cắm lại.", "Have the hall pull the camera out and plug it in again."},
    {kCamera, kStill, "Hình của máy quay đứng yên.", "The camera's picture stands still.",
     "Nhờ điểm cầu mở nắp che ống kính, bật đèn, hoặc rút máy quay ra rồi cắm lại.",
     "Have the hall open the lens cover and switch on the light, or pull the camera out and plug it in again."},
    {kCamera, kTooSlow, "Máy tính ở điểm cầu quá tải: hình gửi đi bị giảm hoặc giật.",
     "The hall's computer is overloaded: a poor picture.",
     "Nhờ điểm cầu cắm nguồn điện cho máy tính, đóng các phần mềm khác; nếu vẫn vậy, giảm mức hình của điểm cầu này.",
     "Have the hall run its computer from the mains and close other programs; if it stays so, lower this site's "
     "picture."},

    {kMicrophone, kGood, "Micro hoạt động, mức âm thanh {0} dBov.", "The microphone works, sound level {0} dBov."},
    {kMicrophone, kOff, "Micro thu rất nhỏ: mức âm thanh {0} dBov (cần {1} dBov).",
     "The microphone takes very little: sound level {0} dBov ({1} dBov are needed).", kInputVi, kInputEn},
    {kMicrophone, kUnknown, "Điểm cầu không cho biết mức âm thanh của micro.",
     "The site does not say how loud its microphone is."},
    {kMicrophone, kMuted, "Micro đang tắt trên thiết bị.", "The microphone is switched off in the device.", kUnmuteVi,
     kUnmuteEn},
    {kMicrophone, kLost, "Không tìm thấy micro, hoặc bị rút ra.", "The microphone is unplugged or not found.", kPlugVi,
     kPlugEn},
    {kMicrophone, kDenied, "Trình duyệt không được phép dùng micro.", "The browser may not use the microphone.",
     kAllowVi, kAllowEn},
    {kMicrophone, kBusy, "Phần mềm khác đang dùng micro.", "Another program uses the microphone.", kFreeVi, kFreeEn},
    {kMicrophone, kSilent, "Micro không cho tín hiệu nào.", "The microphone gives no signal at all.", kInputVi,
     kInputEn},

    {kEcho, kGood, "Micro nghe rõ loa; tiếng loa nhỏ đi {0} dB.",
     "The microphone hears the loudspeaker, {0} dB quieter."},
    {kEcho, kOff, "Tiếng loa vào micro quá to: chỉ nhỏ đi {0} dB (cần {1} dB).",
     "The loudspeaker is too loud in the microphone: only {0} dB quieter ({1} dB are needed).",
     "Nhờ điểm cầu giảm âm lượng loa hoặc đưa micro ra xa loa.",
     "Have the hall turn the loudspeaker down, or move the microphone away from it."},
    {kEcho, kUnknown, "Điểm cầu không kiểm tra được loa – micro.",
     "The site could not test loudspeaker and microphone."},
    {kEcho, kNotAsked, "Chưa kiểm tra loa – micro (có tiếng).",
     "Loudspeaker and microphone were not tested (it is heard)."},
    {kEcho, kSilent, "Micro không nghe thấy tiếng phát ra loa.",
     "The microphone did not hear what the loudspeaker played.", kSpeakerVi, kSpeakerEn},
    {kEcho, kNotPlayed, "Điểm cầu không phát hoặc không thu được âm kiểm tra.",
     "The site could not play or take the test's sound.",
     "Nhờ điểm cầu bấm \"Kiểm tra loa – micro (có tiếng)\" trên trang.",
     "Have the hall press \"Test loudspeaker and microphone\" on its page."},

    {kClock, kGood, "Đồng hồ máy lệch {0} giây.", "The computer's clock is {0} s off."},
    {kClock, kOff, "Đồng hồ máy lệch {0} giây (giới hạn {1} giây).",
     "The computer's clock is {0} s off (limit {1} s).", "Nhờ điểm cầu bật chỉnh giờ tự động trên máy.",
     "Have the hall switch on automatic time on the computer."},
    {kClock, kUnknown, "Điểm cầu không cho biết giờ của máy.", "The site does not say its computer's time."},

    {kBrowser, kGood, "{2}.", "{2}."},
    {kBrowser, kOff, "{2} đã cũ (cần từ {1}).", "{2} is old ({1} or newer is needed).", kUpdateVi, kUpdateEn},
    {kBrowser, kUntried, "{2}: chưa thử với hội nghị.", "{2}: not tried with these pages.", kUpdateVi, kUpdateEn},
    {kBrowser, kUnknown, "Không rõ trình duyệt.", "The browser is not known."},
};

int decimals_of(PreflightCheck check) {
  return check == kLossUp || check == kLossDown || check == kClock ? 1 : 0;
}

std::string number(const std::optional<double>& value, int decimals, char point) {
  return value ? number_text(*value, decimals, point) : "–";
}

std::string filled(std::string_view pattern, const CheckOutcome& check, char point) {
  const int decimals = decimals_of(check.check);
  const std::array details = {number(check.value, decimals, point), number(check.bound, decimals, point),
                              check.detail};
  return fill(pattern, details);
}

}  // namespace

std::span<const FindingWords> finding_words() { return kRows; }

const FindingWords* find_words(PreflightCheck check, Finding finding) {
  const auto row = std::ranges::find_if(
      kRows, [&](const auto& words) { return words.check == check && words.finding == finding; });
  return row == std::end(kRows) ? nullptr : row;
}

Text describe(const CheckOutcome& check) {
  const auto* words = find_words(check.check, check.finding);
  if (words == nullptr) return {};
  return {filled(words->vi, check, ','), filled(words->en, check, '.')};
}

std::optional<Text> advice_of(const CheckOutcome& check) {
  const auto* words = find_words(check.check, check.finding);
  if (words == nullptr || words->advice_vi.empty()) return std::nullopt;
  return Text{std::string(words->advice_vi), std::string(words->advice_en)};
}

}  // namespace signaling
