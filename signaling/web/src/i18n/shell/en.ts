import type { Widen } from "../dictionary";
import type { vi } from "./vi";

export const en: Widen<typeof vi> = {
  home: "Điểm Cầu, to the start page",
  areas: "Parts of the system",
  area: { conferences: "Conferences", operator: "Operation", admin: "Administration" },
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
};
