// Words around the pages of /help; what stands on each is in a file a role.
export const vi = {
  title: "Hướng dẫn",
  explain: "Mỗi vai trò một tờ, in trên giấy A4.",
  roles: "Chọn vai trò",
  troubles: "Khi có sự cố",
  sign: "Thấy gì",
  cure: "Làm gì",
  print: "In tờ này",
  home: "Về trang chính",
  operatorTelephone: "Điện thoại cán bộ vận hành:",
  technicianTelephone: "Điện thoại cán bộ kỹ thuật:",
};
