// Words of the frame, the log-in, the own account, enrolment and confirmation.
export const vi = {
  home: "Điểm Cầu, về trang chính",
  areas: "Các phần của hệ thống",
  area: { conferences: "Hội nghị", operator: "Vận hành", admin: "Quản trị" },
  logOut: "Đăng xuất",

  logIn: {
    title: "Đăng nhập",
    login: "Tên đăng nhập",
    password: "Mật khẩu",
    submit: "Đăng nhập",
    help: "Quên mật khẩu? Hãy báo quản trị hệ thống để đặt lại.",
    hall: "Máy của hội trường hoặc máy tính bảng chủ trì",
    hallNote: "Không cần đăng nhập. Ghép máy một lần bằng mã do quản trị hoặc cán bộ vận hành đọc.",
    enrol: "Ghép máy này",
    needsAdministrator: "Hệ thống chưa có quản trị. Hãy mở đường dẫn mà máy chủ in ra khi khởi động.",
  },

  password: {
    open: "Đổi mật khẩu",
    current: "Mật khẩu hiện tại",
    new: "Mật khẩu mới",
    again: "Nhập lại mật khẩu mới",
    note: "Các máy khác đang đăng nhập bằng tài khoản này sẽ bị đăng xuất.",
    differs: "Hai lần nhập không giống nhau",
    changed: "Đã đổi mật khẩu",
  },
};
