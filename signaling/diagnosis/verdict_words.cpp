// The tables of kinds, silences and advice; those of measures are in measure_words.cpp.
#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

using enum VerdictKind;

constexpr KindWords kKinds[] = {
    {kFine, "fine", "Bình thường.", "Fine."},
    {kUplink, "uplink", "Đường truyền chiều lên của điểm cầu kém.", "The site's uplink is bad."},
    {kDownlink, "downlink", "Đường truyền chiều xuống của điểm cầu kém.", "The site's downlink is bad."},
    {kTrunk, "trunk", "Đường trục chung {0} có sự cố.", "The shared trunk {0} is at fault."},
    {kHallCamera, "hall_camera", "Máy quay ở điểm cầu có sự cố.", "The hall's camera is at fault."},
    {kHallMicrophone, "hall_microphone", "Micro ở điểm cầu có sự cố.", "The hall's microphone is at fault."},
    {kHallLoudspeaker, "hall_loudspeaker", "Loa ở điểm cầu có sự cố.", "The hall's loudspeaker is at fault."},
    {kHallComputer, "hall_computer", "Máy tính ở điểm cầu quá tải.", "The hall's computer is overloaded."},
    {kHallBrowser, "hall_browser", "Trang hội nghị ở điểm cầu không hiển thị đúng.",
     "The hall's page is not shown as it should be."},
    {kUnreachable, "unreachable", "Không liên lạc được với điểm cầu.", "The site cannot be reached."},
    {kServer, "server", "Máy chủ có sự cố hoặc quá tải.", "The server is overloaded or at fault."},
};

constexpr SilenceWords kSilences[] = {
    {SilenceKind::kMuted, "muted", "Được mời nhưng micro đang tắt.", "Invited, but its microphone is switched off."},
    {SilenceKind::kDeadInput, "dead_input", "Được mời nhưng micro không cho tín hiệu nào.",
     "Invited, but its microphone gives no signal at all."},
    {SilenceKind::kWrongInput, "wrong_input", "Được mời nhưng có lẽ đang chọn sai đầu vào âm thanh.",
     "Invited, but probably the wrong sound input is chosen."},
    {SilenceKind::kLine, "line", "Được mời nhưng âm thanh không truyền về được.",
     "Invited, but its sound does not get through."},
    {SilenceKind::kNobodySpeaks, "nobody_speaks", "Micro hoạt động nhưng chưa có ai nói.",
     "The microphone works, but nobody speaks yet."},
};

