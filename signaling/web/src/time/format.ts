// Durations for the screen. All arguments are milliseconds.

// Time left: counts up to the next whole second, so that "0:00" stands exactly when nothing is left.
export function formatCountdown(ms: number): string {
  return clock(Math.ceil(Math.max(0, ms) / 1000));
}

// Time passed: whole seconds that have gone by.
export function formatElapsed(ms: number): string {
  return clock(Math.floor(Math.max(0, ms) / 1000));
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
