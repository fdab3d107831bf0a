import { defaultLimits, type Itinerary, type ItineraryFacts, type ItineraryPlace, type Limits, type MoneyFacts, type SiteFacts, type Stop } from "~/domain/itinerary/itinerary";
import { addDays, listDates } from "~/domain/time/calendar-date";
import { listHolidays } from "~/domain/time/holidays";
import { openSpells } from "~/domain/time/opening-hours";
import type { FormPlace, FormSite, FormStop, ItineraryForm } from "./itinerary-form-schema";

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

function readPlace({ country, region, ...place }: FormPlace): ItineraryPlace {
  return { ...place, countryCode: country, regionCode: region ?? null };
}

function writePlace({ name, lon, lat, timeZone, countryCode, regionCode, confidence }: ItineraryPlace): FormPlace {
  return { name, lon, lat, timeZone, country: countryCode, ...(regionCode === null ? {} : { region: regionCode }), confidence };
}

function readSite(siteId: string, site: FormSite): SiteFacts {
  return {
    siteId, themes: site.themes, groupLimit: site.groupLimit ?? null, languages: site.languages, concreteness: site.concreteness, isOffice: site.isOffice,
    openingHoursBasis: site.openingHoursBasis ?? null, caveats: site.caveats, eventDates: site.eventDates,
    ...(site.name === undefined ? {} : { name: site.name }), ...(site.place ? { place: readPlace(site.place) } : {}), ...(site.visitMinutes === undefined ? {} : { visitMinutes: site.visitMinutes }),
  };
}

function readStop(form: ItineraryForm, stop: FormStop, dayId: string | null, position: number): Stop {
  const place = stop.place ?? (stop.site === undefined ? undefined : form.sites[stop.site]?.place);
  return {
    id: stop.key, dayId, kind: stop.kind, title: stop.title, siteId: stop.site ?? null, place: place ? readPlace(place) : null, arrival: stop.arrival ? readPlace(stop.arrival) : null,
    travelMode: stop.mode ?? null, startsAtMinute: stop.at === undefined ? null : minuteOf(stop.at), durationMinutes: stop.minutes, nights: stop.kind === "lodging" ? (stop.nights ?? 1) : 0,
    locked: stop.locked, bookingStatus: stop.status, questions: stop.questions, position,
  };
}

function readOpenings(form: ItineraryForm, dates: string[]): ItineraryFacts["openings"] {
  const openings: ItineraryFacts["openings"] = {};
  for (const [siteId, site] of Object.entries(form.sites)) {
    if (site.openSpells) openings[siteId] = Object.fromEntries(Object.entries(site.openSpells).map(([date, spells]) => [date, spells.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }))]));
    const place = site.place ?? form.days.flatMap((day) => day.stops).find((stop) => stop.site === siteId)?.place;
    if (!site.openingHours || !place) continue;
    const spells = dates.map((date) => [date, openSpells(site.openingHours!, date, readPlace(place))] as const);
    openings[siteId] = Object.fromEntries(spells.filter((one): one is [string, NonNullable<(typeof one)[1]>] => one[1] !== null));
  }
  return openings;
}

function readHolidays(places: ItineraryPlace[], dates: string[]): ItineraryFacts["holidays"] {
  const regions = new Map(places.map((place) => [place.regionCode === null ? place.countryCode : `${place.countryCode}-${place.regionCode}`, place]));
  return Object.fromEntries([...regions].map(([name, place]) => [name, listHolidays(place.countryCode, place.regionCode, addDays(dates[0]!, -1), addDays(dates.at(-1)!, 1))]));
}

/** The limits that a file names; the others are the committee's, or the standard's. */
export function readLimits({ lunchFrom, lunchTo, ...limits }: ItineraryForm["limits"]): Partial<Limits> {
  const lunch = { ...(lunchFrom === undefined ? {} : { lunchFromMinute: minuteOf(lunchFrom) }), ...(lunchTo === undefined ? {} : { lunchToMinute: minuteOf(lunchTo) }) };
  return { ...limits, ...lunch };
}

