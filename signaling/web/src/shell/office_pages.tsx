import { OfficeProviders } from "../office/providers";
import { WaitingNote } from "./waiting_note";
import { OfficeRoutes } from "./office_routes";

// Everything that is not a hall's or a chair's surface: log-in, enrolment, the pages of administrator and operator.
export function OfficePages() {
  return (
    <OfficeProviders>
      <WaitingNote />
      <OfficeRoutes />
    </OfficeProviders>
  );
}
