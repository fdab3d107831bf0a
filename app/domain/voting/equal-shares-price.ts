import { fraction, greatestCommonDivisor, type Fraction } from "./fraction";

/** Voters with the same points: so many, what each of them gives the options (by number; 0 is no support). */
export type Supporters = { weight: bigint; points: readonly bigint[] };

/** What a voter of each group still has, in parts of 1 / `denominator` of the unit of money. */
export type Purse = { balances: readonly bigint[]; denominator: bigint };

/**
 * How supporters share the cost of an option: each pays `perPoint` a point, or all that is left when that is less.
 * `perPoint` is in parts of 1 / `denominator` of the purse that it was asked for.
 */
export type Price = { perPoint: Fraction };

/**
 * The price of an option: the smallest amount a point at which its supporters together pay the cost. Undefined when nobody
 * supports it or the supporters have less than the cost. `cost` is in units of money.
 */
export function priceOf(option: number, cost: bigint, groups: readonly Supporters[], { balances, denominator }: Purse): Price | undefined {
  let missing = cost * denominator;
  let points = 0n;
  let available = 0n;
  const payers: { weight: bigint; points: bigint; balance: bigint }[] = [];
  groups.forEach((group, index) => {
    const given = group.points[option]!;
    if (given === 0n) return;
    points += group.weight * given;
    available += group.weight * balances[index]!;
    payers.push({ weight: group.weight, points: given, balance: balances[index]! });
  });
  if (points === 0n || available < missing) return undefined;
  // Those who have least for each point run out first. The last one never does: together they have enough.
  payers.sort((a, b) => signOf(a.balance * b.points - b.balance * a.points));
  for (const payer of payers) {
    if (missing * payer.points <= payer.balance * points) break;
    missing -= payer.weight * payer.balance;
    points -= payer.weight * payer.points;
  }
  return { perPoint: fraction(missing, points) };
}

const signOf = (value: bigint) => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** What a voter of each group pays at a price, and what is left. Payments are in units of money, exactly. */
export function pay(option: number, { perPoint }: Price, groups: readonly Supporters[], { balances, denominator }: Purse): { purse: Purse; payments: Fraction[] } {
  const scale = perPoint.denominator;
  const wider = denominator * scale;
  const paid = groups.map((group, index) => {
    const [asked, left] = [group.points[option]! * perPoint.numerator, balances[index]! * scale];
    return asked < left ? asked : left;
  });
  const rest = balances.map((balance, index) => balance * scale - paid[index]!);
  const divisor = rest.reduce(greatestCommonDivisor, wider);
  return {
    purse: { balances: rest.map((balance) => balance / divisor), denominator: wider / divisor },
    payments: paid.map((amount) => fraction(amount, wider)),
  };
}
