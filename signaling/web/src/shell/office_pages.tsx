import { Router } from "wouter";
import { LeaveDialog } from "../office/leave_dialog";
import { guardedNavigation } from "../office/leave_guard";
import { OfficeProviders } from "../office/providers";
import { WaitingNote } from "./waiting_note";
import { OfficeRoutes } from "./office_routes";

// Everything that is not a hall's or a chair's surface: log-in, enrolment, the pages of administrator and operator.
export function OfficePages() {
  return (
    <OfficeProviders>
      <WaitingNote />
      <Router aroundNav={guardedNavigation}>
        <OfficeRoutes />
      </Router>
      <LeaveDialog />
    </OfficeProviders>
  );
}
