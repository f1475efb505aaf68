import type { HelpWords } from "./help_words";

export const administratorVi: HelpWords = {
  role: "Quản trị",
  seat: "Giữ danh sách điểm cầu, tài khoản, thiết bị, thư mời, sao lưu và nhật ký. Mọi việc ở phần [[Quản trị]].",
  parts: [
    {
      heading: "Thiết lập lần đầu",
      steps: [
        "Mở đường dẫn mà máy chủ ghi lại khi khởi động (hoặc lệnh diem-cau-ctl administrator-link) trong 24 giờ và tạo tài khoản quản trị.",
        "[[Thiết lập]]: tên tỉnh, địa chỉ để các hội trường và thư mời dẫn tới, số hội nghị và điểm cầu cùng lúc.",
        "[[Điểm cầu]]: sửa danh sách có sẵn, thêm điện thoại trực, thư điện tử và đại biểu.",
        "[[Người dùng]]: mỗi người một tài khoản với một vai trò. [[Thư mời]]: máy chủ thư, bấm [[Gửi thử]].",
      ],
    },
    {
      heading: "Ghép máy",
      steps: [
        "[[Thiết bị]]: bấm [[Mã ghép máy]] ở dòng của hội trường hoặc máy tính bảng chủ trì. Mã dùng một lần, trong 15 phút, đọc được qua điện thoại.",
        "Máy hỏng: tạo mã mới cho máy mới. Máy mất: bấm [[Gỡ máy]], máy đó rời hội nghị ngay.",
      ],
    },
    {
      heading: "Hằng ngày",
      steps: [
        "[[Sao lưu]]: bản sao tự tạo mỗi đêm. Tải về và chép ra nơi khác theo quy định của đơn vị.",
        "[[Tình trạng]]: máy chủ hình và tiếng, ổ đĩa, thư đang chờ. [[Nhật ký]]: ai đã thay đổi gì.",
        "Người nghỉ việc: khóa tài khoản ở [[Người dùng]]; tên vẫn còn trong hồ sơ các hội nghị đã qua.",
      ],
    },
  ],
  troubles: [
    { sign: "Người dùng quên mật khẩu", cure: "[[Người dùng]], mở tài khoản, [[Đặt lại mật khẩu]]." },
    { sign: "Quản trị quên mật khẩu", cure: "Trên máy chủ chạy diem-cau-ctl administrator-link và mở đường dẫn mới." },
    { sign: "Thư mời không tới", cure: "[[Thư mời]]: xem lỗi từng thư, sửa máy chủ thư rồi [[Gửi thử]]." },
    { sign: "Trình duyệt báo chứng thư không tin cậy", cure: "Cài chứng thư của tỉnh vào máy; trên máy hội trường deploy/hall/install làm việc này." },
    { sign: "Ổ đĩa đầy, cảnh báo nhật ký", cure: "Chép bản sao lưu cũ đi nơi khác rồi xóa ở [[Sao lưu]]. Hội nghị đang họp không dừng." },
    { sign: "Cần khôi phục dữ liệu", cure: "Dừng dịch vụ, chạy lệnh khôi phục ghi ở trang [[Sao lưu]], rồi chạy lại dịch vụ." },
  ],
};
