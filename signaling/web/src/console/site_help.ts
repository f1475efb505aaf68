import { useSession } from "../office/session";
import type { RemoteSite, SiteId } from "../protocol/messages";
import type { Asked, Request } from "./request_ledger";
import { useAsked } from "./use_asked";
import type { ConsoleConference } from "./use_conference";

type HelpType = Exclude<Request["type"], "preflight.run">;
export type HelpRequest = Extract<Request, { type: HelpType }>;

// What a technician can do at one site from afar, and what came of it.
export interface SiteHelp {
  site: SiteId;
  name: string;
  connected: boolean;
  microphone: boolean; // is on: else no sound leaves the hall
  told: RemoteSite | null; // what is done there now; null: nothing
  may: (type: HelpType | "remote.listen" | "remote.watch" | "remote.talk") => boolean;
  asked: (type: HelpType) => Asked | null;
  ask: (request: HelpRequest) => void;
}

// The names of the actions (signaling/auth/permissions.cpp), where they are others than those of the messages.
const kActions: Readonly<Partial<Record<string, string>>> = {
  "remote.switch": "remote.devices",
  "remote.cap": "remote.limit_rate",
  "remote.restart": "remote.restart_media",
};
const kAll = ["devices", "mute", "limit_rate", "restart_media", "still", "listen", "watch", "talk"];

// Null: the conference is not open, or this person may do nothing there.
export function useSiteHelp(conference: ConsoleConference, site: SiteId): SiteHelp | null {
  const { model, ledger, nameOf } = conference;
  const { may } = useSession();
  const asked = useAsked(ledger);
  if (model === null || ledger === null || !kAll.some((act) => may(`remote.${act}`))) return null;
  const seat = model.sites.find((entry) => entry.site === site);
  return {
    site,
    name: nameOf(site),
    connected: seat?.connected ?? false,
    microphone: seat?.microphone === "live",
    told: model.remote.find((entry) => entry.site === site) ?? null,
    may: (type) => may(kActions[type] ?? type),
    asked: (type) => asked({ type, site }),
    ask: (request) => ledger.ask(request),
  };
}
