import { randomUUID } from "node:crypto";
import type { RunningApp } from "./app-process";

export type HttpAnswer = { status: number; location: string | null; headers: Headers; text: string };

/** A browser without a window: follows no redirect by itself, keeps cookies, sends forms as a page does. */
export class HttpClient {
  readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.send(path, { headers });
  }

  post(path: string, fields: Record<string, string> | URLSearchParams): Promise<HttpAnswer> {
    return this.send(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<HttpAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, this.baseUrl), {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.set(name!, value!);
    }
    return { status: response.status, location: response.headers.get("location"), headers: response.headers, text: await response.text() };
  }
}

/** Uses a one-time link up and returns the signed-in client. */
export async function signInByLink(app: RunningApp, signInUrl: string): Promise<HttpClient> {
  const client = new HttpClient(app.baseUrl);
  const token = new URL(signInUrl).searchParams.get("link") ?? "";
  const answer = await client.post("/log-ind", { token, next: "/" });
  if (answer.status !== 302) throw new Error(`Signing in answered ${answer.status}`);
  return client;
}

/** The first secretariat user, signed in by the printed link: it works once, so once per server. */
export function signInSecretary(app: RunningApp): Promise<HttpClient> {
  const known = secretaries.get(app);
  if (known) return known;
  const signingIn = signInByLink(app, app.signInUrl);
  secretaries.set(app, signingIn);
  return signingIn;
}

const secretaries = new WeakMap<RunningApp, Promise<HttpClient>>();

/** The committee the secretary plans for, as the people page names it. */
export async function readCommitteeId(secretary: HttpClient): Promise<string> {
  const page = await secretary.get("/udvalg");
  const found = /name="committeeId" value="([0-9a-f-]{36})"/.exec(page.text);
  if (!found) throw new Error(`The people page (${page.status}) names no committee`);
  return found[1]!;
}

/** Adds a person as the people page does and returns their one-time link. */
export async function addPersonByForm(secretary: HttpClient, person: { displayName: string; role: "secretariat" | "member" | "reader" }): Promise<string> {
  const committeeId = await readCommitteeId(secretary);
  const answer = await secretary.post("/udvalg", { displayName: person.displayName, standing: person.role, email: "", committeeId, intent: "add" });
  const found = /id="personal-link"[^>]*value="([^"]+)"/.exec(answer.text);
  if (answer.status !== 200 || !found) throw new Error(`Adding ${person.displayName} answered ${answer.status}`);
  return found[1]!.replaceAll("&amp;", "&");
}

/** A new person of a role, signed in. */
export async function signInAs(app: RunningApp, role: "secretariat" | "member" | "reader", displayName = `Test ${role}`): Promise<HttpClient> {
  return signInByLink(app, await addPersonByForm(await signInSecretary(app), { displayName, role }));
}

/** Makes a three-day trip to Odense and Billund as the short form does and returns its id. */
export async function createTripByForm(secretary: HttpClient, fields: Record<string, string> = {}): Promise<string> {
  const form = new URLSearchParams({
    requestKey: randomUUID(), committeeId: await readCommitteeId(secretary), title: "Fyn og Billund", startsOn: "13.04.2027", endsOn: "15.04.2027", memberCount: "11", staffCount: "3", ...fields,
  });
  for (const code of ["dk-odense", "dk-billund"]) form.append("destination", code);
  const answer = await secretary.post("/ture/ny", form);
  const found = /\/ture\/([0-9a-f-]{36})/.exec(answer.location ?? "");
  if (!found) throw new Error(`Making a trip answered ${answer.status}`);
  return found[1]!;
}

/** Adds a meeting on no day as the board does; returns what the server answered. */
export function addStopByAct(secretary: HttpClient, tripId: string, title: string): Promise<HttpAnswer> {
  const change = {
    type: "add-stop", stopId: randomUUID(), dayId: null, kind: "meeting", title, siteId: null, place: null, startsAtMinute: null, durationMinutes: 60, nights: 0, bookingStatus: "suggested",
  };
  const payload = JSON.stringify({ requestKey: randomUUID(), action: "add-stop", changes: [change], versions: {} });
  return secretary.post(`/ture/${tripId}/program.data`, { intent: "act", payload });
}
