import type { Widen } from "./dictionary";
import { useLanguage } from "./language";

// The words of one area of the office pages, loaded with that area. Vietnamese gives the shape, the compiler makes
// English complete. Returns a hook: the words in the language now chosen.
export function wordsOf<Words extends object>(vi: Words, en: Widen<Words>): () => Widen<Words> {
  return () => (useLanguage().language === "vi" ? (vi as unknown as Widen<Words>) : en);
}
