import ICAL from "ical.js";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { wallClockOf } from "~/domain/time/wall-clock";
import type { CalendarDocument, CalendarEvent } from "../present-calendar";
import { writableText } from "../present-text";

// A folded line begins with a blank, which the library does not count: 74 keeps every line within the 75 octets of RFC 5545.
ICAL.foldLength = 74;

// Names of RFC 7986 and of practice, which the library would otherwise write with a type that some calendars do not read.
for (const name of ["x-wr-calname", "x-published-ttl", "name"]) ICAL.design.icalendar.property[name] = { defaultType: "text" };

/** How often a subscribed calendar asks again: often enough for a change in the evening to be there in the morning. */
const refreshInterval = "PT4H";

/** A calendar as RFC 5545 has it. `now` is the moment it is made; a subscription says when to ask again. */
export function writeCalendar(document: CalendarDocument, { now, isSubscription }: { now: Date; isSubscription: boolean }): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("prodid", "-//Studietur//Program//DA");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  addText(calendar, "x-wr-calname", document.name);
  addText(calendar, "name", document.name);
  addText(calendar, "description", document.description);
  if (isSubscription) {
    const interval = new ICAL.Property("refresh-interval");
    interval.resetType("duration");
    interval.setValue(ICAL.Duration.fromString(refreshInterval));
    calendar.addProperty(interval);
    addText(calendar, "x-published-ttl", refreshInterval);
  }
  const zones = new Map<string, ICAL.Timezone | null>();
  const zoneOf = (timeZone: string) => {
    if (!zones.has(timeZone)) zones.set(timeZone, readZone(timeZone));
    return zones.get(timeZone)!;
  };
  const events = document.events.map((event) => writeEvent(event, now, zoneOf));
  const used = new Set(events.flatMap((event) => ["dtstart", "dtend"].map((name) => event.getFirstProperty(name)?.getFirstParameter("tzid"))));
  for (const [timeZone, zone] of zones) if (zone && used.has(timeZone)) calendar.addSubcomponent(zone.component);
  for (const event of events) calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function writeEvent(event: CalendarEvent, now: Date, zoneOf: (timeZone: string) => ICAL.Timezone | null): ICAL.Component {
  const component = new ICAL.Component("vevent");
  component.addPropertyWithValue("uid", event.uid);
  component.addPropertyWithValue("sequence", event.sequence);
  component.addPropertyWithValue("dtstamp", utcTime(now.getTime()));
  component.addPropertyWithValue("last-modified", utcTime(event.changedAt.getTime()));
  component.addPropertyWithValue("status", event.status);
  const { time } = event;
  if (time.type === "days") {
    component.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(time.startsOn));
    component.addPropertyWithValue("dtend", ICAL.Time.fromDateString(time.endsBefore));
    component.addPropertyWithValue("transp", "TRANSPARENT");
  } else {
    addMoment(component, "dtstart", time.startsAt, time.timeZone, zoneOf(time.timeZone));
    addMoment(component, "dtend", time.endsAt, time.endTimeZone, zoneOf(time.endTimeZone));
  }
  addText(component, "summary", event.summary);
  if (event.location) addText(component, "location", event.location);
  if (event.point) {
    const geo = new ICAL.Property("geo");
    geo.setValue([event.point.lat, event.point.lon]);
    component.addProperty(geo);
  }
  if (event.description) addText(component, "description", event.description);
  if (event.categories.length > 0) {
    const categories = new ICAL.Property("categories");
    categories.setValues(event.categories.map(writableText));
    component.addProperty(categories);
  }
  return component;
}

/**
 * A moment in the clock of its place. Where the clock alone does not say which moment is meant (an hour that comes twice in
 * autumn, or a zone that the rules below know otherwise), it is written in UTC, which means the same to everybody.
 */
function addMoment(component: ICAL.Component, name: string, instant: number, timeZone: string, zone: ICAL.Timezone | null) {
  const property = new ICAL.Property(name);
  const local = zone && localTime(instant, timeZone, zone);
  if (local) {
    property.setParameter("tzid", timeZone);
    property.setValue(local);
  } else property.setValue(utcTime(instant));
  component.addProperty(property);
}

function localTime(instant: number, timeZone: string, zone: ICAL.Timezone): ICAL.Time | null {
  const { date, minute } = wallClockOf(instant, timeZone);
  if (!Number.isInteger(minute)) return null;
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const time = new ICAL.Time({ year, month, day, hour: Math.floor(minute / 60), minute: minute % 60, second: 0, isDate: false }, zone);
  if (time.toUnixTime() * 1000 !== instant || comesTwice(instant, timeZone)) return null;
  return time;
}

/** Clocks go back by two hours at most: the same reading within that time means that the hour comes twice. */
function comesTwice(instant: number, timeZone: string): boolean {
  const reading = wallClockOf(instant, timeZone);
  return [-120, -60, -30, 30, 60, 120].some((minutes) => {
    const other = wallClockOf(instant + minutes * 60_000, timeZone);
    return other.date === reading.date && other.minute === reading.minute;
  });
}

function utcTime(instant: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(Math.floor(instant / 1000) * 1000), true);
}

/** The rules of a zone under the name that was asked for: the library may answer with a zone of the same clocks. */
function readZone(timeZone: string): ICAL.Timezone | null {
  const [block] = tzlib_get_ical_block(timeZone);
  if (!block?.startsWith("BEGIN:VTIMEZONE")) return null;
  const component = ICAL.Component.fromString(block);
  component.updatePropertyWithValue("tzid", timeZone);
  component.updatePropertyWithValue("x-lic-location", timeZone);
  return new ICAL.Timezone({ component, tzid: timeZone });
}

function addText(component: ICAL.Component, name: string, text: string) {
  const property = new ICAL.Property(name);
  property.resetType("text");
  property.setValue(writableText(text));
  component.addProperty(property);
}
