import type { HelpRole } from "../../help/help_role";
import type { Language } from "../dictionary";
import { administratorEn } from "./administrator_en";
import { administratorVi } from "./administrator_vi";
import { chairEn } from "./chair_en";
import { chairVi } from "./chair_vi";
import { deputyEn } from "./deputy_en";
import { deputyVi } from "./deputy_vi";
import { hallEn } from "./hall_en";
import { hallVi } from "./hall_vi";
import type { HelpWords } from "./help_words";
import { observerEn } from "./observer_en";
import { observerVi } from "./observer_vi";
import { operatorEn } from "./operator_en";
import { operatorVi } from "./operator_vi";
import { secretaryEn } from "./secretary_en";
import { secretaryVi } from "./secretary_vi";
import { technicianEn } from "./technician_en";
import { technicianVi } from "./technician_vi";

// A sheet for each role.
export const kHelp: Readonly<Record<HelpRole, Record<Language, HelpWords>>> = {
  hall: { vi: hallVi, en: hallEn },
  chair: { vi: chairVi, en: chairEn },
  deputy: { vi: deputyVi, en: deputyEn },
  secretary: { vi: secretaryVi, en: secretaryEn },
  operator: { vi: operatorVi, en: operatorEn },
  technician: { vi: technicianVi, en: technicianEn },
  administrator: { vi: administratorVi, en: administratorEn },
  observer: { vi: observerVi, en: observerEn },
};
