import { wordsOf } from "../words";
import { en } from "./en";
import { vi } from "./vi";

export const useHallWords = wordsOf(vi, en);
export type HallWords = ReturnType<typeof useHallWords>;
