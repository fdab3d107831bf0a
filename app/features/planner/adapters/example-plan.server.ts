import type { BoardChange } from "../schema";

/*
 * The worked example: three working days in April 2027, clear of Easter and every other holiday. Hosts come from the catalogue; hotels,
 * meals and the assembly point are made up, in real quarters, and named by the quarter alone. Nobody has been asked, and
 * the plan says so.
 */

type AddStop = Extract<BoardChange, { type: "add-stop" }>;

export type ExampleStop = {
  /** Names the stop within the example. */
  key: string;
  dayIndex: 0 | 1 | 2;
  startsAt: string;
  durationMinutes: number;
  questions?: string[];
  notes?: string;
} & (
  | { siteCode: string; title?: string }
  | { kind: AddStop["kind"]; title: string; place: { name: string; lon: number; lat: number; confidence: "address" | "district" }; nights?: number; travelMode?: "coach" }
);

export const examplePlan = {
  title: "Odense, Billund og Østjylland",
  startsOn: "2027-04-13",
  endsOn: "2027-04-15",
  memberCount: 11,
  staffCount: 3,
  destinations: ["dk-odense", "dk-billund", "dk-oestjylland"],
  themes: ["employer-led", "integration", "upskilling", "international-labour", "ordinary-employment", "recruitment"],
  purpose:
    "Udvalget vil se, hvordan tre egne hjælper borgere i ordinært job på hver sin måde: Odense uden et jobcenter som ramme, Billund i tæt samarbejde med virksomhederne og Østjylland med plads til lokale løsninger.\nTuren skal give udvalget noget at måle Københavns egen indsats med og ende i en kort liste over det, der er værd at prøve hjemme.",
  overallQuestion: "Hvad skal der til, for at flere borgere kommer i ordinært job og bliver der?",
  contactNote: "Turleder: sekretariatet. Skriv telefonnummeret her, før programmet deles ud.\nBus: Skriv vognmandens navn og chaufførens nummer her, når bussen er bestilt.",
} as const;

