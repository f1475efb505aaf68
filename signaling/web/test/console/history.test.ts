import { describe, expect, it } from "vitest";
import type { HistoryFigures } from "../../src/api/history_types";
import type { Query } from "../../src/api/client";
import { readFirstSecond } from "../../src/console/history";

const kBegin = Date.parse("2026-12-01T02:00:00Z") / 1000;
const kHours = { from: kBegin, to: kBegin + 3 * 3600 };

const second = (query: Query | undefined, name: string) => Date.parse(String(query?.[name])) / 1000;

// A history in which each figure of site "a" is known from one second on; nothing is known of "b". Seconds are kept, or
// minutes only.
function history(known: Readonly<Record<string, number>>, least = 1) {
  const asked: { seconds: number; figure: string }[] = [];
  const get = (_: string, query?: Query): Promise<unknown> => {
    const [from, to] = [second(query, "from"), second(query, "to")];
    const step_s = [1, 10, 60, 300].find((one) => one >= least && (to - from) / one <= Number(query?.["points"])) ?? 600;
    const begin = Math.floor(from / step_s) * step_s;
    const figures = String(query?.["figure"]).split(",");
    asked.push({ seconds: to - from, figure: String(query?.["figure"]) });
    const column = (first: number | undefined) =>
      Array.from({ length: Math.ceil((to - begin) / step_s) }, (_, index) =>
        first !== undefined && begin + (index + 1) * step_s > first ? 0 : null,
      );
    const series = ["a", "b"].flatMap((site) =>
      figures.map((figure) => ({ site, figure, mean: column(site === "a" ? known[figure] : undefined) })),
    );
    return Promise.resolve({ from: new Date(begin * 1000).toISOString(), step_s, series } satisfies HistoryFigures);
  };
  const first = () => readFirstSecond({ get: get as never }, "hop", ["b", "a"], kHours);
  return { first, asked };
}

describe("the first second that has figures", () => {
  it("is found to the second within hours, in few reads", async () => {
    const { first, asked } = history({ "downlink.kbps": kBegin + 4242, "uplink.kbps": kBegin + 4250, verdict: kBegin + 7 });
    expect(await first()).toBe(kBegin + 4242);
    expect(asked.map(({ seconds }) => seconds)).toEqual([3 * 3600, 60]);
  });

  it("is that of the first verdict where no line was measured", async () =>
    expect(await history({ verdict: kBegin + 7 }).first()).toBe(kBegin + 7));

  it("is the beginning of its minute where seconds are gone", async () =>
    expect(await history({ "uplink.kbps": kBegin + 4242 }, 60).first()).toBe(kBegin + 4200));

  it("is none where nothing is known", async () => expect(await history({}).first()).toBeNull());
});
