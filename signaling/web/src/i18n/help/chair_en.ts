import type { HelpWords } from "./help_words";

export const chairEn: HelpWords = {
  role: "Chair",
  seat:
    "The chair's page stands on a touch screen or tablet in front of the chair. It plays no sound; picture and sound are on the hall's large screen. The chair's site may always speak.",
  parts: [
    {
      heading: "Entering the chair's room",
      steps: [
        "The hall's tablet: type the PIN, then press [[Enter the chair's room]].",
        "Any other computer: log in, find the conference in the list, press [[Enter the chair's room]].",
        "Press [[Conduct]], then [[Begin the session]]. There too: [[Take a break]] with the time it goes on, more time, [[Lock the conference]] and the end.",
      ],
    },
    {
      heading: "Giving the floor",
      steps: [
        "The requests stand in order, with the time they have waited. Press [[Grant]] to invite, [[Deny]] to leave it for later. Touch a site's tile to invite it although it has not asked.",
        "Choose the time before you invite. The large clock counts down and turns yellow near the end; after the time and its grace the microphone closes by itself.",
        "Press [[Revoke floor]] to end a turn, or [[Next]] to hand the floor on in one touch.",
        "When the floor is [[Open]]: [[Mute all others]] closes every microphone but those of the invited sites and of the chair's site. Otherwise nobody is heard who was not invited.",
      ],
    },
    {
      heading: "Roll call and votes",
      steps: [
        "[[Roll call]], [[Start the roll call]]: each site is called for 20 seconds, seen and heard at once. A site that does not answer is called again at the end.",
        "[[Vote]]: write the question and [[Open the vote]], watch the sites enter their numbers, [[Close the vote]], [[Confirm result]]. The result is drawn in the picture and recorded.",
      ],
    },
    {
      heading: "Picture and course",
      steps: [
        "Press [[Stage]] on a site to put it on the large picture; press again and the picture follows the speaker.",
        "A site that asks to present stands above the requests: press [[Allow]], and the picture gets a layout with content; press [[End]] to stop it, and the former layout is back.",
        "A wrong touch can be undone for 5 seconds by the button at the top. [[End the conference]] and [[Remove from the conference]] need a touch of one second.",
        "Leaving the chair: touch a site, then [[Hand over chair]], or let the deputy press [[Take over]]. When you are back, press [[Take back]].",
      ],
    },
  ],
  troubles: [
    {
      sign: "[[Invited, but nothing is heard]]",
      cure: "Tell the hall to switch its microphone on. Meanwhile invite the next; that site can ask again.",
    },
    { sign: "[[Connection lost]] at a site", cure: "Do nothing. It comes back by itself with its turn, microphone and layout as you set them." },
    {
      sign: "The chair's page has lost the server",
      cure: "The conference goes on as it was. The page reconnects by itself; if that takes long, deputy or operator take over.",
    },
    { sign: "Echo or noise", cure: "Mute the sites that are live, then invite them again one by one. When the floor is [[Open]]: press [[Mute all others]]." },
    { sign: "[[Over time]]", cure: "A conference never ends by itself. Press [[Conduct]] for more time, or simply go on." },
    { sign: "PIN forgotten", cure: "The operator or the administrator enrols the tablet again with a new code." },
  ],
};
