import type { Invitation } from "../../api/calendar_types";

export interface AttendanceCount {
  yes: number;
  no: number;
  open: number;
  people: number; // at the sites that attend
}

export function countAttendance(invitations: readonly Invitation[]): AttendanceCount {
  const answers = invitations.map((invitation) => invitation.attendance);
  const attending = answers.filter((attendance) => attendance.answer === "yes");
  const no = answers.filter((attendance) => attendance.answer === "no").length;
  return {
    yes: attending.length,
    no,
    open: answers.length - attending.length - no,
    people: attending.reduce((sum, attendance) => sum + attendance.number, 0),
  };
}
