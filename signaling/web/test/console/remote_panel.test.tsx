// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { barriers } from "../office/stage";
import { kFine, siteLine } from "../support/lines";
import { roster, site } from "../support/messages";
import { join, kBegin, renderConsole, sent } from "./support/render_console";
import type { FakePeer } from "./support/fake_media";
import { stubMedia } from "./support/fake_media";

vi.mock("uplot", () => ({
  default: class {
    over = document.createElement("div");
    cursor = {};
    setData() {}
    setScale() {}
    setSize() {}
    destroy() {}
  },
}));

const kAll = ["devices", "mute", "limit_rate", "restart_media", "still", "listen", "watch", "talk"].map((act) => `remote.${act}`);

const kEcho = {
  ...kFine,
  kind: "hall_loudspeaker" as const,
  vi: "Loa của điểm cầu vọng vào micro.",
  advice: { code: "lower_loudspeaker", vi: "Nhờ điểm cầu giảm loa.", en: "Have the hall turn it down." },
};

let media: ReturnType<typeof stubMedia>;
beforeEach(() => (media = stubMedia()));

// The page of Ý Yên with its panel of help open.
async function help(actions: readonly string[] = kAll) {
  const { user } = renderConsole("/console/hop/y-yen", { actions });
  const tell = await join();
  await user.click(screen.getByRole("tab", { name: "Hỗ trợ từ xa" }));
  const reply = (type: string, more: object = {}) => {
    const id = sent(type).at(-1)?.["id"];
    tell({ type: "ok", reply_to: id });
    if (Object.keys(more).length > 0) {
      tell({ type: "remote.answer", reply_to: id, request: 1, site: "y-yen", ok: true, text: null, devices: null, image: null, ...more });
    }
  };
  return { user, tell, reply, press: (name: string | RegExp) => user.click(screen.getByRole("button", { name })) };
}

