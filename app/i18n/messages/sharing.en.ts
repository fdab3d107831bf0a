import type { sharingDa } from "./sharing.da";

export const sharingEn: Record<keyof typeof sharingDa, string> = {
  "calendar.description": "Programme of the study trip {title}",
  "calendar.status": "Status",
  "calendar.check-in": "Check-in at {clock}",
  "calendar.place-uncertain": "The address is not confirmed.",
  "calendar.way-here": "The way here: {mode}, {duration}",
  "track.day": "Day {number}",
  "track.clock": "at {clock}",
  "track.description": "Stops of the programme and the ways without flights. The ways are drawn straight between the stops.",
};
