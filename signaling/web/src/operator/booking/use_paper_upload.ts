import { useRef } from "react";
import type { Paper } from "../../api/calendar_types";
import { useApi } from "../../office/api_context";
import type { Uploads } from "../../papers/use_uploads";
import { useUploads } from "../../papers/use_uploads";
import { useRememberPaper } from "./paper_names";

// Sends papers of a booking that is being made; each that the service has taken is told by its id.
export function usePaperUpload(onStored: (id: number) => void): Uploads {
  const api = useApi();
  const remember = useRememberPaper();
  const stored = useRef(onStored);
  stored.current = onStored;
  return useUploads(async (file, name, tell, signal) => {
    const paper = await api.upload<Paper>("/papers", { name }, file, tell, signal);
    remember(paper);
    stored.current(paper.id);
  });
}
