import { wordsOf } from "../words";
import { en } from "./en";
import { vi } from "./vi";

export const useOfficeWords = wordsOf(vi, en);
