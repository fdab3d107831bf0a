import type { ballotsDa } from "./ballots.da";

export const ballotsEn: Record<keyof typeof ballotsDa, string> = {
  "error.two-options": "Choose at least two options.",
  "error.too-many-options": "Choose 50 options at most.",
  "error.closes-first": "The ballot must close after it has opened.",
  "error.secret-live": "A secret ballot can show its result only once it is closed. Otherwise one could see who has just voted for what.",
  "error.cost-missing": "Write what each option costs.",
  "error.rank": "Write a whole number from 1, or leave the field empty.",
  "error.receipt": "Write the receipt code as it stands: four times four characters.",
  "error.nothing-ranking": "Give at least one option a number, or vote blank.",
  "error.nothing-approval": "Tick at least one option, or vote blank.",
  "error.nothing-score": "Give at least one option points, or vote blank.",
  "error.nobody-present": "Write who took part.",
  "error.person-twice": "A person stands twice. Everyone votes once and only for themselves.",
  "error.replaced-twice": "Two substitutes stand for the same member.",
  "error.replaced-present": "A member who has a substitute cannot vote as well.",
  "error.more-than-seats": "There are more names than the committee has seats.",
};
