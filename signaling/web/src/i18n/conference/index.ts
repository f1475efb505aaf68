import { wordsOf } from "../words";
import { conferenceEn } from "./en";
import { conferenceVi } from "./vi";

// The words of the pages that lead a conference: chair, operator's desk, secretary.
export const useConferenceWords = wordsOf(conferenceVi, conferenceEn);
