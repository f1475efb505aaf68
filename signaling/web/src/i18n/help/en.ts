import type { Widen } from "../dictionary";
import type { vi } from "./vi";

export const en: Widen<typeof vi> = {
  title: "Help",
  explain: "One sheet for each role, to be printed on A4.",
  roles: "Choose a role",
  troubles: "When something goes wrong",
  sign: "What you see",
  cure: "What to do",
  print: "Print this sheet",
  home: "To the start page",
  operatorTelephone: "Operator's telephone:",
  technicianTelephone: "Technician's telephone:",
};
