// A sentence of a help page. What stands in [[double brackets]] is a word of the pages and set as such.
export function HelpText({ words }: { words: string }) {
  return markedParts(words).map(({ text, marked }, index) => (marked ? <strong key={index}>{text}</strong> : text));
}

export interface HelpPart {
  text: string;
  marked: boolean;
}

export function markedParts(words: string): HelpPart[] {
  return words
    .split(/\[\[|\]\]/)
    .map((text, index) => ({ text, marked: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
