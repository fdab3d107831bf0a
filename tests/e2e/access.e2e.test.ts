import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { HttpClient, readCommitteeId, signInAs, signInSecretary } from "../setup/http-client";

/*
 * What the server answers to whom, and to nonsense, without a browser in between. Pages of later features add their lines
 * to the tables here.
 */

const app = await startApp("embedded");
const stranger = new HttpClient(app.baseUrl);
const secretary = await signInSecretary(app);
const member = await signInAs(app, "member", "Mikkel Medlem");
const reader = await signInAs(app, "reader", "Laura Læser");
const committeeId = await readCommitteeId(secretary);
const nobodysId = "00000000-0000-4000-8000-000000000000";

const peopleNow = async () => [...(await secretary.get("/udvalg")).text.matchAll(/<th scope="row">([^<]*)</g)].map((match) => match[1]);

/** Values that no field and no address should take badly. */
const garbage = [
  "", " ", "null", "undefined", "NaN", "-1", "0", "1e309", "æøå", "🦆".repeat(50), "../../etc/passwd", "%00", "\u0000", "a".repeat(10_000),
  "<script>alert(1)</script>", "' or 1=1 --", "{\"a\":1}", "[object Object]", "2027-02-30", "00000000-0000-0000-0000-00000000000g", "__proto__", "constructor",
];

