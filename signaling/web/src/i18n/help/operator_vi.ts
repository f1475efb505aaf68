import type { HelpWords } from "./help_words";

export const operatorVi: HelpWords = {
  role: "Cán bộ vận hành",
  seat:
    "Trước họp: đặt lịch, mời các điểm cầu, chuẩn bị chương trình và bố cục. Trong họp: ngồi ở bàn vận hành, dựng hình và giúp chủ trì, các điểm cầu.",
  parts: [
    {
      heading: "Đặt hội nghị",
      steps: [
        "Ở [[Lịch hội nghị]], bấm vào giờ trống. Điền tên, điểm cầu, chủ trì, chương trình; trùng lịch hiện ngay khi điền. Bấm [[Đặt hội nghị]] để lưu, giấy mời tự gửi.",
        "Trả lời của điểm cầu ở [[Giấy mời và xác nhận]]. Họp gấp: bấm [[Họp khẩn]], chọn hội trường, các máy đổ chuông ngay.",
        "Trước giờ họp, hệ thống tự mở kết nối thử và các hội trường tự vào.",
      ],
    },
    {
      heading: "Bàn vận hành",
      steps: [
        "Mở từ [[Hội nghị đang diễn ra]]. [[Đang phát]] là hình các hội trường đang xem, [[Chuẩn bị]] là hình sắp đưa lên.",
        "Chọn bố cục, kéo hoặc chạm điểm cầu vào ô, rồi bấm [[Chuyển hình]]. Chưa bấm thì hội trường chưa thấy gì thay đổi.",
        "[[Thông báo trên hình]]: gõ rồi bấm [[Hiện]]. Sang mục khác của chương trình thì bố cục, tài liệu, danh sách tham luận theo mục đó.",
      ],
    },
    {
      heading: "Khách không có điểm cầu",
      steps: [
        "Ở [[Hội nghị đang diễn ra]] bấm [[Khách mời]], gửi đường dẫn hoặc mã QR cho xã, phường, sở, ngành.",
        "Khách chờ ở [[Phòng chờ]] trên bàn vận hành: [[Cho vào]] hoặc [[Từ chối]]. Khách phát biểu như một điểm cầu, không điểm danh, không biểu quyết.",
        "Lộ đường dẫn thì bấm [[Đổi đường dẫn]]. Mời khách ra bằng nút trên ô hình: khách đó không vào lại được.",
      ],
    },
    {
      heading: "Giúp chủ trì và điểm cầu",
      steps: [
        "Mọi nút của chủ trì đều có ở bàn vận hành; hồ sơ ghi là làm thay chủ trì. Nút đồng hồ dưới hình mở [[Quy định phát biểu]]: thời gian mỗi lượt, báo trước, nói thêm.",
        "Đăng ký, trả lời điểm danh, nhập phiếu thay cho điểm cầu đang gọi điện.",
        "Hội trường gọi trợ giúp, mất kết nối hoặc không có tiếng hiện ở [[Cần hỗ trợ]]; bấm [[Đã rõ]] để hội trường biết.",
        "Chủ trì mất kết nối: bấm [[Tiếp quản]], điều hành cho đến khi chủ trì trở lại.",
      ],
    },
  ],
  troubles: [
    { sign: "Một điểm cầu mất kết nối", cure: "Chờ một phút, điểm cầu tự vào lại. Sau đó gọi [[Điện thoại trực]] của điểm cầu." },
    { sign: "[[Được mời nhưng không có tiếng]]", cure: "Gọi hội trường bật micro, kiểm tra dây; cần thì mời người kế tiếp." },
    { sign: "Máy hội trường hỏng", cure: "Ở trang [[Thiết bị]] tạo mã mới, đọc cho hội trường. Máy mới vào đúng chỗ cũ." },
    { sign: "[[Trùng lịch, không lưu được]]", cure: "Xem hội nghị trùng trong khung kiểm tra; đổi giờ hoặc bỏ điểm cầu bị trùng." },
    { sign: "Máy chủ hình và tiếng khởi động lại", cure: "Hội nghị tự trở lại trong vài giây. Quá một phút thì gọi cán bộ kỹ thuật." },
    { sign: "Cảnh báo không ghi được nhật ký", cure: "Hội nghị vẫn chạy. Gọi quản trị kiểm tra ổ đĩa máy chủ." },
  ],
};
