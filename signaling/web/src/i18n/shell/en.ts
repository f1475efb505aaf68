import type { Widen } from "../dictionary";
import type { vi } from "./vi";

export const en: Widen<typeof vi> = {
  home: "Điểm Cầu, to the start page",
  areas: "Parts of the system",
  area: { conferences: "Conferences", operator: "Operation", console: "Console", admin: "Administration" },
  logOut: "Log out",

  logIn: {
    title: "Log in",
    login: "Login name",
    password: "Password",
    submit: "Log in",
    help: "Password forgotten? Ask the administrator to set a new one.",
    hall: "A hall's computer or the chair's tablet",
    hallNote: "Needs no log-in. It is enrolled once with a code that the administrator or an operator reads out.",
    enrol: "Enrol this device",
    needsAdministrator: "The system has no administrator yet. Open the link that the server printed when it started.",
  },

  password: {
    open: "Change password",
    current: "Current password",
    new: "New password",
    again: "New password again",
    note: "Other computers that are logged in with this account will be logged out.",
    differs: "The two entries differ",
    changed: "Password changed",
  },

  account: {
    role: "Role",
    open: "My account",
    explain: "Set by the administrator. The password is changed at the upper right.",
  },

  firstAdministrator: {
    title: "Create the first administrator",
    explain: "This link works once. The account made here adds users, sites and devices.",
    noToken: "The link lacks its token. Open the link exactly as the server printed it when it started.",
    name: "Full name",
    submit: "Create the account and log in",
  },

  enrol: {
    title: "Enrol this device for a site",
    explain: "Type the code that the administrator or an operator reads out. It works once, for 15 minutes.",
    code: "Enrolment code",
    submit: "Enrol",
    already: (site) => `This device belongs to the site ${site}.`,
    goOn: "Go to this device's page",
    replace: "To enrol it for another seat, type a new code:",
    pinTitle: "Set the PIN of the chair's tablet",
    pinExplain: "The PIN has 6 digits and is asked whenever this tablet is opened. Use no simple run like 123456.",
    pin: "New PIN",
    pinAgain: "PIN again",
    pinDiffers: "The two entries differ",
    pinDigits: "Exactly 6 digits are needed",
    pinSubmit: "Set the PIN",
  },

  confirm: {
    title: "Confirm attendance",
    noToken: "The link lacks its token. Open the link exactly as it stands in the invitation.",
    site: "Site",
    start: "Start",
    question: "Will the site attend?",
    attends: "Will attend",
    declines: "Will not attend",
    head: "Head of delegation",
    headNote: "Name and post of whoever leads the delegation",
    number: "Number of people",
    submit: "Send the confirmation",
    sent: "The site's confirmation is recorded",
    sentNote: "It can be sent again until the conference begins; a later one replaces it.",
    series: "This answers for all conferences of the series.",
    states: {
      withdrawn: "The site is not invited any more.",
      cancelled: "This conference was cancelled.",
      over: "This conference is over.",
    },
  },

  conferences: {
    title: "Conferences",
    explain: "Conferences that are open or about to open and that you may enter.",
    empty: "There is no conference yet",
    emptyNote: "A conference appears here when its connection test begins. The page refreshes itself.",
    conduct: "Enter the chair's room",
    direct: "Enter the operator's desk",
    write: "Enter the secretary's page",
    follow: "Follow",
    watchLines: "Watch its lines",
    start: "Start",
    expectedEnd: "Expected end",
    sites: "Sites connected",
    urgent: "Urgent call",
    overrun: "Over time",
    phase: {
      scheduled: "Not open yet",
      testing: "Connection test",
      in_session: "In session",
      paused: "Paused",
      closed: "Closed",
    },
  },
};
