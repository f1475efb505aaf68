// Waiting for what must come true, or must stay true; never for a fixed time.

// A bound for a machine that is slow or busy with other things; what comes true ends the waiting at once.
export const kPatienceMs = 60_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The first truthy value of `probe`, asked every `everyMs`; throws after `ms` with `what` and the last thing seen.
export async function eventually(what, probe, ms = kPatienceMs, everyMs = 100) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms; last seen: ${describe(last)}`);
    await sleep(everyMs);
  }
}

// That `probe` stays true for `ms`; throws as soon as it does not.
export async function stays(what, probe, ms, everyMs = 100) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(everyMs)) {
    if (!(await probe())) throw new Error(`${what}: no longer after ${ms - (end - Date.now())} ms`);
  }
}

function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}
