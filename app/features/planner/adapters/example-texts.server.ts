import type { ExampleName } from "../example-schema";

/*
 * What the worked examples say beside their plans, which are the examples of `npm run check` (examples/*.json): purpose,
 * question, contacts, and notes by the key of a stop. Hosts come from the catalogue; hotels, meals and the assembly point are
 * made up, in real quarters, and named by the quarter alone. Nobody has been asked, and the plans say so.
 */

export type ExampleTexts = { purpose: string; overallQuestion: string; contactNote: string; /** In kroner, as it is typed. */ ceilingParticipant: string; notes: Record<string, string> };

const leader = "Turleder: sekretariatet. Skriv telefonnummeret her, før programmet deles ud.";

export const exampleTexts: Record<ExampleName, ExampleTexts> = {
  denmark: {
    purpose:
      "Udvalget vil se, hvordan tre egne hjælper borgere i ordinært job på hver sin måde: Odense uden et jobcenter som ramme, Billund i tæt samarbejde med virksomhederne og Østjylland med plads til lokale løsninger.\nTuren skal give udvalget noget at måle Københavns egen indsats med og ende i en kort liste over det, der er værd at prøve hjemme.",
    overallQuestion: "Hvad skal der til, for at flere borgere kommer i ordinært job og bliver der?",
    contactNote: `${leader}\nBus: Skriv vognmandens navn og chaufførens nummer her, når bussen er bestilt.`,
    ceilingParticipant: "12.000",
    notes: {
      departure: "Bussen holder ved rådhuset fra kl. 06.30. Morgenmad i bussen.",
      administration: "Skriv til forvaltningen, og kald det ikke et jobcenterbesøg.",
      "hotel-1": "14 enkeltværelser. Bussen kan parkere ved banegården.",
      "jobcentre-billund": "Rådhuset ligger i Grindsted, ikke i Billund by.",
      "hotel-2": "14 enkeltværelser.",
    },
  },
  tallinn: {
    purpose: "Udvalget vil se, hvad digitale tjenester gør for borgere, der søger job, og for de virksomheder og udenlandske medarbejdere, der skal finde hinanden.",
    overallQuestion: "Hvilke dele af jobindsatsen bliver bedre af at være digitale, og hvilke bliver ikke?",
    contactNote: leader,
    ceilingParticipant: "15.000",
    notes: { hotel: "14 enkeltværelser." },
  },
  seoul: {
    purpose:
      "Udvalget vil se, hvordan en storby og en stat bruger kunstig intelligens og livslang læring, når job forsvinder, og nye kommer til.\nTuren skal vise, hvad der kræver nye love, og hvad en kommune kan gøre selv.",
    overallQuestion: "Hvordan kommer voksne videre, når teknologien ændrer deres arbejde?",
    contactNote: `${leader}\nTolk: Skriv tolkens navn og nummer her, når tolken er bestilt.`,
    ceilingParticipant: "20.000",
    notes: {
      "fly-ud": "Gruppen lander dagen efter, kl. 10.30 i Seoul. Hjemme er klokken da 02.30.",
      hotel: "14 enkeltværelser. Vis chaufføren hotellets navn på koreansk.",
      ministeriet: "Ministeriet ligger i Sejong, 120 km fra Seoul.",
    },
  },
};
