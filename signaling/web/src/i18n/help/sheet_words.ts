import { wordsOf } from "../words";
import { en } from "./en";
import { vi } from "./vi";

export const useSheetWords = wordsOf(vi, en);
