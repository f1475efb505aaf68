// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { PersonSelect } from "../../../src/operator/booking/person_select";
import { renderPage } from "../support/render_page";

const kPeople = [
  { id: 1, login: "lan", name: "Nguyễn Thị Lan", role: "operator", disabled: false },
  { id: 2, login: "duc", name: "Phạm Văn Đức", role: "chair", disabled: false },
  { id: 3, login: "duong", name: "Lê Đức Dương", role: "chair", disabled: true },
];

describe("choosing a person", () => {
  it("finds by name without diacritics, and offers nobody whose account is disabled", async () => {
    const onChange = vi.fn();
    const { user } = renderPage(<PersonSelect label="Chủ trì" people={kPeople} value={null} onChange={onChange} />);
    await user.type(screen.getByLabelText("Chủ trì", { selector: "input" }), "duc");
    const options = await screen.findAllByRole("option", { hidden: true });
    expect(options.map((option) => option.textContent)).toEqual(["Phạm Văn ĐứcChủ trì"]);
    await user.click(options[0] as HTMLElement);
    expect(onChange).toHaveBeenCalledWith(2);
  });

  it("keeps somebody who was chosen before the account was disabled", () => {
    renderPage(<PersonSelect label="Chủ trì" people={kPeople} value={3} onChange={() => undefined} />);
    expect(screen.getByDisplayValue("Lê Đức Dương")).toBeTruthy();
  });
});
