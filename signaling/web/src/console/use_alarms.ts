import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Alarm } from "../api/alarm_types";
import { path } from "../api/client";
import type { Page } from "../api/client";
import { useLanguage } from "../i18n/language";
import { useApi } from "../office/api_context";
import { notifyProblem } from "../office/notify";

const kRefreshMs = 3000;
const kAlarms = "/alarms";

// The alarms that are open now, the gravest first, those alike the newest first. Undefined: not read yet.
export function useOpenAlarms(): readonly Alarm[] | undefined {
  const api = useApi();
  return useQuery({
    queryKey: [kAlarms, "now"],
    queryFn: async ({ signal }) => (await api.get<Page<Alarm>>(kAlarms, { state: "open" }, signal)).items,
    refetchInterval: kRefreshMs,
    select: gravestFirst,
  }).data;
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

export function gravestFirst(alarms: readonly Alarm[]): readonly Alarm[] {
  const rank = ({ severity, acknowledged }: Alarm) => kGravest.indexOf(severity) + (acknowledged === null ? 0 : 3);
  return [...alarms].sort((a, b) => rank(a) - rank(b) || Date.parse(b.raised) - Date.parse(a.raised));
}

// Whether somebody has to be called by sound.
export function mustSound(alarms: readonly Alarm[]): boolean {
  return alarms.some(({ severity, acknowledged }) => severity !== "info" && acknowledged === null);
}
