// The words of the operator's desk and the secretary's page.
export const deskVi = {
  desk: {
    place: "Bàn vận hành",
    sound: "Nghe hội nghị",
    turns: (seconds: number | null) => (seconds === null ? "Lượt không hạn" : `Mỗi lượt ${spanVi(seconds)}`),
    message: "Thông báo trên hình",
    drawn: (text: string) => `Đang hiện: ${text}`,
    draw: "Hiện",
    takeAway: "Gỡ thông báo khỏi hình",
  },

  floorRules: {
    heading: "Quy định phát biểu",
    seconds: "Thời gian mỗi lượt",
    warning: "Báo trước khi hết giờ",
    grace: "Cho nói thêm khi hết giờ",
    holders: "Số điểm cầu phát biểu cùng lúc",
    note: "Áp dụng cho các lượt sắp tới. Hết giờ và hết phần nói thêm thì micro tự tắt.",
    choice: (rule: string, value: number | null) => choiceVi(rule, value),
  },

  stage: {
    heading: "Bàn dựng hình",
    none: "Không có nhóm người xem nào.",
    group: "Nhóm người xem",
    groups: { halls: "Hội trường", chair: "Màn hình chủ trì", recorder: "Bản ghi" },
    layout: "Bố cục chuẩn bị",
    preview: "Chuẩn bị",
    live: "Đang phát",
    waiting: "Đang chờ hình",
    frozen: "Hình đang đứng",
    take: "Chuyển hình",
    place: (place: number, name: string) => `Ô ${place}: ${name}`,
    placeHeading: (place: number) => `Chọn cho ô ${place}`,
    chooseFor: (place: number) => `Ô ${place}: chạm một điểm cầu, hoặc chọn`,
    putInPlace: (name: string, place: number) => `Đặt ${name} vào ô ${place}`,
    byRule: "Theo bố cục",
    content: "Trình chiếu",
    empty: "Để trống",
    leaveAsIs: "Giữ nguyên ô này",
  },

  attention: {
    heading: "Cần hỗ trợ",
    none: "Mọi điểm cầu đều ổn.",
    help: "Xin hỗ trợ",
    lost: "Mất kết nối",
    silent: "Được mời nhưng không có tiếng",
    removed: "Đã mời ra, đang chờ",
    absent: "Chưa vào hội nghị",
    answer: "Đã rõ",
    readmit: "Cho vào lại",
  },

  secretary: {
    place: "Thư ký",
    notesHeading: "Ghi chép và kết luận",
    noAgenda: "Hội nghị này không có chương trình, nên không có mục để ghi.",
    noItem: "Chưa vào mục nào của chương trình",
    item: "Mục của chương trình",
    now: "đang họp",
    toCurrent: "Về mục đang họp",
    notes: "Ghi chép",
    conclusion: "Kết luận",
    noPapers: "Mục này chưa có tài liệu.",
    takePaperOff: "Bỏ khỏi chương trình",
    keepPaper: "Giữ lại",
    saveState: { saved: "Đã lưu", saving: "Đang lưu", unsaved: "Chưa lưu" },
  },
};

function choiceVi(rule: string, value: number | null): string {
  if (rule === "holders") return `${value} điểm cầu`;
  if (value === null) return "Không hạn";
  if (value > 0) return spanVi(value);
  return rule === "warning" ? "Không báo" : "Không";
}

function spanVi(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} phút` : `${seconds} giây`;
}
