import type { Widen } from "../dictionary";
import { bookingEn } from "./booking_en";
import { runningEn } from "./running_en";
import type { operatorVi } from "./vi";

export const operatorEn: Widen<typeof operatorVi> = {
  nav: {
    label: "Operator's pages",
    calendar: "Calendar",
    running: "Running conferences",
    templates: "Templates",
    newBooking: "Book a conference",
    callNow: "Urgent call",
  },

  common: {
    remove: "Remove",
    none: "None",
    nothingFound: "Nothing found",
    minutes: (count) => `${count} min`,
    phase: {
      scheduled: "Not open yet",
      testing: "Testing",
      in_session: "In session",
      paused: "Paused",
      closed: "Closed",
    },
    urgent: "Urgent",
    overrun: "Over time",
    series: "Repeats",
    cancelled: "Cancelled",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  },

  calendar: {
    title: "Calendar",
    month: "Month",
    week: "Week",
    list: "List",
    view: "View of the calendar",
    today: "Today",
    previous: "Previous",
    next: "Next",
    filterSite: "Site",
    allSites: "All sites",
    filterText: "Search by title",
    empty: "No conferences in this time.",
    emptyFiltered: "No conference matches the search.",
    hint: "Click an empty day or hour to book a conference.",
    siteCount: (count) => `${count} sites`,
    more: (count) => `${count} more`,
    legend: "Signs",
  },

  booking: bookingEn,
  ...runningEn,
};
