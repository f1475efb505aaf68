// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";
import { LecturerSelect } from "../../src/panels/lecturer_select";
import { MuteOthers } from "../../src/panels/mute_others";
import type { Policy } from "../../src/protocol/messages";
import { joined, play, roster, site } from "../support/messages";

const model = (policy: Policy, lecturer: string | null = null) =>
  play([joined(), roster([site("tinh", { role: "chair" }), site("y-yen"), site("my-loc")], { policy, lecturer })]);

function show(element: React.ReactElement) {
  render(<LanguageProvider>{element}</LanguageProvider>);
}

afterEach(cleanup);

it("mutes the others where sites open their own microphones", () => {
  const send = vi.fn();
  show(<MuteOthers model={model("open")} online send={send} />);
  fireEvent.click(screen.getByRole("button", { name: "Tắt micro các nơi khác" }));
  expect(send).toHaveBeenCalledWith({ type: "mute_all" });
});

it.each(["chaired", "lecture"] as const)("says under %s that only the invited are heard", (policy) => {
  show(<MuteOthers model={model(policy)} online send={vi.fn()} />);
  const button = screen.getByRole("button", { name: "Chỉ nơi được mời có tiếng" });
  expect((button as HTMLButtonElement).disabled).toBe(true);
});

it("names the lecturer of a lecture, never the chair's site", () => {
  const send = vi.fn();
  show(<LecturerSelect model={model("lecture", "y-yen")} online send={send} />);
  const select = screen.getByLabelText("Điểm cầu báo cáo") as HTMLSelectElement;
  expect(select.value).toBe("y-yen");
  expect([...select.options].map((option) => option.value)).toEqual(["", "y-yen", "my-loc"]);
  fireEvent.change(select, { target: { value: "my-loc" } });
  expect(send).toHaveBeenLastCalledWith({ type: "policy", policy: "lecture", lecturer: "my-loc" });
  fireEvent.change(select, { target: { value: "" } });
  expect(send).toHaveBeenLastCalledWith({ type: "policy", policy: "lecture", lecturer: null });
});

it("asks for no lecturer under other policies", () => {
  show(<LecturerSelect model={model("chaired")} online send={vi.fn()} />);
  expect(screen.queryByRole("combobox")).toBeNull();
});
