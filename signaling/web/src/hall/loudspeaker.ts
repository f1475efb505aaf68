// Sends an element's sound to a loudspeaker of choice; null: the system's. One that is gone plays on the system's.
// Not every browser can choose (Audio Output Devices API).
export async function playOn(element: HTMLMediaElement, loudspeaker: string | null): Promise<void> {
  if (element.setSinkId === undefined || element.sinkId === (loudspeaker ?? "")) return;
  await element.setSinkId(loudspeaker ?? "").catch(() => element.setSinkId("").catch(() => undefined));
}

// Whether the browser gives this loudspeaker to the page.
export async function canPlayOn(loudspeaker: string): Promise<boolean> {
  const element = new Audio();
  if (element.setSinkId === undefined) return false;
  return element.setSinkId(loudspeaker).then(
    () => true,
    () => false,
  );
}
