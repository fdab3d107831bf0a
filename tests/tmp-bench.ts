import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { makeItinerary, makePlace, makeStop, makeSite } from "./factories/itinerary";
import { straightLineTravel } from "./fakes/straight-line-travel";
function plan(days: number, per: number, broken: boolean) {
  const stops: any[] = []; let seed = 7; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let d = 1; d <= days; d++) for (let i = 0; i < per; i++) {
    if (i === per - 1) { stops.push(makeStop({ id: `h${d}`, dayId: `day-${d}`, kind: "lodging", startsAtMinute: null, place: makePlace({ northKm: 3 }) })); continue; }
    stops.push(makeStop({ id: `s${d}-${i}`, dayId: `day-${d}`, kind: i === 2 ? "meal" : "visit", siteId: `x${i}`, bookingStatus: "asked", startsAtMinute: 500 + i * (broken ? 70 : 110), durationMinutes: 60, place: makePlace({ northKm: Math.floor(rnd() * 40) }) }));
  }
  return makeItinerary({ dayCount: days, home: makePlace({ name: "Home", northKm: 100 }), stops, themes: ["a", "b"], sites: Array.from({ length: per }, (_, i) => makeSite({ siteId: `x${i}`, themes: ["a"] })) });
}
for (const [d, n, b] of [[8, 5, false], [8, 5, true], [10, 6, false], [10, 6, true]] as const) {
  const p = plan(d, n, b); const t: number[] = [];
  for (let i = 0; i < 300; i++) { const q = structuredClone(p); const s = performance.now(); checkItinerary(q, straightLineTravel, "2027-03-01"); t.push(performance.now() - s); }
  const first = t[0]; t.sort((a, c) => a - c);
  const r0 = performance.now(); const r = checkItinerary(p, straightLineTravel, "2027-03-01", { withFixes: true }); const cold = performance.now() - r0;
  const r1 = performance.now(); checkItinerary(p, straightLineTravel, "2027-03-01", { withFixes: true }); 
  console.log(d * n, b, "first", first!.toFixed(2), "median", t[150]!.toFixed(3), "p95", t[285]!.toFixed(3), "fixes", cold.toFixed(1), (performance.now() - r1).toFixed(1), r.findings.length, r.findings.filter(f=>f.severity==='error').length, "fixes n", r.findings.reduce((s, f) => s + f.fixes.length, 0));
}