export const exampleStops: ExampleStop[] = [
  {
    key: "departure", dayIndex: 0, startsAt: "06:40", durationMinutes: 15, kind: "travel", travelMode: "coach", title: "Mødested og afgang: Rådhuspladsen",
    place: { name: "Københavns Rådhus", lon: 12.5695, lat: 55.6759, confidence: "address" },
    notes: "Bussen holder ved rådhuset fra kl. 06.30. Morgenmad i bussen.",
  },
  {
    key: "house", dayIndex: 0, startsAt: "09:45", durationMinutes: 90, siteCode: "dk-od-jobintegration",
    questions: [
      "Hvem bliver henvist til huset, og hvornår bliver de færdige?",
      "Hvordan hænger sprog, praktik og social støtte sammen i en almindelig uge på 37 timer?",
      "Hvor mange er kommet i ordinært job, siden huset åbnede, og hvad ved I om dem, der ikke er?",
    ],
  },
  {
    key: "lunch-1", dayIndex: 0, startsAt: "11:50", durationMinutes: 45, kind: "meal", title: "Frokost i Odense centrum",
    place: { name: "Odense centrum", lon: 10.3889, lat: 55.3978, confidence: "district" },
  },
  {
    key: "administration", dayIndex: 0, startsAt: "13:00", durationMinutes: 75, siteCode: "dk-od-jobcenter",
    questions: [
      "Hvad har I sat i stedet for jobcentret, og hvad mærker borgeren?",
      "Hvilke opgaver blev sværere at løse, da rammen forsvandt?",
      "Hvordan aftaler I opkvalificering med virksomheder, der mangler folk?",
    ],
    notes: "Skriv til forvaltningen, og kald det ikke et jobcenterbesøg.",
  },
  {
    key: "community", dayIndex: 0, startsAt: "14:45", durationMinutes: 70, siteCode: "dk-od-ico",
    questions: [
      "Hvad får udenlandske medarbejdere og deres familier til at blive i byen?",
      "Hvad betaler virksomhederne selv, og hvad betaler kommunen?",
    ],
  },
  {
    key: "hotel-1", dayIndex: 0, startsAt: "16:30", durationMinutes: 30, kind: "lodging", nights: 1, title: "Hotel i Odense centrum",
    place: { name: "Odense centrum", lon: 10.3835, lat: 55.3962, confidence: "district" },
    notes: "14 enkeltværelser. Bussen kan parkere ved banegården.",
  },
  {
    key: "dinner-1", dayIndex: 0, startsAt: "18:00", durationMinutes: 105, kind: "meal", title: "Middag og opsamling på dagen",
    place: { name: "Odense, den gamle bydel", lon: 10.3925, lat: 55.3972, confidence: "district" },
  },
  {
    key: "jobcentre-billund", dayIndex: 1, startsAt: "09:30", durationMinutes: 90, siteCode: "dk-bi-jc-billund",
    questions: [
      "Hvad står der i aftalerne med virksomhederne om opkvalificering, og hvem følger op?",
      "Hvordan finder I ud af, hvad en virksomhed får brug for om et halvt år?",
      "Hvad ville I gøre anderledes i en storby?",
    ],
    notes: "Rådhuset ligger i Grindsted, ikke i Billund by.",
  },
  {
    key: "lunch-2", dayIndex: 1, startsAt: "11:50", durationMinutes: 50, kind: "meal", title: "Frokost i Billund",
    place: { name: "Billund, bymidten", lon: 9.1105, lat: 55.7312, confidence: "district" },
  },
  {
    key: "lego", dayIndex: 1, startsAt: "13:10", durationMinutes: 85, siteCode: "dk-bi-lego", title: "LEGO i Billund",
    questions: [
      "Hvordan rekrutterer I til en lille by, og hvad kan kommunen hjælpe med?",
      "Hvad gør I for medarbejdere, hvis job forsvinder eller bliver til noget andet?",
      "Tager I folk i praktik fra kommunen, og hvor mange bliver ansat bagefter?",
    ],
  },
  {
    key: "business-billund", dayIndex: 1, startsAt: "15:05", durationMinutes: 55, siteCode: "dk-bi-erhverv",
    questions: [
      "Hvordan får I små virksomheder til at tage elever og lærlinge?",
      "Hvad virker, når I finder medarbejdere i udlandet, og hvad har I opgivet?",
    ],
  },
  {
    key: "hotel-2", dayIndex: 1, startsAt: "17:50", durationMinutes: 20, kind: "lodging", nights: 1, title: "Hotel i Aarhus midtby",
    place: { name: "Aarhus midtby", lon: 10.2045, lat: 56.152, confidence: "district" },
    notes: "14 enkeltværelser.",
  },
  {
    key: "dinner-2", dayIndex: 1, startsAt: "18:15", durationMinutes: 75, kind: "meal", title: "Middag på hotellet og opsamling på dagen",
    place: { name: "Aarhus midtby", lon: 10.2045, lat: 56.152, confidence: "district" },
  },
  {
    key: "ikea", dayIndex: 2, startsAt: "09:15", durationMinutes: 75, siteCode: "dk-oj-ikea",
    questions: [
      "Hvad laver en mentor i de første tre måneder, og hvem betaler timerne?",
      "Hvornår siger I nej til en kandidat fra kommunen?",
    ],
  },
  {
    key: "business-aarhus", dayIndex: 2, startsAt: "11:10", durationMinutes: 60, siteCode: "dk-oj-erhverv-aarhus",
    questions: [
      "Hvem bestemmer, hvilke job I rekrutterer til i fællesskab?",
      "Hvad har virksomhederne brug for fra kommunen, som de ikke får i dag?",
    ],
  },
  {
    key: "lunch-3", dayIndex: 2, startsAt: "12:40", durationMinutes: 45, kind: "meal", title: "Frokost ved Aarhus Å",
    place: { name: "Aarhus, ved åen", lon: 10.208, lat: 56.1562, confidence: "district" },
  },
  {
    key: "skanderborg", dayIndex: 2, startsAt: "14:20", durationMinutes: 75, siteCode: "dk-oj-jc-skanderborg",
    questions: [
      "Hvordan arbejder I sammen med foreninger om borgere med flere problemer på én gang?",
      "Hvad kan de små virksomheder, som de store ikke kan?",
      "Hvad har I selv bestemt at gøre anderledes efter reformen?",
    ],
  },
];

/** Ways for which the group's own bus or its feet are chosen beforehand. Null: home. */
export const exampleLegs: { from: string | null; to: string | null; mode: "coach" | "walk" }[] = [
  { from: "departure", to: "house", mode: "coach" },
  { from: "house", to: "lunch-1", mode: "walk" },
  { from: "lunch-1", to: "administration", mode: "walk" },
  { from: "administration", to: "community", mode: "walk" },
  { from: "community", to: "hotel-1", mode: "walk" },
  { from: "hotel-1", to: "dinner-1", mode: "walk" },
  { from: "dinner-1", to: "hotel-1", mode: "walk" },
  { from: "hotel-1", to: "jobcentre-billund", mode: "coach" },
  { from: "jobcentre-billund", to: "lunch-2", mode: "coach" },
  { from: "lunch-2", to: "lego", mode: "walk" },
  { from: "lego", to: "business-billund", mode: "walk" },
  { from: "business-billund", to: "hotel-2", mode: "coach" },
  { from: "hotel-2", to: "ikea", mode: "coach" },
  { from: "ikea", to: "business-aarhus", mode: "coach" },
  { from: "business-aarhus", to: "lunch-3", mode: "walk" },
  { from: "lunch-3", to: "skanderborg", mode: "coach" },
  { from: "skanderborg", to: null, mode: "coach" },
];
