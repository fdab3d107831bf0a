import { afterAll, describe, expect, it } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import { startAppOn } from "../setup/app-process";
import { newAppData, type AppDatabase } from "../setup/app-server";
import { addStopByAct, createTripByForm, HttpClient, signInByLink } from "../setup/http-client";

/*
 * What the server has acknowledged is stored: ten times it is killed in the middle of saves, and after every start all
 * that was ever acknowledged is there. `Saves` is what is saved; another feature's save is proven by another one.
 */

type Saves = {
  /** Saves one thing with this name. True when the server said that it was saved; false when it could not be reached. */
  save(client: HttpClient, name: string): Promise<boolean>;
  /** The names of all things saved, as the server shows them. */
  list(client: HttpClient): Promise<string[]>;
};

async function planStops(client: HttpClient): Promise<Saves> {
  const tripId = await createTripByForm(client);
  return {
    save: async (current, name) => (await addStopByAct(current, tripId, name)).status === 200,
    list: async (current) => [...new Set((await current.get(`/ture/${tripId}/program`)).text.match(/Gemt \d+\.\d+\.\d+/g) ?? [])],
  };
}

const kills = 10;
const savers = 4;

describe.each(["embedded", "postgres"] as const)("kill -9 during saves (%s)", (database: AppDatabase) => {
  let remove: (() => Promise<void>) | undefined;
  afterAll(() => remove?.());

  it(`loses no acknowledged change, ${kills} times`, { timeout: 600_000 }, async () => {
    const data = await newAppData(database);
    remove = data.remove;
    let app = await startAppOn(data.env);
    const signedIn = await signInByLink(app, app.signInUrl);
    const saves = await planStops(signedIn);
    const acknowledged = new Set<string>();
    const sent = new Set<string>();

    for (let round = 1; round <= kills; round += 1) {
      const client = withCookies(app.baseUrl, signedIn);
      let killed = false;
      const saver = async (lane: number) => {
        for (let serial = 1; !killed; serial += 1) {
          const name = `Gemt ${round}.${lane}.${serial}`;
          sent.add(name);
          const ok = await saves.save(client, name).catch(() => false);
          if (ok) acknowledged.add(name);
          else if (!killed) await wait(5);
        }
      };
      const before = acknowledged.size;
      const saving = Array.from({ length: savers }, (_, lane) => saver(lane));
      while (acknowledged.size < before + savers) await wait(5);
      // A different moment of the save each time.
      await wait(round * 7);
      const killing = app.kill();
      killed = true;
      await Promise.all([killing, ...saving]);

      app = await startAppOn(data.env);
      const shown = await saves.list(withCookies(app.baseUrl, signedIn));
      expect([...acknowledged].filter((name) => !shown.includes(name)), `lost in round ${round}`).toEqual([]);
      expect(shown.filter((name) => !sent.has(name)), "never sent").toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(kills * savers);
    expect(await app.interrupt()).toBe(0);
  });
});

function withCookies(baseUrl: string, from: HttpClient): HttpClient {
  const client = new HttpClient(baseUrl);
  for (const [name, value] of from.cookies) client.cookies.set(name, value);
  return client;
}
