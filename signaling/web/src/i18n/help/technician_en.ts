import type { HelpWords } from "./help_words";

export const technicianEn: HelpWords = {
  role: "Technician",
  seat:
    "You are there an hour before, to try picture and sound with each site; during the conference you watch connections and help the halls by telephone.",
  parts: [
    {
      heading: "Before the conference",
      steps: [
        "Log in. Under [[Health]] (in [[Administration]]) the [[Media server]] must be [[Connected]], and the disk must have room.",
        "Under [[Devices]] each site needs a computer that is [[On line]]. Broken or new: make a code and read it out; the hall types it at /enrol within 15 minutes.",
        "During testing the [[Console]] tests each site that is connected by itself. [[Preflight]] has a lamp for each, with reasons and what to do; choose [[With sound (loudspeaker – microphone)]], then [[Test all]], to try the loudspeakers too, once the halls are ready for the test sound.",
      ],
    },
    {
      heading: "A hall's computer",
      steps: [
        "Debian 12: one command, deploy/hall/install, sets up the browser that opens by itself, the permissions for camera and microphone and the province's certificate. See deploy/hall/install --help.",
        "Others: open the system's https address, go to /enrol, type the code, then allow camera and microphone.",
        "A hall with a sound processor of its own: press [[Devices]] on the hall's page and clear [[Echo cancellation and noise reduction]].",
      ],
    },
    {
      heading: "During the conference",
      steps: [
        "[[Console]]: a row a site, whether line, hall or server is at fault, since when, and what to do. Press a site's name for the grounds and the charts; press [[Acknowledge]] when you begin to look after an alarm.",
        "[[Remote help]] on a site's page: switch its devices, mute it, lower its sending rate, restart its picture and sound, take a still picture, listen to it alone, see what it is sent, [[Talk to this site alone]]. The hall is told, and everything is recorded.",
        "[[Follow]] opens the operator's desk with few of its buttons: it shows which sites are lost, live or muted, and [[Needs attention]] gathers those that need help.",
        "A lost site comes back by itself as it was; nobody in the hall needs to press anything.",
        "A thin line: let the site watch the [[Composed picture]]; sound always comes first.",
      ],
    },
    {
      heading: "After the conference",
      steps: [
        "[[Past conferences]], then [[Replay]]: the sites at the very second you want. The [[Incident report]] on a site's page prints on one sheet.",
      ],
    },
  ],
  troubles: [
    { sign: "One site is unsteady, others are fine", cure: "It is that site's line or computer: cables, network devices, other programs that load the line." },
    { sign: "All sites are lost at once", cure: "It is the server or the central network: look at [[Health]], then at the services on the server." },
    { sign: "Connected, but no picture and sound", cure: "UDP ports 50000–50999 are blocked between hall and server. Open them in the firewall." },
    { sign: "[[Camera unavailable]]", cure: "The page was opened over http. Use the https address; the computer needs the province's certificate." },
    { sign: "Echo", cure: "The [[Console]] names the site it comes from: [[Mute the site's microphone]] right there; lower the loudspeakers there or choose [[Echo cancellation and noise reduction]]." },
    { sign: "[[Invited, but nothing is heard]]", cure: "Microphone switch, mixing desk, then [[Devices]] on the hall's page." },
  ],
};
