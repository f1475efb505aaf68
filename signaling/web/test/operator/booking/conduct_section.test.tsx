// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Fault } from "../../../src/api/problem";
import type { BookingForm } from "../../../src/operator/booking/booking_form";
import { emptyForm, toDraft } from "../../../src/operator/booking/booking_form";
import { ConductSection } from "../../../src/operator/booking/conduct_section";
import { memberText } from "../../../src/operator/booking/member_text";
import { operatorVi } from "../../../src/i18n/operator/vi";
import { renderPage } from "../support/render_page";

const kLayouts = [
  { id: "stage", vi: "Hình chính và dãy hình nhỏ", en: "Stage and strip", layout: "stage" },
  { id: "pair", vi: "Hai hình bằng nhau", en: "Two equal", layout: "pair" },
];
const kSites = [
  { id: "tinh-uy", name: "Tỉnh ủy" },
  { id: "my-loc", name: "Mỹ Lộc" },
  { id: "y-yen", name: "Ý Yên" },
].map((site, index) => ({ ...site, short_name: "", sort_order: index, duty_telephone: "", line_kind: "", mail: "" }));
const kForm: BookingForm = {
  ...emptyForm({ date: "2026-12-01", time: "08:00" }, 1),
  sites: ["tinh-uy", "y-yen"],
};

function renderSection(initial: BookingForm, faults: readonly Fault[] = []) {
  const changed = vi.fn();
  function Page() {
    const [form, setForm] = useState(initial);
    const onChange = (next: BookingForm) => {
      changed(next);
      setForm(next);
    };
    return <ConductSection form={form} faults={faults} sites={kSites} required onChange={onChange} />;
  }
  const answer = ({ path }: { path: string }) =>
    path === "/layouts" ? { body: { items: kLayouts, next: null } } : undefined;
  return { last: () => changed.mock.lastCall?.[0] as BookingForm, ...renderPage(<Page />, answer) };
}

const options = async () => (await screen.findAllByRole("option", { hidden: true })).map((one) => one.textContent);

describe("how a conference is conducted", { timeout: 20_000 }, () => {
  it("has a lecturer, one of its sites, under the policy lecture", async () => {
    const { user, last } = renderSection(kForm);
    expect(screen.queryByText("Điểm cầu báo cáo")).toBeNull();
    await user.click(screen.getByLabelText("Báo cáo"));
    await user.click(screen.getByLabelText(/^Điểm cầu báo cáo/, { selector: "input" }));
    const lecturer = await screen.findByRole("option", { name: "Ý Yên", hidden: true });
    expect(screen.queryByRole("option", { name: "Mỹ Lộc", hidden: true })).toBeNull();
    await user.click(lecturer);
    expect(toDraft(last())).toMatchObject({ policy: "lecture", lecturer: "y-yen" });
    await user.click(screen.getByLabelText("Tự do"));
    expect(toDraft(last())).toMatchObject({ policy: "open", lecturer: null });
  });

  it("says beside the lecturer what is wrong with it", () => {
    const text = { vi: "Điểm cầu \"y-yen\" không dự hội nghị này.", en: "It does not take part." };
    renderSection({ ...kForm, policy: "lecture" }, [{ pointer: "/lecturer", code: "site.not_invited", text }]);
    expect(screen.getByText(text.vi)).toBeTruthy();
  });

  it("offers the layouts of the province by their names, and keeps one in sight that is there no more", async () => {
    const { user, last } = renderSection({ ...kForm, layoutPresets: ["mosaic"] });
    await user.click(screen.getByLabelText("Bố cục", { selector: "input" }));
    await screen.findByRole("option", { name: "Hai hình bằng nhau", hidden: true });
    expect(await options()).toEqual(["Hình chính và dãy hình nhỏ", "Hai hình bằng nhau", "mosaic"]);
    await user.click(screen.getByRole("option", { name: "Hai hình bằng nhau", hidden: true }));
    expect(last().layoutPresets).toEqual(["mosaic", "pair"]);
  });
});

describe("a booking in words", () => {
  it("names lecturer and layouts", () => {
    const draft = toDraft({ ...kForm, policy: "lecture", lecturer: "y-yen", layoutPresets: ["pair", "stage"] });
    if (draft === null) throw new Error("a form with a moment is a draft");
    const names = { site: (id: string) => `điểm ${id}`, person: String, layout: (id: string) => `bố cục ${id}` };
    expect(memberText(draft, "policy", names, operatorVi)).toBe("Báo cáo");
    expect(memberText(draft, "lecturer", names, operatorVi)).toBe("điểm y-yen");
    expect(memberText(draft, "layout_presets", names, operatorVi)).toBe("bố cục pair, bố cục stage");
    expect(memberText({ ...draft, lecturer: null }, "lecturer", names, operatorVi)).toBe(operatorVi.booking.conflict.empty);
  });
});
