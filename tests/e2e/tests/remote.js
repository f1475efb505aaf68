// A technician helps a hall from afar: its devices, a still, a cap, new media, its sound, a private word.
import assert from "node:assert/strict";
import { choose } from "../lib/browser.js";
import { Hall } from "../lib/hall.js";
import { kChairSite, kHallSite } from "../lib/services.js";
import { signOfColour } from "../lib/signs.js";
import { eventually } from "../lib/wait.js";

const kName = kHallSite.name;
const outcome = (page, action, state) =>
  page.locator("div").filter({ has: page.locator(`[data-action="${action}"]`) }).last().locator(`[data-outcome=${state}]`);

async function toldCap(hall) {
  return hall.page.heard.findLast(({ type }) => type === "remote.state")?.cap_kbps ?? null;
}

export const remoteTests = {
  "the technician sees which devices a hall has": async (helped) => {
    await helped.inSession();
    await helped.helps(kHallSite.id);
    const { technician } = helped;
    await technician.click("[data-action=remote-devices]");
    const camera = technician.locator("label").filter({ hasText: "Máy quay" }).locator("select");
    await camera.waitFor();
    const chosen = await camera.evaluate((select) => select.selectedOptions[0].label);
    assert.match(chosen, /fake|camera/i, "the camera that Chromium was given, by its name");
  },

  "the technician takes a still of what the hall's camera sees": async ({ technician }) => {
    await technician.click("[data-action=remote-still]");
    const still = technician.getByAltText(`Hình chụp từ máy quay của ${kName}`);
    await still.waitFor();
    const mean = await still.evaluate(async (image) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.naturalWidth, Math.ceil(image.naturalHeight / 4));
      const sums = [0, 0, 0];
      for (let i = 0; i < data.length; i++) if (i % 4 < 3) sums[i % 4] += data[i];
      return sums.map((sum) => sum / (data.length / 4));
    });
    assert.equal(signOfColour(mean), kHallSite.sign, "its colour is the hall's");
  },

  "a cap that the technician sets holds in the hall, and is lifted": async ({ technician, hall }) => {
    const cap = technician.getByLabel("Giới hạn tốc độ gửi lên");
    const before = (await hall.sentLayers()).length;
    await cap.selectOption({ value: "300" });
    await technician.click("[data-action=remote-cap]");
    await technician.getByText("Đang giới hạn").waitFor();
    await eventually("a hall that knows its cap", async () => (await toldCap(hall)) === 300);
    const rates = () => hall.page.evaluate(() => window.peers.at(-1).getSenders()
      .filter(({ track }) => track?.kind === "video")
      .flatMap((sender) => sender.getParameters().encodings.filter(({ active }) => active).map((e) => e.maxBitrate)));
    await eventually("layers that fit below the cap", async () => {
      const all = await rates();
      const sum = all.reduce((a, b) => a + b, 0);
      return sum <= 300_000 ? true : Promise.reject(new Error(JSON.stringify(all)));
    });
    await cap.selectOption({ value: "" });
    await technician.click("[data-action=remote-cap]");
    await eventually("a hall without a cap", async () => (await toldCap(hall)) === null);
    await eventually("its layers again", async () => (await hall.sentLayers()).length >= before);
  },

  "the technician restarts a hall's media, after a question": async ({ technician, hall }) => {
    const peers = await hall.page.evaluate(() => window.peers.length);
    await technician.click("[data-action=remote-restart]");
    await technician.click("[data-action=remote-restart-now]");
    await eventually("another connection for media", async () =>
      (await hall.page.evaluate(() => window.peers.length)) > peers && (await hall.page.evaluate(() =>
        window.peers.at(-1).connectionState)) === "connected");
    await hall.connected();
    await outcome(technician, "remote-restart", "done").waitFor();
  },

  "the technician listens to a hall, which is told so": async (helped) => {
    const { technician, hallPage } = helped;
    await choose(technician, "Nghe");
    await technician.getByText("Đang nghe", { exact: true }).waitFor();
    await hallPage.locator("[data-remote=listening]").getByText("Kỹ thuật viên đang nghe").waitFor();
    await choose(technician, "Tắt");
    await hallPage.locator("[data-remote]").waitFor({ state: "detached" });
  },

  "a private word is heard by that hall alone, which sees whose it is": async (helped) => {
    const { technician, hall, hallPage, endpoints } = helped;
    await technician.click("[data-action=talk]");
    await technician.click("[data-action=latch]");
    await hallPage.locator("[data-remote=talking]").getByText("Kỹ thuật viên Đỗ Văn Kỹ đang nói riêng").waitFor();
    // The technician's microphone is the browser's, as the hall's is, of whose own sound nothing comes back.
    await eventually("the technician in the hall", async () => (await hall.hears()).includes(kHallSite.sign));
    assert.ok(!(await endpoints.tones(kChairSite)).includes(kHallSite.sign), "the chair's site hears nothing of it");
    await technician.click("[data-action=hang-up]");
    await eventually("silence again", async () => !(await hall.hears()).includes(kHallSite.sign));
    await hallPage.locator("[data-remote=listening]").waitFor(); // whom one talks to one hears, till that is ended too
    await choose(technician, "Tắt");
    await hallPage.locator("[data-remote]").waitFor({ state: "detached" });
  },

  "the technician mutes a hall, and the record says who did what there": async ({ technician, province, conference }) => {
    await technician.click("[data-action=remote-mute]");
    await technician.click("[data-action=remote-mute-now]");
    await outcome(technician, "remote-mute", "done").waitFor();
    const acts = await eventually("the mute in the record", async () => {
      const { items } = await province.operator.get(`/conferences/${conference}/record?limit=200`);
      const found = items.map(({ event }) => event).filter(({ what }) => what?.event === "remote");
      return found.some(({ what }) => what.act === "mute") && found;
    });
    const mute = acts.find(({ what }) => what.act === "mute");
    assert.deepEqual([mute.what.site, mute.by.name, mute.by.role], [kHallSite.id, "Đỗ Văn Kỹ", "technician"]);
    assert.ok(acts.every(({ by }) => by.name === "Đỗ Văn Kỹ"), JSON.stringify(acts));
  },
};
