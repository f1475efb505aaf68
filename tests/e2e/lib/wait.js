// Waiting for what must come true, or must stay true; never for a fixed time.

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The first truthy value of `probe`, asked every `everyMs`; throws after `ms` with `what` and the last thing seen.
export async function eventually(what, probe, ms = 10_000, everyMs = 100) {
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
