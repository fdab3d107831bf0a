import { expect, it } from "vitest";
import { readClock } from "~/i18n/clock-text";

it.each([["10:30", 630], ["10.30", 630], ["1030", 630], ["930", 570], ["9", 540], ["kl. 9.30", 570], [" 00:00 ", 0], ["23.59", 1439]])("reads %j", (text, minute) => expect(readClock(text)).toBe(minute));

it.each(["", "12:75", "24:00", "99", "-1", "halv ti", "10:3", "1e3"])("does not take %j for a time", (text) => expect(readClock(text)).toBeNull());
