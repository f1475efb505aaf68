import type { HelpWords } from "./help_words";

export const technicianVi: HelpWords = {
  role: "Cán bộ kỹ thuật",
  seat:
    "Có mặt trước giờ họp một tiếng để thử hình và tiếng với từng điểm cầu; trong lúc họp theo dõi kết nối và giúp hội trường qua điện thoại.",
  parts: [
    {
      heading: "Trước giờ họp",
      steps: [
        "Đăng nhập. Ở [[Tình trạng]] (phần [[Quản trị]]), [[Máy chủ hình và tiếng]] phải là [[Đã kết nối]] và ổ đĩa còn trống.",
        "Ở [[Thiết bị]], mỗi điểm cầu cần có máy [[Đang kết nối]]. Máy hỏng hoặc máy mới: tạo mã, đọc qua điện thoại, hội trường nhập ở trang /enrol trong 15 phút.",
        "Khi đang kết nối thử, [[Bàn kỹ thuật]] tự thử từng điểm cầu đã kết nối. [[Kiểm tra trước]] có một đèn cho mỗi nơi, lý do và việc cần làm; chọn [[Có tiếng (loa – micro)]] rồi [[Kiểm tra tất cả]] để thử cả loa, khi hội trường đã sẵn sàng nghe tiếng thử.",
      ],
    },
    {
      heading: "Chuẩn bị máy của hội trường",
      steps: [
        "Máy Debian 12: một lệnh deploy/hall/install đặt sẵn trình duyệt tự mở, quyền camera và micro, chứng thư của tỉnh. Cách dùng: deploy/hall/install --help.",
        "Máy khác: mở địa chỉ https của hệ thống, vào /enrol, nhập mã, rồi cho phép camera và micro.",
        "Hội trường có bộ xử lý âm thanh riêng: bấm [[Thiết bị]] trên trang hội trường, bỏ chọn [[Lọc vọng và giảm ồn]].",
      ],
    },
    {
      heading: "Trong lúc họp",
      steps: [
        "[[Bàn kỹ thuật]]: mỗi dòng một điểm cầu, lỗi ở đường truyền, hội trường hay máy chủ, từ lúc nào, cần làm gì. Bấm tên điểm cầu để xem căn cứ và biểu đồ; bấm [[Đã biết]] khi bắt đầu xử lý một cảnh báo.",
        "[[Hỗ trợ từ xa]] trên trang một điểm cầu: đổi thiết bị, tắt micro, giảm tốc độ gửi, khởi động lại hình và tiếng, chụp một hình, nghe riêng nơi đó, xem hình đang gửi xuống, [[Nói riêng với điểm cầu]]. Hội trường được báo; mọi việc đều được ghi lại.",
        "[[Vào theo dõi]] mở bàn vận hành với ít nút hơn: thấy điểm cầu nào mất kết nối, đang phát, bị tắt micro; [[Cần hỗ trợ]] gom những nơi cần giúp.",
        "Điểm cầu mất kết nối tự vào lại như cũ, không cần thao tác ở hội trường.",
        "Đường truyền yếu: cho điểm cầu xem [[Hình tổng hợp]]; tiếng luôn được ưu tiên.",
      ],
    },
    {
      heading: "Sau giờ họp",
      steps: [
        "[[Hội nghị đã qua]], rồi [[Xem lại]]: bảng điểm cầu ở đúng giây cần xem. [[Biên bản sự cố]] trên trang một điểm cầu in vừa một tờ.",
      ],
    },
  ],
  troubles: [
    { sign: "Một điểm cầu chập chờn, nơi khác tốt", cure: "Lỗi ở đường truyền hoặc máy của nơi đó: kiểm tra dây mạng, thiết bị mạng, chương trình khác đang tải." },
    { sign: "Mọi điểm cầu cùng đứt", cure: "Lỗi ở máy chủ hoặc mạng trung tâm: xem [[Tình trạng]], rồi dịch vụ trên máy chủ." },
    { sign: "Có kết nối mà không có hình và tiếng", cure: "Cổng UDP 50000–50999 bị chặn giữa hội trường và máy chủ. Mở trên tường lửa." },
    { sign: "[[Không dùng được camera]]", cure: "Trang mở bằng http. Mở lại bằng địa chỉ https; máy phải có chứng thư của tỉnh." },
    { sign: "Tiếng vọng", cure: "[[Bàn kỹ thuật]] chỉ ra nơi gây vọng: [[Tắt micro điểm cầu]] ngay tại đó; nơi đó hạ loa hoặc chọn [[Lọc vọng và giảm ồn]]." },
    { sign: "[[Được mời nhưng không có tiếng]]", cure: "Công tắc micro, bàn trộn, rồi [[Thiết bị]] trên trang hội trường." },
  ],
};
