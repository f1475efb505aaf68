import type { DeviceEntry, DeviceKind, OpenCode } from "../api/admin_types";
import type { Site } from "../api/types";

// A place for one device: a hall's computer, or the chair's tablet that stands in a hall.
export interface Seat {
  site: Site;
  kind: DeviceKind;
  device: DeviceEntry | null; // the one that has the seat now
  code: OpenCode | null; // with which another one could take it
}

// Every site has a hall's seat and a tablet's, in the order of the sites. Revoked devices have no seat.
export function seatsOf(
  sites: readonly Site[],
  devices: readonly DeviceEntry[],
  codes: readonly OpenCode[],
): readonly Seat[] {
  const kinds: readonly DeviceKind[] = ["hall", "chair_tablet"];
  return sites.flatMap((site) =>
    kinds.map((kind) => {
      const ofSeat = (entry: { site: string; kind: DeviceKind }) => entry.site === site.id && entry.kind === kind;
      return {
        site,
        kind,
        device: devices.find((device) => ofSeat(device) && device.revoked === null) ?? null,
        code: codes.find(ofSeat) ?? null,
      };
    }),
  );
}
