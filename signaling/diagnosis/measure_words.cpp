#include "signaling/diagnosis/words.h"

namespace signaling {
namespace {

using enum Measure;

constexpr MeasureWords kRows[] = {
    {kLoss, "loss", 1, "Mất gói {0} % trong 10 giây (ngưỡng {1} %).",
     "{0} % of packets lost in 10 seconds (threshold {1} %)."},
    {kSingleLosses, "single_losses", 0, "{0} % số gói mất là mất rải rác: lỗi ngẫu nhiên trên đường truyền.",
     "{0} % of the losses are scattered: random errors on the line."},
    {kLossBursts, "loss_bursts", 0, "{0} % số gói mất là mất liền nhiều gói: đường truyền bị ngắt từng lúc.",
     "{0} % of the losses come many in a row: the line is cut at times."},
    {kJitter, "jitter", 0, "Biến động trễ {0} ms (ngưỡng {1} ms).", "Jitter of {0} ms (threshold {1} ms)."},
    {kQueueGrowth, "queue_growth", 0, "Độ trễ tăng dần thêm {0} ms: gửi nhiều hơn mức đường truyền chịu được.",
     "The delay grew by {0} ms: more is sent than the line carries."},
    {kRoundTrip, "round_trip", 0, "Thời gian đi về {0} ms, cao hơn hẳn bình thường (giới hạn {1} ms).",
     "A round trip of {0} ms, far above the usual (limit {1} ms)."},
    {kLossWithRate, "loss_with_rate", 2, "Mất gói tăng cùng tốc độ (tương quan {0}): đường truyền quá hẹp.",
     "Loss rises with the bit rate (correlation {0}): the line is too thin."},
    {kEncoderBandwidth, "encoder_bandwidth", 0, "Thiết bị báo phải giảm hình vì đường truyền.",
     "The endpoint says that the line makes it lower its picture."},
    {kOtherDirection, "other_direction", 1, "Chiều còn lại cũng kém: mất gói {0} %.",
     "The other direction is bad too: {0} % lost."},
    {kMatesSuffer, "mates_suffer", 0,
     "{0} trong {1} điểm cầu cùng đường trục kém cùng lúc, các điểm cầu khác thì không.",
     "{0} of {1} sites on this trunk suffer together, and the others do not."},
    {kAllSuffer, "all_suffer", 0, "{0} trong {1} điểm cầu kém cùng lúc.", "{0} of {1} sites suffer at the same time."},
    {kNotConnected, "not_connected", 0, "Điểm cầu chưa kết nối.", "The site is not connected."},
    {kNoPackets, "no_packets", 0, "Không nhận được gói nào từ điểm cầu.", "No packet comes from the site."},
    {kServerCpu, "server_cpu", 0, "Máy chủ dùng {0} % CPU (ngưỡng {1} %).",
     "The server uses {0} % of its CPU (threshold {1} %)."},
    {kServerLane, "server_lane", 0, "Luồng xử lý bận nhất của máy chủ chiếm {0} % (ngưỡng {1} %).",
     "The server's busiest lane is at {0} % (threshold {1} %)."},
    {kLateTicks, "late_ticks", 0, "{0} nhịp xử lý trễ trong một giây (ngưỡng {1}).",
     "{0} ticks late in a second (threshold {1})."},
    {kQueueDepth, "queue_depth", 0, "{0} việc chờ trong hàng đợi của máy chủ (ngưỡng {1}).",
     "{0} jobs wait in a queue of the server (threshold {1})."},
    {kSocketDrops, "socket_drops", 0, "Máy chủ bỏ {0} gói trong một giây vì không kịp đọc (ngưỡng {1}).",
     "The server dropped {0} packets in a second, too late to read them (threshold {1})."},
    {kNoServerFigures, "no_server_figures", 0, "Dịch vụ mcu không gửi số liệu.", "The mcu service sends no figures."},
    {kCameraState, "camera_state", kDeviceState, "Máy quay: {0}.", "Camera: {0}."},
    {kMicrophoneState, "microphone_state", kDeviceState, "Micro: {0}.", "Microphone: {0}."},
    {kLoudspeakerState, "loudspeaker_state", kDeviceState, "Loa: {0}.", "Loudspeaker: {0}."},
    {kBlackPicture, "black_picture", 0, "Hình gửi lên đen hoàn toàn.", "The picture it sends is black."},
    {kFrozenPicture, "frozen_picture", kLength, "Hình đứng yên, dù đường truyền tốt (lâu nhất {0}).",
     "The picture stands still though the line is good (longest {0})."},
    {kNoPicture, "no_picture", 0, "Không có hình nào được gửi lên.", "No picture is sent."},
    {kMicrophoneOff, "microphone_off", 0, "Nút micro trên trang của điểm cầu đang tắt.",
     "The microphone button on the hall's page is off."},
    {kSoundLevel, "sound_level", 0, "Mức âm thanh {0} dBov (mức so sánh {1} dBov).",
     "Sound level {0} dBov (held against {1} dBov)."},
    {kConcealed, "concealed", 0, "{0} % âm thanh phải bù vì gói không đến kịp (ngưỡng {1} %).",
     "{0} % of the sound was made up because packets did not come in time (threshold {1} %)."},
    {kSteadySound, "steady_sound", 1,
     "Âm thanh đều đều, chỉ thay đổi {0} dB: tiếng ù hay nhiễu, không phải hội trường.",
     "The sound is steady within {0} dB: hum or noise, not a hall."},
    {kClipping, "clipping", 1, "{0} % mẫu âm thanh bị vỡ (ngưỡng {1} %).",
     "{0} % of the samples are clipped (threshold {1} %)."},
    {kEchoLoss, "echo_loss", 0, "Tiếng vọng trở lại chỉ nhỏ hơn {0} dB (cần ít nhất {1} dB).",
     "Its echo comes back only {0} dB quieter (at least {1} dB are needed)."},
    {kEchoDelay, "echo_delay", 0, "Tiếng vọng trễ {0} ms.", "The echo is {0} ms late."},
    {kEncoderCpu, "encoder_cpu", 0, "Thiết bị báo phải giảm hình vì CPU quá tải.",
     "The endpoint says that its CPU makes it lower its picture."},
    {kComputerCpu, "computer_cpu", 0, "Máy của điểm cầu dùng {0} % CPU (ngưỡng {1} %).",
     "The hall's computer uses {0} % of its CPU (threshold {1} %)."},
    {kRenderFreezes, "render_freezes", 0,
     "Hình trên màn hình điểm cầu đứng {0} lần trong một giây dù đường truyền tốt.",
     "The picture on the hall's screen froze {0} times in a second though the line is good."},
    {kHiddenPage, "hidden_page", 0, "Trang hội nghị bị thu nhỏ hoặc bị che.", "The page is minimised or covered."},
};

}  // namespace

std::span<const MeasureWords> measure_words() { return kRows; }

}  // namespace signaling
