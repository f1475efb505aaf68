// What signaling answers when it refuses: problem details (RFC 9457) with both languages, turned into one error type.
import type { Language } from "../i18n/dictionary";

export type Both = Readonly<Record<Language, string>>;

// One wrong member of a body; `pointer` is a JSON pointer (RFC 6901) such as "/agenda/0/title".
export interface Fault {
  pointer: string;
  code: string;
  text: Both;
}

// An answer that is none of ours, or none at all, becomes a problem too: status 0, code "network".
export interface Problem {
  status: number;
  code: string;
  title: Both;
  detail: Both;
  faults: readonly Fault[];
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail.en}`);
    this.name = "ApiError";
  }
}

export const kNetworkProblem: Problem = {
  status: 0,
  code: "network",
  title: { vi: "Mất kết nối với máy chủ", en: "No connection to the server" },
  detail: {
    vi: "Máy chủ không trả lời. Hãy kiểm tra đường truyền rồi thử lại.",
    en: "The server does not answer. Check the line and try again.",
  },
  faults: [],
};

// Reads the body of an answer with a status of 400 or more. Whatever is missing is filled in, so that a page always has
// something to say.
export function parseProblem(status: number, body: unknown): Problem {
  const fields = asRecord(body);
  const english = asRecord(fields["en"]);
  const title = both(fields["title"], english["title"], {
    vi: `Máy chủ từ chối (mã ${status})`,
    en: `The server refused (status ${status})`,
  });
  return {
    status,
    code: typeof fields["code"] === "string" ? fields["code"] : "unknown",
    title,
    detail: both(fields["detail"], english["detail"], title),
    faults: Array.isArray(fields["errors"]) ? fields["errors"].map(parseFault) : [],
  };
}

// What to show for anything that was thrown.
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const words = error instanceof Error ? error.message : String(error);
  return {
    ...kNetworkProblem,
    code: "page",
    title: { vi: "Trang gặp lỗi", en: "The page failed" },
    detail: { vi: `Hãy tải lại trang. (${words})`, en: `Reload the page. (${words})` },
  };
}

function parseFault(entry: unknown): Fault {
  const fields = asRecord(entry);
  const code = typeof fields["code"] === "string" ? fields["code"] : "unknown";
  return {
    pointer: typeof fields["pointer"] === "string" ? fields["pointer"] : "",
    code,
    text: both(fields["vi"], fields["en"], { vi: code, en: code }),
  };
}

function both(vi: unknown, en: unknown, otherwise: Both): Both {
  const inVietnamese = typeof vi === "string" && vi !== "" ? vi : null;
  const inEnglish = typeof en === "string" && en !== "" ? en : null;
  return { vi: inVietnamese ?? inEnglish ?? otherwise.vi, en: inEnglish ?? inVietnamese ?? otherwise.en };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
