import type { HelpWords } from "./help_words";

export const operatorEn: HelpWords = {
  role: "Operator",
  seat:
    "Before: book conferences, invite sites, prepare agenda and layouts. During: sit at the desk, make the picture, and help the chair and the sites.",
  parts: [
    {
      heading: "Booking",
      steps: [
        "In the [[Calendar]] click a free hour. Fill in title, sites, chair and agenda; clashes show while you type. [[Book a conference]] saves it and sends the invitations.",
        "The answers are under [[Invitations and answers]]. At short notice press [[Urgent call]], choose halls, and they ring at once.",
        "Before the start the conference opens for testing by itself, and the halls join by themselves.",
      ],
    },
    {
      heading: "The desk",
      steps: [
        "Open it from [[Running conferences]]. [[On air]] is what the halls see, [[Preview]] what you prepare.",
        "Choose a layout, drag or touch sites into its places, then press [[Take]]. Until then the halls see no change.",
        "[[Message in the picture]]: type it and press [[Show]]. Going to an item of the agenda loads its layout, papers and speakers.",
      ],
    },
    {
      heading: "Guests without a site",
      steps: [
        "Under [[Running conferences]] press [[Guests]] and send the link or the QR code to communes and departments.",
        "Guests wait in the [[Lobby]] on the desk: [[Admit]] or [[Turn away]]. They speak as a site does, without roll and vote.",
        "A link in wrong hands: [[Replace the link]]. A guest removed from its tile does not come back.",
      ],
    },
    {
      heading: "Helping chair and sites",
      steps: [
        "Every button of the chair is on the desk; the record says that you acted for the chair. The button with the clock below the pictures opens the [[Rules of the floor]]: time of a turn, warning, what is added.",
        "Ask for the floor, answer the roll or enter votes for a site that is on the telephone.",
        "A hall that calls for help, is lost or is not heard stands under [[Needs attention]]; press [[Seen]] so that it knows.",
        "The chair is lost: press [[Take over]] and conduct until the chair is back.",
      ],
    },
  ],
  troubles: [
    { sign: "A site is lost", cure: "Wait a minute; it comes back by itself. Then ring its [[Duty telephone]]." },
    { sign: "[[Invited, but nothing is heard]]", cure: "Ring the hall about its microphone and cables; invite the next meanwhile." },
    { sign: "A hall's computer is broken", cure: "Under [[Devices]] make a new code and read it out. The new computer takes the same seat." },
    { sign: "[[Clash, cannot be saved]]", cure: "Look in the check which conference it meets; change the time or take the site out." },
    { sign: "The media server restarts", cure: "The conference returns by itself within seconds. After a minute call the technician." },
    { sign: "Alarm: the record cannot be written", cure: "The conference goes on. Call the administrator to look at the server's disk." },
  ],
};
