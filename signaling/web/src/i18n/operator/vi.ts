import { bookingVi } from "./booking_vi";
import { runningVi } from "./running_vi";

// Every word of the operator's pages, in Vietnamese. English must have the same keys (en.ts).
export const operatorVi = {
  nav: {
    label: "Trang của cán bộ vận hành",
    calendar: "Lịch hội nghị",
    running: "Hội nghị đang diễn ra",
    templates: "Mẫu hội nghị",
    newBooking: "Đặt hội nghị",
    callNow: "Họp khẩn",
  },

  common: {
    remove: "Xóa",
    none: "Không có",
    nothingFound: "Không tìm thấy",
    minutes: (count: number) => `${count} phút`,
    phase: {
      scheduled: "Chưa mở",
      testing: "Kết nối thử",
      in_session: "Đang họp",
      paused: "Tạm nghỉ",
      closed: "Đã kết thúc",
    },
    urgent: "Họp khẩn",
    overrun: "Quá giờ",
    series: "Lặp lại",
    cancelled: "Đã hủy",
    weekdays: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
    weekdaysShort: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
  },

  calendar: {
    title: "Lịch hội nghị",
    month: "Tháng",
    week: "Tuần",
    list: "Danh sách",
    view: "Cách xem lịch",
    today: "Hôm nay",
    previous: "Trước",
    next: "Sau",
    filterSite: "Điểm cầu",
    allSites: "Mọi điểm cầu",
    filterText: "Tìm theo tên hội nghị",
    empty: "Không có hội nghị nào trong khoảng thời gian này.",
    emptyFiltered: "Không có hội nghị nào khớp với điều kiện tìm.",
    hint: "Bấm vào ngày, giờ trống để đặt hội nghị.",
    siteCount: (count: number) => `${count} điểm cầu`,
    more: (count: number) => `thêm ${count} hội nghị`,
    legend: "Ký hiệu",
  },

  booking: bookingVi,
  ...runningVi,
};