/**
 * The plan of a file as the checks read it. Stops and sites keep their keys as ids, a day's id is its date; every date of the
 * trip has a day. Opening hours and holidays are worked out here, for the trip's dates and all others that the file names.
 */
export function formToItinerary(form: ItineraryForm): Itinerary {
  const dates = [...new Set([...listDates(form.startsOn, form.endsOn), ...form.days.map((day) => day.date)])].sort();
  const stops = [
    ...[...form.days].sort((a, b) => (a.date < b.date ? -1 : 1)).flatMap((day) => day.stops.map((stop, index) => readStop(form, stop, day.date, index))),
    ...form.wishes.map((stop, index) => readStop(form, stop, null, index)),
  ];
  const sites = Object.fromEntries(Object.entries(form.sites).map(([siteId, site]) => [siteId, readSite(siteId, site)]));
  const home = form.home ? readPlace(form.home) : null;
  const places = [home, ...stops.flatMap((stop) => [stop.place, stop.arrival]), ...Object.values(sites).map((site) => site.place ?? null)].filter((place) => place !== null);
  const money: MoneyFacts | undefined = form.money && {
    pricePerParticipantOere: form.money.pricePerParticipant ?? null, ceilingParticipantOere: form.money.ceilingParticipant ?? null,
    termSpentPerMemberOere: form.money.termSpentPerMember ?? null, ceilingTermOere: form.money.ceilingTerm ?? null,
    totalOere: form.money.total ?? null, ceilingTripOere: form.money.ceilingTrip ?? null, pricePerMemberOere: form.money.pricePerMember ?? null,
  };
  const endOf = (name: string) => (name === "home" ? null : name);
  return {
    startsOn: form.startsOn, endsOn: form.endsOn, home, memberCount: form.members, staffCount: form.staff, themes: form.themes, limits: { ...defaultLimits, ...readLimits(form.limits) },
    days: dates.map((date) => ({ id: date, date })), stops,
    legChoices: form.legs.map((leg) => ({ fromStopId: endOf(leg.from), toStopId: endOf(leg.to), mode: leg.mode ?? null, enteredMinutes: leg.minutes ?? null })),
    facts: { sites, openings: readOpenings(form, dates), holidays: readHolidays(places, listDates(dates[0]!, dates.at(-1)!)) },
    ...(money ? { money } : {}),
  };
}

/** What a file says besides the plan itself. Sites are named by `siteKeys` (catalogue codes) and keep their `openingHours` as text. */
export type FormExtras = { title?: string; destinations?: string[]; siteKeys?: Record<string, string>; openingHours?: Record<string, string | null> };

const samePlace = (a: ItineraryPlace | null, b: ItineraryPlace | undefined) => JSON.stringify(a && writePlace(a)) === JSON.stringify(b && writePlace(b));

/**
 * A plan as a file. Reading it again gives a plan of which the checks say the same. Hours of a site that are known only date by
 * date are written so; limits that are the standard's, and days without stops, are left out.
 */
