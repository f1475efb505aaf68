// The short word that a new site gets from its name: "TP. Nam Định" → "tp-nam-dinh". Signaling allows a to z, 0 to 9, "-".
export function siteIdOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
}
