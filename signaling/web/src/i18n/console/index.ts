import { wordsOf } from "../words";
import { consoleEn } from "./en";
import { consoleVi } from "./vi";

// The words of the technician's console.
export const useConsoleWords = wordsOf(consoleVi, consoleEn);
export type ConsoleWords = ReturnType<typeof useConsoleWords>;
