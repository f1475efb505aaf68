import { matches } from "../text/fold";

// The actions whose name on the page is meant by `text`, as the search of the audit takes them: signaling knows actions
// by their dotted words only.
export function actionsMeant(text: string, names: Readonly<Record<string, string>>): string {
  if (text === "") return "";
  return Object.keys(names)
    .filter((action) => matches(names[action] ?? "", text))
    .join(",");
}
