import { deskVi } from "./desk_vi";

// Every word of the pages that lead a conference, in Vietnamese. English must have the same keys (en.ts).
export const conferenceVi = {
  ...deskVi,

  tabs: {
    label: "Bảng điều khiển",
    queue: "Đăng ký",
    lobby: "Phòng chờ",
    agenda: "Chương trình",
    roll: "Điểm danh",
    vote: "Biểu quyết",
    rules: "Bố cục",
    chat: "Tin nhắn",
    help: "Hỗ trợ",
  },

  alarm: {
    chairLost: "Điểm cầu trung tâm mất kết nối. Hội nghị giữ nguyên trạng thái.",
    record: (what: string) => `${what} Hãy báo quản trị.`,
  },

  chairChange: {
    takeOver: "Tiếp quản",
    acts: (name: string) => `Thay chủ trì: ${name}`,
    takeBack: "Nhận lại quyền",
    handBack: "Trả quyền",
  },

  door: {
    lock: "Khóa phòng họp",
    unlock: "Mở khóa phòng họp",
  },

  turn: {
    next: "Mời tiếp",
    nextIs: (name: string) => `Mời tiếp: ${name}`,
    gone: "Mất kết nối, giữ lượt",
    silent: "Được mời nhưng không có tiếng",
  },

  queue: {
    order: "Thứ tự mời",
    orders: {
      time: "Theo giờ đăng ký",
      priority: "Ưu tiên trước",
      planned: "Theo dự kiến",
      unspoken: "Chưa nói thì trước",
    },
    move: (name: string) => `Thứ tự của ${name}: kéo, hoặc bấm phím mũi tên`,
    waiting: "đã chờ",
    clear: "Xóa hết",
  },

  lobby: {
    heading: "Khách trong phòng chờ",
    waiting: (count: number) => `${count} khách đang chờ`,
    none: "Không có khách nào trong phòng chờ.",
    admitAll: "Cho vào tất cả",
    admit: "Cho vào",
    admitWhom: (name: string) => `Cho ${name} vào hội nghị`,
    turnAway: "Từ chối",
    turnAwayWhom: (name: string) => `Chưa cho ${name} vào`,
    since: (time: string) => `Chờ từ ${time}`,
    gone: "Đang mất kết nối",
    turnedAway: (time: string) => `Đã từ chối lúc ${time}`,
  },

  content: {
    heading: "Trình chiếu",
    shows: (name: string) => `${name} đang trình chiếu`,
    asks: (name: string) => `${name} xin trình chiếu`,
    grant: "Cho chiếu",
    grantTo: (name: string) => `Cho ${name} trình chiếu`,
    denyTo: (name: string) => `Chưa cho ${name} trình chiếu`,
    end: "Kết thúc",
    endOf: (name: string) => `Kết thúc phần trình chiếu của ${name}`,
  },

  tile: {
    more: (name: string, state: string) => `${name}, ${state}. Việc khác`,
    removed: "Đã mời ra",
    absent: "Chưa vào",
    silent: "Được mời, không có tiếng",
    silentShort: "Không có tiếng",
    help: "Xin hỗ trợ",
    content: "Có trình chiếu",
    end: "Kết thúc",
    readmit: (name: string) => `Cho ${name} vào lại`,
    readmitShort: "Cho vào",
  },

  site: {
    asksHelp: (text: string) => (text === "" ? "Đang xin hỗ trợ." : `Đang xin hỗ trợ: ${text}`),
    delegate: "Người phát biểu",
    post: "Chức vụ",
    forSite: "Bấm thay điểm cầu",
    view: (name: string) => `${name} xem`,
    lecturer: "Mời báo cáo",
    handOver: "Giao chủ trì",
    remove: "Mời ra khỏi hội nghị",
    removeGuest: "Mời khách ra, không cho vào lại",
    readmit: "Cho vào lại hội nghị",
  },

  lecture: {
    heading: "Điểm cầu báo cáo",
    none: "Chọn điểm cầu báo cáo",
    by: (name: string) => `${name} báo cáo`,
  },

  undo: {
    did: (what: string, name: string) => didVi(what, name),
    undo: (seconds: number) => `Hoàn tác (${seconds})`,
  },

  agenda: {
    heading: "Chương trình hội nghị",
    none: "Hội nghị này không có chương trình.",
    current: "đang họp",
    minutes: (count: number) => `${count} phút`,
    papers: (count: number) => `${count} tài liệu`,
    first: "Vào mục đầu",
    next: "Mục tiếp theo",
  },

  roll: {
    heading: "Điểm danh",
    start: "Bắt đầu điểm danh",
    next: "Gọi tiếp",
    end: "Kết thúc",
    call: (name: string) => `Gọi ${name}`,
    calling: "Đang gọi",
    callingFor: (seconds: number) => `Đang gọi, còn ${seconds} giây`,
    markPresent: (name: string) => `${name} có mặt`,
    markAbsent: (name: string) => `${name} vắng mặt`,
    counted: (present: number, sites: number) => `${present}/${sites} điểm cầu có mặt`,
    delegates: (count: number, invited: number) => `${count}/${invited} đại biểu`,
    notCalled: "Chưa điểm danh",
    answered: "Đã trả lời",
    presence: { present: "Có mặt", late: "Đến muộn", absent: "Vắng mặt", stand_in: "Cử người dự thay" },
    state: "Tình trạng",
    standIn: "Dự thay",
    presenceOf: (name: string) => `Tình trạng của ${name}`,
    headOf: (name: string) => `Trưởng đoàn của ${name}`,
    head: "Trưởng đoàn",
    number: "Đại biểu",
    numberOf: (name: string) => `Số đại biểu của ${name}`,
    site: "Điểm cầu",
    invited: "Mời",
  },

  vote: {
    heading: "Biểu quyết",
    question: "Nội dung biểu quyết",
    open: "Mở biểu quyết",
    close: "Kết thúc nhận phiếu",
    confirm: "Xác nhận kết quả",
    cancel: "Hủy biểu quyết",
    yes: "Tán thành",
    no: "Không tán thành",
    abstain: "Không biểu quyết",
    entered: (entered: number, sites: number, present: number) =>
      `${entered}/${sites} điểm cầu đã báo · ${present} đại biểu có mặt`,
    quorumReached: (percent: number) => `Đủ ${percent}% đại biểu được mời`,
    quorumMissing: (percent: number) => `Chưa đủ ${percent}% đại biểu được mời`,
    waiting: "chưa báo",
    enter: "Nhập",
    change: "Sửa",
    enterFor: (name: string) => `Nhập thay ${name}`,
    discard: "Bỏ, không nhập",
    none: "Chưa có biểu quyết nào.",
    results: "Các biểu quyết trước",
    result: (yes: number, no: number, abstain: number, present: number) =>
      `Tán thành ${yes}, không tán thành ${no}, không biểu quyết ${abstain}; có mặt ${present}`,
    invalid: "Không đủ đại biểu để có giá trị",
  },
};

function didVi(what: string, name: string): string {
  switch (what) {
    case "floor.grant":
      return `Đã mời ${name} phát biểu`;
    case "floor.next":
      return "Đã mời người tiếp theo";
    case "floor.revoke":
      return `Đã kết thúc phát biểu của ${name}`;
    case "floor.deny":
      return `Đã để sau: ${name}`;
    case "floor.move":
      return `Đã đổi thứ tự của ${name}`;
    case "floor.order":
      return "Đã đổi thứ tự mời";
    case "floor.clear":
      return "Đã xóa danh sách đăng ký";
    case "mute":
      return `Đã tắt micro ${name}`;
    case "mute_all":
      return "Đã tắt micro các nơi khác";
    case "remove":
      return `Đã mời ${name} ra khỏi hội nghị`;
    case "stage":
      return name === "" ? "Đã bỏ ghim hình chính" : `Đã đưa ${name} lên hình chính`;
    case "layout":
    case "stage.take":
      return "Đã đổi bố cục hình";
    case "message":
      return "Đã đổi thông báo trên hình";
    default:
      return "Đã thực hiện thao tác vừa rồi";
  }
}
