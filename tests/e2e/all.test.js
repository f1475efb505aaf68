// End-to-end: both services, eleven native endpoints, one hall page and one chair page in a real Chromium. One process
// and one conference for all tests, which follow each other as in a real session. Arguments pick tests by name.
import { after, before, beforeEach, describe, test } from "node:test";
import { Fixture } from "./lib/fixture.js";
import { conferenceTests } from "./tests/conference.js";
import { officeTests } from "./tests/office.js";
import { floorTests } from "./tests/floor.js";
import { returnTests } from "./tests/coming_back.js";
import { deviceTests } from "./tests/devices.js";
import { pageTests } from "./tests/pages.js";

const kWanted = process.argv.slice(2);
const kSeconds = 60;

describe("a conference of twelve sites", () => {
  const context = {}; // filled before the first test
  before(async () => Object.assign(context, { fixture: await Fixture.start() }), { timeout: 240_000 });
  beforeEach(() => context.fixture?.calm());
  after(() => context.fixture?.stop());

  const groups = { ...conferenceTests, ...floorTests, ...pageTests, ...officeTests, ...deviceTests, ...returnTests };
  for (const [name, run] of Object.entries(groups)) {
    if (kWanted.length > 0 && !kWanted.some((word) => name.includes(word))) continue;
    test(name, { timeout: kSeconds * 1000 }, () => withLogs(context.fixture, run));
  }
});

// What the programs said last, in the report of a test that fails.
async function withLogs(fixture, run) {
  try {
    await run(fixture);
  } catch (error) {
    error.message += `\n${await fixture.services.logTails()}`;
    throw error;
  }
}
