import type { HelpWords } from "./help_words";

export const observerEn: HelpWords = {
  role: "Observer",
  seat:
    "You see and hear the conference on your own computer and send neither picture nor sound. Log in with the account that the administrator gave you.",
  parts: [
    {
      heading: "Watching",
      steps: [
        "Open the system's address and log in. [[Conferences]] lists those that are open and that you may enter.",
        "Press [[Follow]]. Picture and sound open by themselves; if the browser blocks sound, press [[Turn sound on]].",
        "Press [[Enlarge picture]] to have the picture alone; the button in its corner brings the rest back.",
      ],
    },
    {
      heading: "Agenda and papers",
      steps: [
        "The column at the right shows who is speaking, the current item of the agenda and those that come next.",
        "Press [[Papers]] to open the papers of the conference.",
        "During a break the picture says when the conference goes on. Stay on the page.",
      ],
    },
  ],
  troubles: [
    { sign: "[[Connection lost]]", cure: "Press nothing; the page reconnects by itself." },
    { sign: "[[The conference is not open yet]]", cure: "Leave the page open; it joins by itself when the conference begins." },
    { sign: "There is no sound", cure: "Press [[Turn sound on]] if that button stands on the picture; look at your loudspeakers." },
    {
      sign: "The conference is not in the list",
      cure: "Your account was not invited, or it is too early. Ask the operator.",
    },
    { sign: "You are not let in while it is in session", cure: "The chair may have locked the room. Call the operator." },
  ],
};
