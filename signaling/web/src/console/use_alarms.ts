import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { path } from "../api/client";
import type { Page } from "../api/client";
import { useLanguage } from "../i18n/language";
import { useApi } from "../office/api_context";
import { notifyProblem } from "../office/notify";
import type { AlarmEntry } from "../protocol/messages";

const kRefreshMs = 3000;
const kAlarms = "/alarms";

// The alarms that are open now, the gravest first, those alike the newest first. Undefined: not read yet.
export function useOpenAlarms(): readonly AlarmEntry[] | undefined {
  const api = useApi();
  return useQuery({
    queryKey: [kAlarms, "now"],
    queryFn: async ({ signal }) => (await api.get<Page<AlarmEntry>>(kAlarms, { state: "open" }, signal)).items,
    refetchInterval: kRefreshMs,
    select: gravestFirst,
  }).data;
}

// Reads the alarms anew as soon as the conference tells that they have changed.
export function useAlarmNews(told: readonly AlarmEntry[] | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (told !== undefined) void queries.invalidateQueries({ queryKey: [kAlarms] });
  }, [told, queries]);
}

export function useAcknowledge() {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: (id: number) => api.post(path`/alarms/${id}/acknowledgement`),
    onError: (error) => notifyProblem(error, language),
    onSettled: () => queries.invalidateQueries({ queryKey: [kAlarms] }),
  });
}

const kGravest = ["critical", "warning", "info"];

export function gravestFirst(alarms: readonly AlarmEntry[]): readonly AlarmEntry[] {
  const rank = ({ severity, acknowledged }: AlarmEntry) => kGravest.indexOf(severity) + (acknowledged === null ? 0 : 3);
  return [...alarms].sort((a, b) => rank(a) - rank(b) || Date.parse(b.raised) - Date.parse(a.raised));
}

// Whether somebody has to be called by sound.
export function mustSound(alarms: readonly AlarmEntry[]): boolean {
  return alarms.some(({ severity, acknowledged }) => severity !== "info" && acknowledged === null);
}