describe("what a technician does at a site from afar", () => {
  it("mutes and restarts only after a question, and says what came of it", async () => {
    const { tell, press, reply } = await help();
    await press("Tắt micro điểm cầu");
    expect(sent("remote.mute")).toEqual([]);
    await press("Thôi");
    await press("Tắt micro điểm cầu");
    await press("Có, làm ngay");
    expect(sent("remote.mute")).toMatchObject([{ site: "y-yen" }]);
    reply("remote.mute");
    expect(screen.getByText("Đã xong")).toBeTruthy();
    await press("Khởi động lại hình và tiếng");
    await press("Có, làm ngay");
    expect(screen.getByText("Đang chờ điểm cầu…")).toBeTruthy();
    const text = { vi: "Trang không trả lời trong 10 giây.", en: "No answer in 10 s." };
    reply("remote.restart", { what: "restart", ok: false, text });
    expect(screen.getByText("Không làm được: Trang không trả lời trong 10 giây.")).toBeTruthy();
    tell({ type: "pong" });
    expect(await barriers()).toEqual([]);
  });

  it("bounds the sending rate, shows the bound, and takes it away", async () => {
    const { user, tell, press } = await help();
    expect(screen.getByRole("button", { name: "Áp dụng" })).toHaveProperty("disabled", true);
    await user.selectOptions(screen.getByLabelText("Giới hạn tốc độ gửi lên"), "600");
    await press("Áp dụng");
    expect(sent("remote.cap")).toMatchObject([{ site: "y-yen", kbps: 600 }]);
    tell({ type: "ok", reply_to: sent("remote.cap")[0]?.["id"] });
    tell({ type: "remote", sites: [{ site: "y-yen", cap_kbps: 640, listeners: [], watchers: [], talker: null }] });
    expect(screen.getByText(/^Đang giới hạn 640\skbit\/s$/)).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Giới hạn tốc độ gửi lên"), "");
    await press("Áp dụng");
    expect(sent("remote.cap")[1]).toMatchObject({ kbps: null });
  });

  it("lists the devices, switches one, and lists them anew", async () => {
    const { user, reply, press } = await help();
    await press("Lấy danh sách thiết bị");
    const devices = [
      { kind: "microphone", id: "m1", label: "Micro bàn", chosen: true },
      { kind: "microphone", id: "m2", label: "", chosen: false },
    ];
    reply("remote.devices", { what: "devices", devices });
    expect(screen.getByLabelText("Máy quay")).toHaveProperty("disabled", true);
    const choice = screen.getByLabelText("Micro");
    expect(within(choice).getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Micro bàn", "Thiết bị 2"]);
    await user.selectOptions(choice, "m2");
    expect(sent("remote.switch")).toMatchObject([{ site: "y-yen", kind: "microphone", device: "m2" }]);
    expect(sent("remote.devices")).toHaveLength(1);
    reply("remote.switch", { what: "switch" });
    expect(sent("remote.devices")).toHaveLength(2);
  });

  it("shows a still picture, which can be saved", async () => {
    const { reply, press } = await help();
    await press("Chụp một hình");
    reply("remote.still", { what: "still", image: "/9j/AA==" });
    expect(screen.getByRole("img", { name: "Hình chụp từ máy quay của Ý Yên" }).getAttribute("src")).toBe("data:image/jpeg;base64,/9j/AA==");
    expect(screen.getByRole("link", { name: "Lưu hình" }).getAttribute("download")).toMatch(/^y-yen-.*\.jpg$/);
  });

  it("does nothing at a site that is not connected", async () => {
    const { tell } = await help();
    tell(roster([site("y-yen", { name: "Ý Yên", connected: false })]));
    expect(screen.getByText("Điểm cầu chưa kết nối nên chưa hỗ trợ từ xa được.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Chụp một hình" })).toHaveProperty("disabled", true);
  });

  it("offers what the person may, and no panel to who may nothing", async () => {
    await help(["remote.still"]);
    expect(screen.getByRole("button", { name: "Chụp một hình" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Tắt micro điểm cầu" })).toBeNull();
    expect(screen.queryByRole("radio", { name: "Nghe" })).toBeNull();
  });

  it("is hidden from an operator, who may not", async () => {
    renderConsole("/console/hop/y-yen");
    await join();
    expect(screen.queryByRole("tab")).toBeNull();
  });
});

it("is offered right where a hall is named that returns echo", async () => {
  const { user } = renderConsole("/console/hop/y-yen", { actions: kAll });
  const tell = await join();
  tell({ type: "lines", at: new Date(kBegin).toISOString(), server: null, sites: [siteLine("y-yen", { verdict: kEcho })] });
  const verdict = within(screen.getByRole("region", { name: "Chẩn đoán" }));
  await user.click(verdict.getByRole("button", { name: "Tắt micro điểm cầu" }));
  await user.click(verdict.getByRole("button", { name: "Có, làm ngay" }));
  expect(sent("remote.mute")).toMatchObject([{ site: "y-yen" }]);
});

describe("hearing a site and talking to it", () => {
  const told = (type: string) => sent(type).map((message) => message["site"]);
  const peer = (): FakePeer => media.peers.at(-1) as FakePeer;

  it("hears by a connection of its own, with sound alone", async () => {
    const { user, tell } = await help();
    await user.click(screen.getByRole("radio", { name: "Nghe" }));
    await join(1);
    expect(sent("join").map(({ media: wanted }) => wanted)).toEqual([false, true]);
    expect(told("remote.listen")).toEqual(["y-yen"]);
    expect(peer().lines).toEqual(["audio sendrecv"]);
    expect(screen.getByText("Đang kết nối…")).toBeTruthy();
    expect(screen.getByText("Micro của điểm cầu đang tắt: không có tiếng nào rời hội trường.")).toBeTruthy();
    tell(roster([site("y-yen", { microphone: "live" })]));
    expect(screen.queryByText(/không có tiếng nào/)).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Tắt" }));
    expect(media.peers.every(({ closed }) => closed)).toBe(true);
  });

  it("gets pictures only to see what the site is sent", async () => {
    const { user } = await help();
    await user.click(screen.getByRole("radio", { name: "Nghe" }));
    await join(1);
    await user.click(screen.getByRole("radio", { name: "Xem" }));
    await join(2);
    expect(told("remote.watch")).toEqual(["y-yen"]);
    expect(peer().lines).toHaveLength(18);
    expect(screen.getByRole("region", { name: "Hình đang gửi xuống Ý Yên" })).toBeTruthy();
    expect(await barriers()).toEqual([]);
  });

  it("talks while the button is held, or until it is latched off", async () => {
    const { user, press } = await help();
    await press("Nói riêng với điểm cầu");
    await join(1);
    expect(told("remote.talk")).toEqual(["y-yen"]);
    expect(told("remote.listen")).toEqual(["y-yen"]);
    const microphone = await vi.waitFor(() => media.microphones[0] ?? expect.fail());
    expect(microphone.enabled).toBe(false);
    const hold = screen.getByRole("button", { name: /Giữ để nói/ });
    fireEvent.keyDown(hold, { key: " " });
    expect(microphone.enabled).toBe(true);
    fireEvent.keyUp(hold, { key: " " });
    expect(microphone.enabled).toBe(false);
    fireEvent.pointerDown(hold);
    expect(microphone.enabled).toBe(true);
    fireEvent.blur(hold);
    expect(microphone.enabled).toBe(false);
    await press("Nói liên tục");
    expect(microphone.enabled).toBe(true);
    await press("Thôi nói riêng");
    expect(microphone.stopped).toBe(true);
    expect(told("remote.talk")).toEqual(["y-yen", null]);
    expect(screen.getByRole("radio", { name: "Nghe" })).toHaveProperty("checked", true);
    await user.click(screen.getByRole("radio", { name: "Tắt" }));
  });

  it("is silent while one talks into what the site gets, which has one's own voice in it", async () => {
    const { user, press } = await help();
    await user.click(screen.getByRole("radio", { name: "Xem" }));
    await join(1);
    await press("Nói riêng với điểm cầu");
    await vi.waitFor(() => expect(media.microphones).toHaveLength(1));
    const muted = () => document.querySelector("audio")?.muted;
    expect(muted()).toBe(false);
    await press("Nói liên tục");
    expect(muted()).toBe(true);
    await user.click(screen.getByRole("radio", { name: "Nghe" }));
    expect(muted()).toBe(false);
  });

  it("says who talks there already", async () => {
    const { press } = await help();
    await press("Nói riêng với điểm cầu");
    const tell = await join(1);
    const message = { vi: "Lê Văn Máy đang nói riêng với điểm cầu.", en: "Lê Văn Máy talks there." };
    tell({ type: "error", reply_to: sent("remote.talk")[0]?.["id"], code: "remote.busy", field: null, message });
    expect(screen.getByRole("alert").textContent).toBe("Lê Văn Máy đang nói riêng với điểm cầu.");
    expect(screen.queryByRole("button", { name: /Giữ để nói/ })).toBeNull();
    await vi.waitFor(() => expect(media.microphones.every(({ stopped }) => stopped)).toBe(true));
  });

  it("says why there is no microphone, and hears on", async () => {
    media.refuse("NotAllowedError");
    const { press } = await help();
    await press("Nói riêng với điểm cầu");
    expect((await screen.findByRole("alert")).textContent).toContain("Micro bị chặn");
    expect(screen.getByRole("radio", { name: "Nghe" })).toHaveProperty("checked", true);
  });

  it("comes back after a loss, and says anew what it wants", async () => {
    const { user } = await help();
    await user.click(screen.getByRole("radio", { name: "Nghe" }));
    const tell = await join(1);
    tell.close(1012);
    await join(2);
    await vi.waitFor(() => expect(told("remote.listen")).toEqual(["y-yen", "y-yen"]));
  });

  it("asks anew when the site comes back, which signaling has forgotten meanwhile", async () => {
    const { user, tell } = await help();
    await user.click(screen.getByRole("radio", { name: "Nghe" }));
    await join(1);
    tell(roster([site("y-yen", { connected: false })]));
    expect(told("remote.listen")).toEqual(["y-yen"]);
    tell(roster([site("y-yen")]));
    expect(told("remote.listen")).toEqual(["y-yen", "y-yen"]);
  });

  it("shows who else hears and talks", async () => {
    const { tell } = await help();
    tell({ type: "remote", sites: [{ site: "y-yen", cap_kbps: null, listeners: ["Kỹ", "Máy"], watchers: [], talker: "Máy" }] });
    expect(screen.getByText("Đang nghe: Kỹ, Máy")).toBeTruthy();
    expect(screen.getByText("Đang nói riêng: Máy")).toBeTruthy();
  });

  it("ends when the page is left", async () => {
    const { user, press } = await help();
    await press("Nói riêng với điểm cầu");
    await join(1);
    await vi.waitFor(() => expect(media.microphones).toHaveLength(1));
    await user.click(screen.getByRole("link", { name: "Về bảng điểm cầu" }));
    expect(media.microphones[0]?.stopped).toBe(true);
    expect(media.peers.every(({ closed }) => closed)).toBe(true);
  });
});
