// The page of /help that a role prints and keeps beside it. Words in [[double brackets]] are those of buttons and signs
// as the pages show them; a test holds them against the dictionaries.
export interface HelpWords {
  role: string;
  seat: string; // where this person sits and which page is open there
  parts: readonly { heading: string; steps: readonly string[] }[];
  troubles: readonly { sign: string; cure: string }[]; // what is seen, what to do about it
}
