import { politicsReport } from "../../politics/politics";
import type { Assumed } from "../assumed";
import { unknownIn } from "../benefits";
import { judged, worldOf } from "../judged";
import type { DeclaredNumber, RestingVerdict, SensitivityReport } from "../result";
import { answersOf } from "./answers";
import { Figures } from "./figures";
import type { Seeker } from "./nearest";
import { numbersOf, type Adjustable } from "./numbers";
import { politicsAsked } from "./questions-of-politics";
import { balanceAsked, sustainAsked, unitOfVerdict, type Asked } from "./questions";
import { gainsAsked, gamesAsked } from "./questions-of-gains";
import { rangesOf, type Extent } from "./ranges";
import { Posed } from "./posed";
import { settingFor, type Case } from "./varied";

/** As many entries of ledgers are looked at without being asked. */
const usualWork = 2_000;

/** Over what range of each declared number each verdict on interests and politics stays the same, the others as declared. */
export function sensitivityOf(one: Case, extent: Extent): SensitivityReport {
  const figures = new Figures();
  const verdicts = answersOf(one, one.declared);
  const bent = (number: Adjustable): boolean => one.books.rationed && !linear.includes(number.kind);
  return rangesOf({
    declared: one.declared, numbers: numbersOf(one.regime, one.scenario, one.declared), verdicts,
    asked: (number, seeker) => (bent(number) ? null : [...askedOf(one, number, figures, seeker), ...hanging(one, number, verdicts)]),
    takesLong: (number) => workOf(one, number) > usualWork,
    again: (assumed) => answersAt(one, assumed),
  }, extent);
}

/** Judges everything of a scenario with other numbers. */
function answersAt({ regime, scenario, books, choices }: Case, assumed: Assumed): readonly RestingVerdict[] {
  const found = judged(regime, worldOf(scenario, books, assumed, choices), assumed);
  return answersOf({ regime, judged: found, politics: politicsReport(regime, { books, declared: assumed, ...found }) }, assumed);
}

/** How many entries of ledgers a number touches; where ledgers must be made, each is some work. */
function workOf({ world }: Case, { kind }: Adjustable): number {
  const { rows, years, accounts } = world.ledger;
  const ledgers = kind === "discount" || !onLedgers.includes(kind) ? 1 : 1 + world.states.length;
  return rows.length * years.length * accounts.length * ledgers * (linear.includes(kind) ? 1 : 4);
}
/** Numbers that ledgers are made of. */
const onLedgers: readonly DeclaredNumber["kind"][] = ["stake", "flow", "discount", "probability", "factor"];
/** Of these everything follows from ledgers that are there. */
const linear: readonly DeclaredNumber["kind"][] = ["stake", "discount", "tolerance", "weight", "assumption", "table", "threshold"];

/** Where some stake hangs on conduct these are made of several ledgers, so that no signs are known. */
const onConduct: readonly RestingVerdict["of"][] = ["d4", "member", "game", "lock-in", "dilemma", "relations"];
const hanging = ({ choices }: Case, { kind }: Adjustable, verdicts: readonly RestingVerdict[]): readonly Asked[] =>
  choices === null || !onLedgers.includes(kind) ? [] : verdicts.filter((v) => onConduct.includes(v.of)).map(({ of, parties }) => ({ of, parties, question: null }));

/** The verdicts that a number can change and that follow from signs, as questions of it. */
function askedOf(one: Case, number: Adjustable, figures: Figures, seeker: Seeker): readonly Asked[] {
  const { world: { ledger }, choices } = one;
  const setting = settingFor(one, number);
  const unit = unitOfVerdict(ledger);
  const posed = new Posed(one, number, setting, figures, seeker);
  const known = unit === null || unknownIn(ledger, unit) !== null ? null : unit;
  const balance = known === null || !(onLedgers.includes(number.kind) || number.kind === "tolerance") ? [] : [balanceAsked(setting, figures, known)];
  if (!onLedgers.includes(number.kind)) return [...balance, ...politicsAsked(posed, figures, known, null)];
  const sustain = known === null || choices !== null ? [] : sustainAsked(setting, figures, known);
  const games = known === null || choices !== null || number.kind === "discount" ? [] : gamesAsked(setting, figures, known);
  return [...balance, ...sustain, ...gainsAsked(setting, figures, ledger), ...games, ...politicsAsked(posed, figures, known, sustain.find((a) => a.of === "d4") ?? null)];
}
