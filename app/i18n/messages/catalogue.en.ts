import type { catalogueDa } from "./catalogue.da";

export const catalogueEn: Record<keyof typeof catalogueDa, string> = {
  "map.skip": "Skip the map",
  "map.no-script": "The map needs JavaScript. The list shows the same places.",
  "map.zoom-in": "Zoom in",
  "map.zoom-out": "Zoom out",
  "map.source": "Map: Natural Earth",
  "map.tiles-failed": "The detailed map cannot be fetched just now. You are looking at the simple map.",
  "map.group": "{count} places. Press to see them one by one: {titles}",
};