describe("pages", () => {
  it.each(["/", "/udvalg"])("%s sends a stranger to the sign-in page, which leads back", async (path) => {
    const answer = await stranger.get(path);
    expect(answer.status).toBe(302);
    expect(answer.location).toBe(`/log-ind?next=${encodeURIComponent(path)}`);
  });

  it("answers 404 for what is not there, to everyone", async () => {
    for (const client of [stranger, member, secretary]) {
      for (const path of ["/findes-ikke", "/udvalg/findes-ikke", "/.env", "/wp-login.php", "/assets/findes-ikke.js"]) {
        expect((await client.get(path)).status, path).toBe(404);
      }
    }
  });

  it("shows the people page to the secretariat only", async () => {
    expect((await secretary.get("/udvalg")).status).toBe(200);
    for (const client of [member, reader]) {
      const answer = await client.get("/udvalg");
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("Kun sekretariatet");
      expect(answer.text).not.toContain("Laura Læser</th>");
    }
  });

  it("does not tell a committee of others from one that does not exist", async () => {
    expect((await secretary.get(`/udvalg?udvalg=${nobodysId}`)).status).toBe(404);
    for (const value of garbage.filter((one) => one !== "")) expect((await secretary.get(`/udvalg?udvalg=${encodeURIComponent(value)}`)).status, value.slice(0, 40)).toBe(404);
  });

  it("answers 404 to garbage in place of an id or a page", async () => {
    for (const value of garbage.filter((one) => one.trim() !== "")) {
      const answer = await secretary.get(`/${encodeURIComponent(value)}`);
      expect([400, 404], `${value.slice(0, 40)}: ${answer.status}`).toContain(answer.status);
    }
  });

  it("sends the headers that keep a page to itself", async () => {
    const { headers } = await stranger.get("/log-ind");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

describe("forms", () => {
  const add = (fields: Record<string, string>) => ({ displayName: "Ny Person", email: "", standing: "member", committeeId, intent: "add", ...fields });

  it("are refused to who is not signed in (401) or may not (403), and change nothing", async () => {
    const before = await peopleNow();
    expect((await stranger.post("/udvalg", add({}))).status).toBe(401);
    expect((await member.post("/udvalg", add({}))).status).toBe(403);
    expect((await reader.post("/udvalg", add({}))).status).toBe(403);
    expect((await secretary.post("/udvalg", add({ committeeId: nobodysId }))).status).toBe(404);
    expect(await peopleNow()).toEqual(before);
  });

  it("are refused from another site", async () => {
    const before = await peopleNow();
    for (const origin of ["https://evil.example", "null", `${app.baseUrl}.evil.example`, "http://localhost:1"]) {
      const answer = await secretary.send("/udvalg", { method: "POST", body: new URLSearchParams(add({})), headers: { origin } });
      expect(answer.status, origin).toBe(403);
    }
    expect(await peopleNow()).toEqual(before);
  });

  it.each(["displayName", "email", "standing", "committeeId", "intent"])("take garbage in the field %s with a 4xx, and change nothing", async (field) => {
    const before = await peopleNow();
    // What is fit to be stored in this field is no garbage: any text may be a name.
    const fit = field === "displayName" ? /^(?!\s*$)[^\p{Cc}]{1,120}$/u : field === "email" ? /^\s*$/ : /^(?!)/;
    for (const value of garbage.filter((one) => !fit.test(one))) {
      const answer = await secretary.post("/udvalg", add({ [field]: value }));
      expect([400, 403, 404], `${field}=${value.slice(0, 40)}: ${answer.status}`).toContain(answer.status);
    }
    expect(await peopleNow()).toEqual(before);
  });

  it("store odd but harmless names as they were typed, and show them as text", async () => {
    const names = ["<script>alert(1)</script>", "' or 1=1 --", "Åse \"Ø\" Æble; =1+1 🦆"];
    for (const displayName of names) expect((await secretary.post("/udvalg", add({ displayName }))).status).toBe(200);
    const { text } = await secretary.get("/udvalg");
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;</th>");
    expect(text).not.toContain("<script>alert(1)</script>");
    expect(text).toContain("Åse &quot;Ø&quot; Æble; =1+1 🦆");
  });

  it("answer 4xx to bodies that are no form", async () => {
    const before = await peopleNow();
    const bodies: [string, BodyInit | undefined, string][] = [
      ["json", JSON.stringify(add({})), "application/json"],
      ["nothing", undefined, "application/x-www-form-urlencoded"],
      ["half a multipart", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n", "multipart/form-data; boundary=x"],
      ["bytes", new Uint8Array([0, 255, 254, 1]), "application/octet-stream"],
      ["too much", `displayName=${"a".repeat(400_000)}`, "application/x-www-form-urlencoded"],
    ];
    for (const [name, body, type] of bodies) {
      const answer = await secretary.send("/udvalg", { method: "POST", body, headers: { "content-type": type } });
      expect(answer.status, name).toBeGreaterThanOrEqual(400);
      expect(answer.status, name).toBeLessThan(500);
      // The next request of the same connection is answered at once.
      const started = Date.now();
      expect(await peopleNow()).toEqual(before);
      expect(Date.now() - started, `after ${name}`).toBeLessThan(4000);
    }
  });

  it("answer 4xx to methods that a page does not know", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await secretary.send("/udvalg", { method, body: new URLSearchParams(add({ intent: "nonsense" })) });
      expect(answer.status, method).toBeGreaterThanOrEqual(400);
      expect(answer.status, method).toBeLessThan(500);
    }
    for (const method of ["POST", "DELETE"]) expect((await secretary.send("/findes-ikke", { method })).status).toBe(404);
  });

  it("never lead to another site", async () => {
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\thttps://evil.example"]) {
      const answer = await stranger.post("/sprog", { next });
      expect([answer.status, answer.location], next).toEqual([302, "/"]);
    }
  });
});

describe("sessions", () => {
  it("end for a person who is removed, with the next request", async () => {
    const leaving = await signInAs(app, "member", "Frederik Farvel");
    expect((await leaving.get("/udvalg")).status).toBe(403);
    const userId = /Frederik Farvel<\/th>.*?name="userId" value="([0-9a-f-]{36})"/s.exec((await secretary.get("/udvalg")).text)![1]!;
    expect((await secretary.post("/udvalg", { intent: "remove", committeeId, userId })).status).toBe(200);
    expect((await leaving.get("/udvalg")).status).toBe(302);
    expect((await leaving.post("/udvalg", { intent: "add" })).status).toBe(401);
  });

  it("are not opened by a made-up cookie or link", async () => {
    for (const value of ["abc", "eyJhIjoxfQ%3D%3D", "a".repeat(3000)]) {
      const client = new HttpClient(app.baseUrl);
      client.cookies.set("studietur_session", value);
      expect((await client.get("/udvalg")).status).toBe(302);
    }
    for (const token of garbage) expect((await stranger.post("/log-ind", { token })).status, token.slice(0, 40)).toBe(410);
    for (const token of garbage.filter((one) => one !== "")) expect((await stranger.get(`/log-ind?link=${encodeURIComponent(token)}`)).status, token.slice(0, 40)).toBe(410);
  });

  it("leave with the sign-out button, on the server too", async () => {
    const client = await signInAs(app, "reader", "Ulla Ude");
    const session = client.cookies.get("studietur_session")!;
    expect((await client.post("/log-ud", {})).location).toBe("/log-ind");
    client.cookies.set("studietur_session", session);
    expect((await client.get("/udvalg")).status).toBe(302);
  });
});
