// Those for whom /help has a sheet, in the order of its list.
export const kHelpRoles = [
  "hall", "chair", "deputy", "secretary", "operator", "technician", "administrator", "observer",
] as const;

export type HelpRole = (typeof kHelpRoles)[number];

// The role that an address such as "/help/chair" names; null: none or one we have no sheet for.
export function helpRoleOf(path: string): HelpRole | null {
  const word = path.replace(/^\/help\/?/, "").replace(/\/+$/, "");
  return kHelpRoles.find((role) => role === word) ?? null;
}
