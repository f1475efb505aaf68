import { wordsOf } from "../words";
import { guestEn } from "./en";
import { guestVi } from "./vi";

// The words of the guests' page.
export const useGuestWords = wordsOf(guestVi, guestEn);
