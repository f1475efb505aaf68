import { en } from "./en";
import { vi } from "./vi";

export type Language = "vi" | "en";

// The shape every language must fill: same keys, same parameters, any words.
export type Dictionary = Widen<typeof vi>;

export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { [Key in keyof T]: Widen<T[Key]> };

export const kDictionaries: Readonly<Record<Language, Dictionary>> = { vi, en };
