import { notifications } from "@mantine/notifications";
import { problemOf } from "../api/problem";
import type { Language } from "../i18n/dictionary";

// A word at the lower right that something was done; it goes by itself.
export function notifyDone(message: string): void {
  notifications.show({ message, color: "green", autoClose: 4000 });
}

// For what was tried without a form: says why it was refused.
export function notifyProblem(error: unknown, language: Language): void {
  const { title, detail } = problemOf(error);
  notifications.show({ title: title[language], message: detail[language], color: "red", autoClose: 10000 });
}
