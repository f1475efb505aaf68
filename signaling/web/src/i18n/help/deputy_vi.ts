import type { HelpWords } from "./help_words";

export const deputyVi: HelpWords = {
  role: "Phó chủ trì",
  seat:
    "Phó chủ trì dùng cùng trang với chủ trì, trên máy của mình. Bình thường chỉ theo dõi; khi chủ trì rời ghế hoặc điểm cầu trung tâm mất kết nối thì tiếp quản.",
  parts: [
    {
      heading: "Vào hội nghị",
      steps: [
        "Đăng nhập, chọn hội nghị trong danh sách, bấm [[Vào phòng chủ trì]].",
        "Trang cho thấy các điểm cầu, danh sách đăng ký và đồng hồ như trang của chủ trì.",
      ],
    },
    {
      heading: "Tiếp quản và trả quyền",
      steps: [
        "Khi chủ trì vắng, bấm [[Tiếp quản]]. Mọi trang điều hành và hồ sơ ghi tên người đang điều hành thay.",
        "Hội nghị giữ nguyên: người đang phát biểu nói tiếp, đồng hồ, danh sách đăng ký, bố cục và micro không đổi.",
        "Chủ trì trở lại thì bấm [[Trả quyền]], hoặc chủ trì bấm [[Nhận lại quyền]] ở trang của mình.",
      ],
    },
    {
      heading: "Điều hành thay",
      steps: [
        "Các nút như của chủ trì: [[Mời]], [[Để sau]], [[Kết thúc phát biểu]], điểm danh, biểu quyết, tạm nghỉ.",
        "Bấm nhầm: trong 5 giây bấm nút hoàn tác ở đầu trang.",
        "Tờ hướng dẫn của chủ trì có đủ các bước.",
      ],
    },
  ],
  troubles: [
    {
      sign: "Hình báo “Điểm cầu trung tâm mất kết nối”",
      cure: "Bấm [[Tiếp quản]]. Chủ trì và điểm cầu trung tâm trở lại thì trả quyền.",
    },
    { sign: "Hai người cùng bấm", cure: "Lệnh đến trước có hiệu lực; trang báo lý do lệnh sau không được nhận." },
    { sign: "[[Mất kết nối]]", cure: "Trang tự kết nối lại, các nút tạm khóa. Gọi cán bộ vận hành nếu cần điều hành ngay." },
    { sign: "Không thấy nút điều hành", cure: "Hội nghị này không ghi bạn là phó chủ trì. Cán bộ vận hành sửa trong lịch đặt." },
  ],
};
