// A text from elsewhere as signaling takes a line: nothing that could begin a new one or turn its direction, and not
// longer than `most` characters.
export function oneLine(text: string, most: number): string {
  return [...text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim()].slice(0, most).join("");
}
