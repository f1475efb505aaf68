// Every word of the guests' page, in Vietnamese. English must have the same keys (en.ts).
export const guestVi = {
  place: "Khách mời",
  heading: "Tham dự hội nghị",
  invited: "Mời tham dự",
  chairedFrom: (site: string) => `Chủ trì tại ${site}`,
  starts: (time: string) => `Bắt đầu lúc ${time}`,
  opensAt: (time: string) => `Hội nghị chưa mở. Phòng chờ mở lúc ${time}.`,
  over: "Hội nghị đã kết thúc.",
  byItself: "Cứ để trang này mở: khi đến giờ, trang tự vào phòng chờ, không cần thao tác.",

  name: "Họ và tên",
  unit: "Đơn vị",
  come: "Vào phòng chờ",
  comeNote: "Tên và đơn vị hiện trên hình khi phát biểu. Micro tắt cho đến khi được mời.",
  devices: "Camera và micro của bạn",

  connecting: "Đang kết nối…",
  lobby: "Phòng chờ",
  waiting: "Phòng chờ: đang chờ được cho vào",
  waitingNote: "Người điều hành đã được báo. Trang tự vào hội nghị khi được cho vào, không cần thao tác.",
  turnedAway: "Chưa được cho vào hội nghị",
  turnedAwayNote: "Người điều hành chưa cho vào lúc này. Người điều hành vẫn có thể cho vào sau, hoặc bạn xin lại.",
  askAgainIn: (time: string) => `Xin vào lại sau ${time}`,
  askAgain: "Xin vào lại",

  removed: "Bạn đã được mời ra khỏi hội nghị",
  removedCause: "Đường dẫn này không vào lại được nữa. Nếu nhầm, hãy gọi cho cán bộ vận hành.",
  badLink: "Đường dẫn không dùng được",
  badLinkCause: "Đường dẫn bị thiếu hoặc đã được thay bằng đường dẫn mới. Hãy hỏi cán bộ vận hành đường dẫn mới.",
};
