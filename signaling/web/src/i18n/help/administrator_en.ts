import type { HelpWords } from "./help_words";

export const administratorEn: HelpWords = {
  role: "Administrator",
  seat: "Keeps sites, accounts, devices, mail, back-ups and the audit. Everything is under [[Administration]].",
  parts: [
    {
      heading: "Setting it up",
      steps: [
        "Open the link that the server logged at its start (or that diem-cau-ctl administrator-link prints) within 24 hours and create the administrator's account.",
        "[[Settings]]: the province's name, the address by which halls and mail reach the server, how many conferences and sites at once.",
        "[[Sites]]: change the list that is there, add duty telephones, mail addresses and delegates.",
        "[[Users]]: an account with one role for each person. [[Invitations by mail]]: the mail server; press [[Send test]].",
      ],
    },
    {
      heading: "Enrolling devices",
      steps: [
        "[[Devices]]: press [[Enrolment code]] in the row of the hall or the chair's tablet. It works once, for 15 minutes, and can be read out by telephone.",
        "A broken computer: make a new code for the new one. A lost one: press [[Revoke]]; it leaves the conference at once.",
      ],
    },
    {
      heading: "Every day",
      steps: [
        "[[Back-ups]]: one is made every night. Download them and keep them elsewhere, as your rules say.",
        "[[Health]]: media server, disk, waiting mail. [[Audit]]: who changed what.",
        "Somebody leaves: disable the account under [[Users]]; the name stays in the record of past conferences.",
      ],
    },
  ],
  troubles: [
    { sign: "A user forgot the password", cure: "[[Users]], open the account, [[Set password]]." },
    { sign: "The administrator forgot the password", cure: "On the server run diem-cau-ctl administrator-link and open the new link." },
    { sign: "Invitations do not arrive", cure: "[[Invitations by mail]]: read the error of each mail, correct the mail server, then [[Send test]]." },
    { sign: "The browser distrusts the certificate", cure: "Install the province's certificate; on a hall's computer deploy/hall/install does it." },
    { sign: "Disk full, alarm of the record", cure: "Copy old back-ups elsewhere, then remove them under [[Back-ups]]. Running conferences do not stop." },
    { sign: "Data must be restored", cure: "Stop the services, run the command that the page [[Back-ups]] shows, start them again." },
  ],
};
