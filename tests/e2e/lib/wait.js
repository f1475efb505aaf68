// Waiting for what must come true, never for a fixed time.

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The first truthy value of `probe`, asked every `everyMs`; throws after `ms` with `what` and the last thing seen.
export async function eventually(what, probe, ms = 5000, everyMs = 100) {
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

function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}
