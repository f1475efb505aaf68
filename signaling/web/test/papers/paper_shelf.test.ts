import { expect, it, vi } from "vitest";
import { PaperShelf } from "../../src/papers/paper_shelf";

const kBooking = { agenda: [{ title: "Khai mạc", papers: [] }, { title: "Báo cáo", papers: [3, 5] }] };

function shelf() {
  const get = vi.fn((address: string) => Promise.resolve(address.startsWith("/bookings") ? kBooking : { booking: "hn-1" }));
  const fileName = vi.fn((address: string) =>
    address.endsWith("3") ? Promise.resolve("Báo cáo.pdf") : Promise.reject(new Error("gone")),
  );
  const file = vi.fn().mockResolvedValue(new Blob(["%PDF"]));
  return { get, file, of: new PaperShelf({ get: get as never, fileName, file }) };
}

it("lists the papers of the agenda by their items, those without a name too", async () => {
  expect(await shelf().of.papersOf({ booking: "hn-1" })).toEqual([
    { id: 3, item: "Báo cáo", name: "Báo cáo.pdf" },
    { id: 5, item: "Báo cáo", name: null },
  ]);
});

it("finds the booking of a conference", async () => {
  const { get, of } = shelf();
  await of.papersOf({ conference: "hn-1.20261201T080000" });
  expect(get.mock.calls.map(([address]) => address)).toEqual(["/conferences/hn-1.20261201T080000", "/bookings/hn-1"]);
});

it("reads a paper", async () => {
  const { file, of } = shelf();
  await of.file(3);
  expect(file).toHaveBeenCalledWith("/papers/3");
});
