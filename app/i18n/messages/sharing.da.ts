export const sharingDa = {
  "calendar.description": "Program for studieturen {title}",
  "calendar.status": "Status",
  "calendar.check-in": "Indtjekning kl. {clock}",
  "calendar.place-uncertain": "Adressen er ikke bekræftet.",
  "calendar.way-here": "Vejen hertil: {mode}, {duration}",
  "track.day": "Dag {number}",
  "track.clock": "kl. {clock}",
  "track.description": "Programpunkter og veje uden flyvninger. Vejene er trukket lige mellem punkterne.",
} as const;