constexpr AdviceWords kAdvice[] = {
    {Advice::kNothing, "nothing", "Không cần làm gì.", "Nothing needs to be done."},
    {Advice::kLowerUplinkRate, "lower_uplink_rate",
     "Giảm tốc độ gửi của điểm cầu này và dừng việc khác đang dùng chung đường truyền.",
     "Lower the rate this site sends at, and stop whatever else uses its line."},
    {Advice::kLowerDownlinkRate, "lower_downlink_rate",
     "Cho điểm cầu này xem hình tổng hợp thay cho hình riêng và dừng việc khác đang dùng chung đường truyền.",
     "Give this site the composed view instead of separate streams, and stop whatever else uses its line."},
    {Advice::kCheckAccess, "check_access",
     "Kiểm tra dây mạng, bộ chuyển mạch và Wi-Fi tại điểm cầu; nếu đều tốt, báo nhà mạng.",
     "Check cable, switch and Wi-Fi at the site; if they are good, call the carrier."},
    {Advice::kCallCarrier, "call_carrier", "Báo nhà mạng, kèm các số liệu này và giờ bắt đầu.",
     "Call the carrier with these figures and the time they began."},
    {Advice::kCheckTrunk, "check_trunk", "Báo đơn vị quản lý đường trục; không cần tìm lỗi ở từng điểm cầu.",
     "Call who runs the trunk; there is nothing to look for at each site."},
    {Advice::kCheckBridgeLine, "check_bridge_line",
     "Hầu hết điểm cầu đều kém: kiểm tra đường truyền của chính trung tâm trước.",
     "Most sites suffer: check the centre's own line first."},
    {Advice::kCallHall, "call_hall", "Gọi điện cho điểm cầu hỏi máy có điện và dây mạng có cắm không.",
     "Telephone the hall: ask whether the computer has power and the network cable is in."},
    {Advice::kRelieveServer, "relieve_server",
     "Giảm tải máy chủ: bớt hội nghị chạy cùng lúc, bớt bố cục hình khác nhau, dừng phần mềm khác.",
     "Relieve the server: fewer conferences at once, fewer different layouts, no other programs."},
    {Advice::kCheckMcu, "check_mcu", "Kiểm tra dịch vụ mcu trên máy chủ có đang chạy không.",
     "Check on the server whether the mcu service runs."},
    {Advice::kPlugInDevice, "plug_in_device", "Nhờ điểm cầu cắm lại thiết bị, rồi chọn lại trên trang.",
     "Have the hall plug the device in again and choose it on the page."},
    {Advice::kAllowDevice, "allow_device", "Nhờ điểm cầu cho phép trình duyệt dùng thiết bị.",
     "Have the hall allow the browser to use the device."},
    {Advice::kFreeDevice, "free_device", "Nhờ điểm cầu đóng phần mềm khác đang chiếm thiết bị.",
     "Have the hall close the other program that holds the device."},
    {Advice::kUnmuteDevice, "unmute_device",
     "Nhờ điểm cầu bật lại thiết bị: công tắc trên thiết bị hoặc trong hệ thống.",
     "Have the hall switch the device on again: its own switch, or the system's."},
    {Advice::kReplaceDevice, "replace_device", "Nhờ điểm cầu kiểm tra dây và pin của thiết bị, hoặc đổi thiết bị khác.",
     "Have the hall check the device's cable and battery, or take another one."},
    {Advice::kUncoverCamera, "uncover_camera", "Nhờ điểm cầu mở nắp che ống kính và bật đèn.",
     "Have the hall open the lens cover and switch on the light."},
    {Advice::kRestartCamera, "restart_camera", "Nhờ điểm cầu rút máy quay ra rồi cắm lại.",
     "Have the hall pull the camera out and plug it in again."},
    {Advice::kSwitchOnCamera, "switch_on_camera", "Nhờ điểm cầu bật máy quay trên trang hội nghị.",
     "Have the hall switch on the camera on its page."},
    {Advice::kSwitchOnMicrophone, "switch_on_microphone", "Nhờ điểm cầu bấm nút bật micro trên trang hội nghị.",
     "Have the hall press the microphone button on its page."},
    {Advice::kChooseInput, "choose_input", "Nhờ điểm cầu chọn lại đầu vào âm thanh: micro của hội trường.",
     "Have the hall choose the sound input anew: the hall's own microphone."},
    {Advice::kLowerMicrophone, "lower_microphone", "Nhờ điểm cầu giảm mức thu của micro.",
     "Have the hall lower the microphone's gain."},
    {Advice::kSpeakCloser, "speak_closer", "Nhắc điểm cầu mời người phát biểu nói gần micro.",
     "Ask the hall to have the speaker talk near the microphone."},
    {Advice::kLowerLoudspeaker, "lower_loudspeaker", "Nhờ điểm cầu giảm âm lượng loa hoặc đưa micro ra xa loa.",
     "Have the hall turn the loudspeaker down, or move the microphone away from it."},
    {Advice::kRelieveComputer, "relieve_computer",
     "Nhờ điểm cầu đóng các phần mềm khác, hoặc giảm mức hình của điểm cầu này.",
     "Have the hall close other programs, or lower this site's picture."},
    {Advice::kShowPage, "show_page", "Nhờ điểm cầu đưa trang hội nghị lên màn hình, đừng thu nhỏ hay che đi.",
     "Have the hall bring its page to the screen, neither minimised nor covered."},
};

}  // namespace

std::span<const KindWords> kind_words() { return kKinds; }
std::span<const SilenceWords> silence_words() { return kSilences; }
std::span<const AdviceWords> advice_words() { return kAdvice; }

}  // namespace signaling
