import type { HelpWords } from "./help_words";

export const observerVi: HelpWords = {
  role: "Người theo dõi",
  seat:
    "Xem và nghe hội nghị trên máy tính của mình, không phát hình và tiếng. Đăng nhập bằng tài khoản do quản trị cấp.",
  parts: [
    {
      heading: "Vào xem",
      steps: [
        "Mở địa chỉ của hệ thống và đăng nhập. Trang [[Hội nghị]] liệt kê các hội nghị đang mở mà bạn được vào.",
        "Bấm [[Vào theo dõi]]. Hình và tiếng tự mở; trình duyệt chặn tiếng thì bấm [[Bật tiếng]].",
        "Bấm [[Phóng to hình]] để chỉ còn hình; bấm nút ở góc hình để thu nhỏ.",
      ],
    },
    {
      heading: "Chương trình và tài liệu",
      steps: [
        "Cột bên phải cho biết ai đang phát biểu, mục đang bàn và các mục tiếp theo của chương trình.",
        "Bấm [[Tài liệu]] để mở các tài liệu của hội nghị.",
        "Khi hội nghị tạm nghỉ, hình cho biết giờ họp tiếp. Không cần rời trang.",
      ],
    },
  ],
  troubles: [
    { sign: "[[Mất kết nối]]", cure: "Không bấm gì, trang tự kết nối lại." },
    { sign: "[[Hội nghị chưa mở]]", cure: "Để trang mở; trang tự vào khi hội nghị bắt đầu." },
    { sign: "Không nghe thấy tiếng", cure: "Bấm [[Bật tiếng]] nếu nút này hiện trên hình; kiểm tra loa của máy." },
    {
      sign: "Không thấy hội nghị trong danh sách",
      cure: "Tài khoản chưa được mời hoặc chưa đến giờ. Hỏi cán bộ vận hành.",
    },
    { sign: "Không vào được dù hội nghị đang họp", cure: "Chủ trì có thể đã khóa phòng họp. Gọi cán bộ vận hành." },
  ],
};
