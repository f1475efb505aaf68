// Which papers the service takes; it looks at the bytes too.
const kMediaTypes: ReadonlySet<string> = new Set(["application/pdf", "image/png", "image/jpeg"]);
const kMaxBytes = 64 * 1024 * 1024;

export const kAcceptedPapers = [...kMediaTypes].join(",");

export type PaperFault = "wrong_type" | "too_large";

export function paperFault(file: Pick<File, "type" | "size">): PaperFault | null {
  if (!kMediaTypes.has(file.type)) return "wrong_type";
  return file.size > kMaxBytes ? "too_large" : null;
}
