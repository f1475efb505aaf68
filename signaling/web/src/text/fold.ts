// A text without its diacritics and capitals, for searching: "Điểm cầu" → "diem cau". Composed and decomposed forms of
// a name fold to the same.
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}

// Every word of `sought` stands somewhere in `text`.
export function matches(text: string, sought: string): boolean {
  const folded = fold(text);
  return fold(sought)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
