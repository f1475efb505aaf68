import type { DeviceEntry, DeviceKind, OpenCode } from "../api/admin_types";
import type { Site } from "../api/types";

// A place for one device: a hall's computer, the chair's tablet that stands in a hall, or the control that a hall paired.
export interface Seat {
  site: Site;
  kind: DeviceKind;
  device: DeviceEntry | null; // the one that has the seat now
  code: OpenCode | null; // with which another one could take it
}

// Every site has a hall's seat and a tablet's, in the order of the sites. A hall makes its control's seat itself, so that
// is there only with a device or a code. Revoked devices have no seat.
export function seatsOf(
  sites: readonly Site[],
  devices: readonly DeviceEntry[],
  codes: readonly OpenCode[],
): readonly Seat[] {
  const kinds: readonly DeviceKind[] = ["hall", "chair_tablet", "hall_control"];
  const seats = sites.flatMap((site) =>
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
  return seats.filter(({ kind, device, code }) => kind !== "hall_control" || device !== null || code !== null);
}
