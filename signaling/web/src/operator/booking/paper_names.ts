import { useQuery, useQueryClient } from "@tanstack/react-query";
import { kApiRoot, path } from "../../api/client";
import type { Paper } from "../../api/calendar_types";
import { fileNameOf } from "../../api/file_name";

// A booking knows its papers by their ids; their names come with the papers' heads.
export function usePaperName(id: number): string | null {
  const name = useQuery({ queryKey: ["paper_name", id], queryFn: () => askName(id), staleTime: Infinity, retry: false });
  return name.data ?? null;
}

export function useRememberPaper(): (paper: Paper) => void {
  const queries = useQueryClient();
  return (paper) => queries.setQueryData(["paper_name", paper.id], paper.file_name);
}

export function paperAddress(id: number): string {
  return kApiRoot + path`/papers/${String(id)}`;
}

async function askName(id: number): Promise<string | null> {
  const answer = await fetch(paperAddress(id), { method: "HEAD", credentials: "same-origin" });
  return answer.ok ? fileNameOf(answer.headers.get("Content-Disposition") ?? "") : null;
}
