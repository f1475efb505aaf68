import type { HelpWords } from "./help_words";

export const hallEn: HelpWords = {
  role: "Hall",
  seat:
    "The page stands on the hall's large screen. It joins by itself when the time has come, and comes back as it was after a power cut or a lost line. No log-in is needed.",
  parts: [
    {
      heading: "Before the conference",
      steps: [
        "Switch on computer, camera, sound system and projector. The screen shows the site's name, the time and the [[Next conference]].",
        "During [[Testing]], look at the hall's own picture at the upper right. The page tests line and devices by itself: [[Test results]] shows what it found, [[Test loudspeaker and microphone (with sound)]] tries the loudspeaker.",
        "Wrong camera, microphone or loudspeaker: press [[Devices]] and choose another. A hall with a sound processor of its own clears [[Echo cancellation and noise reduction]].",
      ],
    },
    {
      heading: "Speaking",
      steps: [
        "Press [[Ask for the floor]]. To have the speaker's name in the picture, press [[Choose a delegate]]. The bar at the bottom turns yellow and tells your place in the queue.",
        "When the chair invites you the bar turns red: [[Live]]. All sites hear the hall, and the clock shows the time that is left.",
        "Press [[Release the floor]] when you have finished. While the bar is not red, no sound leaves the hall.",
      ],
    },
    {
      heading: "Roll call, votes, showing papers, messages",
      steps: [
        "At a roll call press [[Report present]]. If the head of the delegation or the number of delegates differs from your answer to the invitation, change it first.",
        "At a vote count the hands and enter the three numbers, or press [[All in favour]]. Entering again replaces what was entered.",
        "[[Present]] shows a window of this computer or a paper of the agenda to everybody; [[Stop presenting]] ends it.",
        "[[Messages]] writes to all sites, or to the operator only.",
      ],
    },
    {
      heading: "A phone as the hall's control",
      steps: [
        "Press [[Phone]] and scan the QR code with a phone or tablet on the same network. The buttons move to the phone; only the picture stays on the large screen.",
      ],
    },
  ],
  troubles: [
    {
      sign: "[[Invited, but nothing is heard]]",
      cure: "Switch the microphone on, look at its cable and at the mixing desk; press [[Devices]] and choose the right microphone.",
    },
    {
      sign: "[[No camera]], [[No microphone]]",
      cure: "Plug it in again; the page takes it by itself. Meanwhile the hall goes on seeing and hearing.",
    },
    { sign: "[[Camera blocked]], [[Microphone blocked]]", cure: "Press the lock beside the address and choose Allow." },
    {
      sign: "[[Connection lost]]",
      cure: "Press nothing; the page reconnects by itself. After two minutes look at the network cable, then call the technician.",
    },
    { sign: "The conference is not heard", cure: "Press [[Turn sound on]] if that button stands on the picture; look at loudspeakers and volume." },
    { sign: "[[Opened elsewhere]]", cure: "Another computer uses this site's seat. Press [[Use it here]] to take it back." },
    {
      sign: "[[This device no longer belongs to the site]]",
      cure: "Call the operator, who reads out a new code, then press [[Type the enrolment code]].",
    },
    { sign: "Somebody must help now", cure: "Press [[Help]], then [[Call the operator]]." },
  ],
};
