const kKeptMs = 60_000; // until the tab has surely read it

// Opens a file that needs credentials in a tab of its own. The tab is opened before the file is there, while the click
// still counts as the person's act; a browser that opens none shows the file in the place of this page.
export async function openInTab(file: () => Promise<Blob>): Promise<void> {
  const tab = window.open("about:blank", "_blank");
  try {
    const address = URL.createObjectURL(await file());
    setTimeout(() => URL.revokeObjectURL(address), kKeptMs);
    (tab ?? window).location.replace(address);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
