import { wordsOf } from "../words";
import { operatorEn } from "./en";
import { operatorVi } from "./vi";

export const useOperatorWords = wordsOf(operatorVi, operatorEn);
export type OperatorWords = ReturnType<typeof useOperatorWords>;