export function itineraryToForm(itinerary: Itinerary, extras: FormExtras = {}): ItineraryForm {
  const siteKey = (siteId: string) => extras.siteKeys?.[siteId] ?? siteId;
  const writeStop = (stop: Stop): FormStop => {
    const site = stop.siteId === null ? undefined : itinerary.facts.sites[stop.siteId];
    const placeOfSite = stop.place !== null && samePlace(stop.place, site?.place);
    return {
      key: stop.id, kind: stop.kind, title: stop.title.trim() || stop.kind,
      ...(site ? { site: siteKey(site.siteId) } : {}), ...(stop.place && !placeOfSite ? { place: writePlace(stop.place) } : {}), ...(stop.arrival ? { arrival: writePlace(stop.arrival) } : {}),
      ...(stop.travelMode ? { mode: stop.travelMode } : {}), ...(stop.startsAtMinute === null ? {} : { at: clockOf(stop.startsAtMinute) }), minutes: stop.durationMinutes,
      ...(stop.kind === "lodging" ? { nights: stop.nights } : {}), locked: stop.locked, status: stop.bookingStatus, questions: stop.questions,
    };
  };
  const inOrder = (dayId: string | null) => itinerary.stops.filter((stop) => stop.dayId === dayId).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(writeStop);
  const sites = Object.values(itinerary.facts.sites).map((site): [string, FormSite] => [siteKey(site.siteId), writeSite(site, itinerary.facts.openings[site.siteId], extras.openingHours?.[site.siteId] ?? null)]);
  const { money } = itinerary;
  const known = new Set(itinerary.stops.map((stop) => stop.id));
  return {
    version: 1, title: extras.title ?? "", destinations: extras.destinations ?? [], startsOn: itinerary.startsOn, endsOn: itinerary.endsOn,
    ...(itinerary.home ? { home: writePlace(itinerary.home) } : {}), members: Math.max(1, itinerary.memberCount), staff: itinerary.staffCount, themes: itinerary.themes,
    limits: writeLimits(itinerary.limits),
    ...(money ? { money: withoutNulls({ pricePerParticipant: money.pricePerParticipantOere, ceilingParticipant: money.ceilingParticipantOere, termSpentPerMember: money.termSpentPerMemberOere, ceilingTerm: money.ceilingTermOere, total: money.totalOere, ceilingTrip: money.ceilingTripOere, pricePerMember: money.pricePerMemberOere }) } : {}),
    sites: Object.fromEntries(sites),
    days: [...itinerary.days].sort((a, b) => (a.date < b.date ? -1 : 1)).map((day) => ({ date: day.date, stops: inOrder(day.id) })).filter((day) => day.stops.length > 0),
    wishes: inOrder(null),
    // Of two choices for one leg the later one holds.
    legs: [...new Map(itinerary.legChoices.map((leg) => [`${leg.fromStopId} ${leg.toStopId}`, leg])).values()]
      .filter((leg) => leg.fromStopId !== leg.toStopId && [leg.fromStopId, leg.toStopId].every((id) => id === null || known.has(id)))
      .map((leg) => ({ from: leg.fromStopId ?? "home", to: leg.toStopId ?? "home", ...(leg.mode ? { mode: leg.mode } : {}), ...(leg.enteredMinutes === null ? {} : { minutes: Math.max(1, leg.enteredMinutes) }) })),
  };
}

function withoutNulls<Values extends Record<string, number | null>>(values: Values): { [Name in keyof Values]?: number } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [Name in keyof Values]?: number };
}

function writeSite(site: SiteFacts, spells: ItineraryFacts["openings"][string] | undefined, openingHours: string | null): FormSite {
  const byDate = spells && Object.fromEntries(Object.entries(spells).map(([date, list]) => [date, list.map((one): [number, number] => [one.fromMinute, one.toMinute])]));
  return {
    ...(site.name === undefined ? {} : { name: site.name }), ...(site.place ? { place: writePlace(site.place) } : {}), themes: site.themes,
    ...(site.visitMinutes === undefined ? {} : { visitMinutes: site.visitMinutes }), ...(site.groupLimit === null ? {} : { groupLimit: site.groupLimit }), languages: site.languages,
    concreteness: site.concreteness, isOffice: site.isOffice, ...(openingHours !== null && site.place ? { openingHours } : byDate ? { openSpells: byDate } : {}),
    ...(site.openingHoursBasis === null ? {} : { openingHoursBasis: site.openingHoursBasis }), caveats: site.caveats, eventDates: site.eventDates,
  };
}

function writeLimits(limits: Limits): ItineraryForm["limits"] {
  const { lunchFromMinute, lunchToMinute, ...rest } = Object.fromEntries(Object.entries(limits).filter(([name, value]) => value !== defaultLimits[name as keyof Limits])) as Partial<Limits>;
  return { ...rest, ...(lunchFromMinute === undefined ? {} : { lunchFrom: clockOf(lunchFromMinute) }), ...(lunchToMinute === undefined ? {} : { lunchTo: clockOf(lunchToMinute) }) };
}
