import type { HelpWords } from "./help_words";

export const secretaryVi: HelpWords = {
  role: "Thư ký",
  seat:
    "Trang thư ký mở trên máy tính của mình trong lúc họp. Những gì ghi ở đây vào hồ sơ hội nghị.",
  parts: [
    {
      heading: "Vào hội nghị",
      steps: [
        "Đăng nhập, chọn hội nghị trong danh sách, bấm [[Vào bàn thư ký]].",
        "Trước giờ họp, xem chương trình và số đại biểu mà các điểm cầu đã báo.",
      ],
    },
    {
      heading: "Điểm danh",
      steps: [
        "Khi chủ trì yêu cầu, bấm [[Bắt đầu điểm danh]], hoặc đánh dấu từng điểm cầu bằng một lần bấm: [[Có mặt]], [[Đến muộn]], [[Vắng mặt]], cử người dự thay.",
        "Ghi trưởng đoàn và số đại biểu; hội trường tự báo thì số liệu hiện sẵn và sửa được.",
        "Điểm cầu vào sau được đánh dấu đến muộn. Số đại biểu có mặt là căn cứ tính biểu quyết.",
      ],
    },
    {
      heading: "Ghi chép và kết luận",
      steps: [
        "Mỗi mục của chương trình có ô ghi chép và ô kết luận. Trang tự lưu; cạnh ô hiện [[Đã lưu]] hoặc [[Chưa lưu]].",
        "Khi chủ trì chuyển mục, trang đánh dấu mục đang bàn; vẫn ghi tiếp được các mục trước, bấm [[Về mục đang họp]] để trở lại.",
        "Nút [[Tài liệu]] cạnh mục đang chọn: [[Đính kèm tài liệu]] cho mục ấy, các điểm cầu mở được ngay; hoặc bỏ khỏi chương trình.",
      ],
    },
    {
      heading: "Biểu quyết và tin nhắn",
      steps: [
        "Nhập số phiếu thay cho hội trường không nhập được. Ai nhập thay cho ai được ghi lại.",
        "Kết quả đã xác nhận hiện trong trang. Tin nhắn của các điểm cầu ở thẻ [[Tin nhắn]].",
      ],
    },
  ],
  troubles: [
    { sign: "Chưa lưu được ghi chép", cure: "Đường truyền đang đứt. Giữ trang mở, phần đã gõ được gửi khi có lại kết nối." },
    { sign: "Tổng phiếu nhiều hơn đại biểu có mặt", cure: "Trang không nhận. Sửa số đại biểu ở điểm danh, rồi nhập lại số phiếu." },
    { sign: "Đánh dấu nhầm", cure: "Bấm lại giá trị đúng. Lần sửa cũng được ghi lại." },
    { sign: "Không thấy hội nghị trong danh sách", cure: "Lịch đặt chưa ghi bạn là thư ký. Gọi cán bộ vận hành." },
  ],
};
