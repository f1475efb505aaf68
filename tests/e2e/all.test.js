// End-to-end: both services, native endpoints, and real pages in a real Chromium. The tests of a suite share what they
// run in and follow each other as in a real session. Arguments pick tests by name.
import { after, before, beforeEach, describe, test } from "node:test";
import { Day, LateDay } from "./lib/day.js";
import { Fixture } from "./lib/fixture.js";
import { HallComputer } from "./lib/hall_computer.js";
import { Helped } from "./lib/helped.js";
import { Surroundings } from "./lib/surroundings.js";
import { Troubled } from "./lib/troubled.js";
import { conductTests } from "./tests/conduct.js";
import { conferenceTests } from "./tests/conference.js";
import { consoleTests } from "./tests/console.js";
import { contentTests } from "./tests/content.js";
import { officeTests } from "./tests/office.js";
import { floorTests } from "./tests/floor.js";
import { deskTests } from "./tests/desk.js";
import { guestTests } from "./tests/guests.js";
import { hallTests } from "./tests/hall.js";
import { hallComputerTests } from "./tests/hall_computer.js";
import { leadingTests } from "./tests/leading.js";
import { overrunTests } from "./tests/overrun.js";
import { preflightTests } from "./tests/preflight.js";
import { remoteTests } from "./tests/remote.js";
import { secretaryTests } from "./tests/secretary.js";
import { returnTests } from "./tests/coming_back.js";
import { deviceTests } from "./tests/devices.js";
import { pageTests } from "./tests/pages.js";

const kWanted = process.argv.slice(2);
const kSeconds = 300; // a bound, for a slow machine

suite("a conference of twelve sites", Fixture, {
  ...conferenceTests, ...floorTests, ...pageTests, ...deviceTests, ...returnTests,
});
suite("an office", Surroundings, officeTests);
suite("a day of a province", Day, {
  ...conductTests, ...leadingTests, ...deskTests, ...secretaryTests, ...hallTests, ...contentTests, ...guestTests,
});
suite("a day that is late", LateDay, overrunTests);
suite("halls in trouble", Troubled, consoleTests);
suite("halls that are tested and helped", Helped, { ...preflightTests, ...remoteTests });
suite("a hall's computer", HallComputer, hallComputerTests);

// Those of the tests that were asked for, in surroundings of their own.
function suite(title, Surroundings, tests) {
  const wanted = Object.entries(tests).filter(
    ([name]) => kWanted.length === 0 || kWanted.some((word) => name.includes(word)),
  );
  if (wanted.length === 0) return;
  describe(title, () => {
    const context = {}; // filled before the first test
    before(async () => Object.assign(context, { fixture: await Surroundings.start() }), { timeout: 600_000 });
    beforeEach(() => context.fixture?.calm());
    after(() => context.fixture?.stop());
    for (const [name, run] of wanted) test(name, { timeout: kSeconds * 1000 }, () => withLogs(context.fixture, run));
  });
}

// What the programs said last, in the report of a test that fails.
async function withLogs(fixture, run) {
  try {
    await run(fixture);
  } catch (error) {
    error.message += `\n${await fixture.services.logTails()}`;
    throw error;
  }
}
