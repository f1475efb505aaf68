import type { HelpWords } from "./help_words";

export const hallVi: HelpWords = {
  role: "Hội trường điểm cầu",
  seat:
    "Trang mở sẵn trên màn hình lớn của hội trường. Trang tự vào hội nghị khi đến giờ, tự trở lại như cũ sau khi mất điện hoặc mất mạng. Không cần đăng nhập.",
  parts: [
    {
      heading: "Trước giờ họp",
      steps: [
        "Bật máy tính, camera, bộ âm thanh và máy chiếu. Màn hình hiện tên điểm cầu, giờ và [[Hội nghị tiếp theo]].",
        "Trong giờ [[Kết nối thử]], xem hình của hội trường ở góc trên bên phải. Trang tự kiểm tra đường truyền và thiết bị: bấm [[Kết quả kiểm tra]] để xem, [[Kiểm tra loa – micro (có tiếng)]] để thử loa.",
        "Sai camera, micro hoặc loa thì bấm [[Thiết bị]] để chọn lại. Hội trường có bộ xử lý âm thanh riêng thì bỏ chọn [[Lọc vọng và giảm ồn]].",
      ],
    },
    {
      heading: "Phát biểu",
      steps: [
        "Bấm [[Đăng ký phát biểu]]. Muốn tên người phát biểu hiện trên hình thì bấm [[Chọn đại biểu]]. Dải dưới cùng chuyển vàng và cho biết thứ tự chờ.",
        "Khi chủ trì mời, dải chuyển đỏ: [[Đang phát trực tiếp]]. Mọi điểm cầu nghe thấy hội trường, đồng hồ cho biết thời gian còn lại.",
        "Nói xong bấm [[Kết thúc phần phát biểu]]. Khi dải không đỏ, tiếng trong hội trường không phát ra ngoài.",
      ],
    },
    {
      heading: "Điểm danh, biểu quyết, trình chiếu, nhắn tin",
      steps: [
        "Khi điểm danh, bấm [[Báo có mặt]]. Trưởng đoàn hoặc số đại biểu khác với giấy mời thì sửa trước khi bấm.",
        "Khi biểu quyết, đếm số người giơ tay và nhập ba con số, hoặc bấm [[Tất cả tán thành]]. Nhập lại thì số sau thay số trước.",
        "Bấm [[Trình chiếu]] để đưa một cửa sổ của máy hoặc một tài liệu của chương trình lên hình; xong thì bấm [[Dừng trình chiếu]].",
        "Bấm [[Tin nhắn]] để nhắn cho mọi điểm cầu hoặc chỉ cho cán bộ vận hành.",
      ],
    },
    {
      heading: "Dùng điện thoại làm bảng điều khiển",
      steps: [
        "Bấm [[Điện thoại]], quét mã QR bằng điện thoại hoặc máy tính bảng cùng mạng. Các nút chuyển sang điện thoại, màn hình lớn chỉ còn hình hội nghị.",
      ],
    },
  ],
  troubles: [
    {
      sign: "[[Được mời nhưng không có tiếng]]",
      cure: "Bật công tắc micro, xem dây cắm và âm lượng bàn trộn; bấm [[Thiết bị]] và chọn đúng micro.",
    },
    {
      sign: "[[Không có camera]], [[Không có micro]]",
      cure: "Cắm lại dây, trang tự nhận. Trong lúc đó hội trường vẫn xem và nghe được.",
    },
    {
      sign: "[[Camera bị chặn]], [[Micro bị chặn]]",
      cure: "Bấm biểu tượng ổ khóa cạnh địa chỉ, chọn Cho phép.",
    },
    {
      sign: "[[Mất kết nối]]",
      cure: "Không bấm gì, trang tự kết nối lại. Quá hai phút thì kiểm tra dây mạng rồi gọi cán bộ kỹ thuật.",
    },
    { sign: "Không nghe thấy hội nghị", cure: "Bấm [[Bật tiếng]] nếu nút này hiện trên hình; kiểm tra loa và âm lượng." },
    { sign: "[[Đã mở ở nơi khác]]", cure: "Một máy khác đang dùng chỗ của điểm cầu này. Bấm [[Dùng tại đây]] để lấy lại." },
    { sign: "[[Máy này đã bị gỡ khỏi điểm cầu]]", cure: "Gọi cán bộ vận hành để nghe mã mới, rồi bấm [[Nhập mã ghép máy]]." },
    { sign: "Cần người giúp ngay", cure: "Bấm [[Trợ giúp]], rồi [[Gọi cán bộ vận hành]]." },
  ],
};
