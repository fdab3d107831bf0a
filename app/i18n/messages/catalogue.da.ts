export const catalogueDa = {
  "map.skip": "Spring kortet over",
  "map.no-script": "Kortet kræver JavaScript. Listen viser de samme steder.",
  "map.zoom-in": "Zoom ind",
  "map.zoom-out": "Zoom ud",
  "map.source": "Kort: Natural Earth",
  "map.tiles-failed": "Det detaljerede kort kan ikke hentes lige nu. Du ser det enkle kort.",
  "map.group": "{count} steder. Tryk for at se dem hver for sig: {titles}",
} as const;
