import { expect, it, vi } from "vitest";
import { AgendaPapers } from "../../src/papers/agenda_papers";

function papers() {
  const api = {
    get: vi.fn((address: string) => Promise.resolve(address === "/me" ? { csrf_token: "k" } : { booking: "hn-1" })),
    upload: vi.fn().mockResolvedValue({ id: 7 }),
    remove: vi.fn().mockResolvedValue(undefined),
    file: vi.fn(),
    setCsrfToken: vi.fn(),
  };
  return { api, of: new AgendaPapers("hn-1--20261201T080000", api as never) };
}

it("attaches a paper to the item of the booking, with the item's title", async () => {
  const { api, of } = papers();
  const file = new Blob(["%PDF"]);
  const [tell, { signal }] = [vi.fn(), new AbortController()];
  await of.attach({ item: 2, title: "Báo cáo" }, file, "a b.pdf", tell, signal);
  expect(api.get).toHaveBeenCalledWith("/conferences/hn-1--20261201T080000");
  const query = { name: "a b.pdf", title: "Báo cáo" };
  expect(api.upload).toHaveBeenCalledWith("/bookings/hn-1/agenda/2/papers", query, file, tell, signal);
  expect(api.setCsrfToken).toHaveBeenCalledWith("k");
});

it("takes one off", async () => {
  const { api, of } = papers();
  await of.takeOff({ item: 0, title: "Khai mạc" }, 7);
  expect(api.remove).toHaveBeenCalledWith("/bookings/hn-1/agenda/0/papers/7");
});
