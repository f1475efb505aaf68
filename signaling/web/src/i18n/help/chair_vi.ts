import type { HelpWords } from "./help_words";

export const chairVi: HelpWords = {
  role: "Chủ trì",
  seat:
    "Trang chủ trì mở trên màn hình chạm hoặc máy tính bảng đặt trước chủ trì. Trang không phát tiếng; hình và tiếng ở màn hình lớn của hội trường. Điểm cầu trung tâm luôn có quyền phát biểu.",
  parts: [
    {
      heading: "Vào phòng chủ trì",
      steps: [
        "Máy tính bảng của hội trường: nhập mã PIN, rồi bấm [[Vào phòng chủ trì]].",
        "Máy khác: đăng nhập, chọn hội nghị trong danh sách, bấm [[Vào phòng chủ trì]].",
        "Bấm [[Điều hành]], rồi [[Bắt đầu họp]]. Cũng ở đó: [[Tạm nghỉ]] có hẹn giờ họp tiếp, kéo dài, [[Khóa phòng họp]] và kết thúc.",
      ],
    },
    {
      heading: "Mời phát biểu",
      steps: [
        "Danh sách đăng ký xếp theo thứ tự, có thời gian chờ. Bấm [[Mời]] để mời, [[Để sau]] để chưa mời. Chạm ô của một điểm cầu để mời cả khi nơi đó chưa đăng ký.",
        "Chọn thời gian trước khi mời. Đồng hồ lớn đếm lùi, chuyển vàng khi sắp hết; hết giờ và thời gian nán lại thì micro tự tắt.",
        "Bấm [[Kết thúc phát biểu]] để dừng, hoặc [[Mời tiếp]] để chuyển thẳng cho người kế tiếp.",
        "Khi quyền phát biểu là [[Tự do]]: bấm [[Tắt micro các nơi khác]] để tắt mọi micro trừ điểm cầu được mời và điểm cầu trung tâm. Ở các chế độ khác, nơi chưa được mời không có tiếng.",
      ],
    },
    {
      heading: "Điểm danh và biểu quyết",
      steps: [
        "Thẻ [[Điểm danh]], [[Bắt đầu điểm danh]]: hệ thống gọi lần lượt từng điểm cầu, mỗi nơi 20 giây, hình và tiếng của nơi được gọi hiện ngay. Nơi không trả lời được gọi lại ở cuối.",
        "Thẻ [[Biểu quyết]]: ghi nội dung rồi [[Mở biểu quyết]], xem các điểm cầu báo số phiếu, [[Kết thúc nhận phiếu]], [[Xác nhận kết quả]]. Kết quả hiện trên hình và vào hồ sơ.",
      ],
    },
    {
      heading: "Hình và điều hành",
      steps: [
        "Bấm [[Hình chính]] ở một điểm cầu để đưa nơi đó lên hình lớn; bấm lần nữa để hình theo người phát biểu.",
        "Điểm cầu xin trình chiếu đứng trên danh sách đăng ký: bấm [[Cho chiếu]], hình tự chuyển sang bố cục có tài liệu; bấm [[Kết thúc]] để thôi chiếu, bố cục trước đó trở lại.",
        "Bấm nhầm: trong 5 giây bấm nút hoàn tác ở đầu trang. [[Kết thúc hội nghị]] và [[Mời ra khỏi hội nghị]] cần bấm giữ một giây.",
        "Rời ghế chủ trì: chạm một điểm cầu rồi [[Giao chủ trì]], hoặc để phó chủ trì bấm [[Tiếp quản]] ở trang của mình. Trở lại thì bấm [[Nhận lại quyền]].",
      ],
    },
  ],
  troubles: [
    {
      sign: "[[Được mời nhưng không có tiếng]]",
      cure: "Nhắc hội trường bật micro. Trong lúc chờ, mời người kế tiếp; lượt của điểm cầu đó đăng ký lại được.",
    },
    { sign: "[[Mất kết nối]] ở một điểm cầu", cure: "Không cần làm gì. Điểm cầu tự trở lại và giữ nguyên lượt, micro, bố cục đã đặt." },
    {
      sign: "Trang chủ trì báo mất kết nối với máy chủ",
      cure: "Hội nghị vẫn tiếp tục như đã đặt. Trang tự kết nối lại; nếu lâu, phó chủ trì hoặc cán bộ vận hành tiếp quản.",
    },
    { sign: "Nghe tiếng vọng hoặc tiếng ồn", cure: "Tắt micro từng điểm cầu đang phát, rồi mời lại từng nơi. Chế độ [[Tự do]]: bấm [[Tắt micro các nơi khác]]." },
    { sign: "[[Quá giờ]]", cure: "Hội nghị không tự kết thúc. Bấm [[Điều hành]] để kéo dài, hoặc họp tiếp." },
    { sign: "Quên mã PIN", cure: "Gọi cán bộ vận hành hoặc quản trị để ghép lại máy tính bảng bằng mã mới." },
  ],
};
