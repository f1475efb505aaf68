// Which papers the service takes; it looks at the bytes too.
const kMediaTypes: ReadonlySet<string> = new Set(["application/pdf", "image/png", "image/jpeg"]);
const kMaxBytes = 64 * 1024 * 1024;

export const kAcceptedPapers = [...kMediaTypes].join(",");

export type PaperFault = "wrong_type" | "too_large";

export function paperFault(file: Pick<File, "type" | "size">): PaperFault | null {
  if (!kMediaTypes.has(file.type)) return "wrong_type";
  return file.size > kMaxBytes ? "too_large" : null;
}

// The file's name in a Content-Disposition header (RFC 6266 §4.3); null if it has none.
export function fileNameOf(disposition: string): string | null {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decoded(extended);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
