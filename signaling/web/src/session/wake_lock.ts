// Keeps the hall's screen on while the page is visible. A browser that cannot or will not is left alone.
export class ScreenWakeLock {
  private held = false;

  hold(): void {
    if (this.held) return;
    this.held = true;
    document.addEventListener("visibilitychange", () => this.request());
    this.request();
  }

  private request(): void {
    if (document.visibilityState !== "visible") return; // browsers release it when hidden
    navigator.wakeLock?.request("screen").catch(() => undefined);
  }
}
