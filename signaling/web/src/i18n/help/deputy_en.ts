import type { HelpWords } from "./help_words";

export const deputyEn: HelpWords = {
  role: "Deputy chair",
  seat:
    "The deputy uses the same page as the chair, on a computer of the deputy's own: to follow, and to take over when the chair leaves or the chair's site is lost.",
  parts: [
    {
      heading: "Entering",
      steps: [
        "Log in, find the conference in the list, press [[Enter the chair's room]].",
        "The page shows sites, requests and clock exactly as the chair's does.",
      ],
    },
    {
      heading: "Taking over and giving back",
      steps: [
        "When the chair is away press [[Take over]]. The pages that conduct and the record name who acts for the chair.",
        "Nothing else changes: who speaks goes on, and clock, requests, layout and microphones stay as they are.",
        "When the chair is back press [[Hand back]], or the chair presses [[Take back]] on the chair's own page.",
      ],
    },
    {
      heading: "Conducting in the chair's place",
      steps: [
        "The buttons are the chair's: [[Grant]], [[Deny]], [[Revoke floor]], roll call, votes, breaks.",
        "A wrong touch can be undone for 5 seconds by the button at the top.",
        "The chair's sheet has every step.",
      ],
    },
  ],
  troubles: [
    {
      sign: "The picture says that the chair's site is lost",
      cure: "Press [[Take over]]. Give it back when the chair and the chair's site have returned.",
    },
    { sign: "Two people press at once", cure: "The first command counts; the page says why the second was refused." },
    { sign: "[[Connection lost]]", cure: "The page reconnects by itself and locks its buttons meanwhile. Call the operator if it is urgent." },
    { sign: "There are no buttons", cure: "This conference does not name you as deputy. The operator changes that in the booking." },
  ],
};
