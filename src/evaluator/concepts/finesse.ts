import { rational } from "../../language/rational";
import type { ClassId, ClauseId, PartyId, Regime } from "../../language/regime";
import { hasBit, members } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Row, Slice } from "../../kernel/slices";
import { isDenied, isOpen, isOwed, isSpoken, isTimed, type PositionTest, type Questions } from "./positions";
import { admission } from "./programmes";
import type { FinesseMark, FoundMark, GuestProgramme } from "./result";
import { comesForWork } from "./skill";

/** Kinds of origin of one topic that some hosts treat alike, with how many pairs each has. */
interface Entry {
  readonly cell: OriginCell;
  readonly feasible: Node;
  readonly pairs: number;
}
/** What some hosts say of one right. */
type Told = ReadonlyMap<string, readonly Entry[]>;

const refused: PositionTest = (p) => isSpoken(p) && !isOwed(p);
/** Where a mark is looked for: the rights, of which cases, and what matches. */
const marks: readonly { readonly mark: FinesseMark; readonly rights: readonly string[]; readonly of: PositionTest; readonly matches: PositionTest }[] = [
  { mark: "employer-tied", rights: ["ChangeEmployer"], of: isSpoken, matches: refused },
  { mark: "no family", rights: ["FamilyReunification"], of: isSpoken, matches: isDenied },
  { mark: "no path", rights: ["PermanentResidence", "Naturalise"], of: isSpoken, matches: isDenied },
];

/** How far what each kind of host gives to each class of movers who come for work is a guest-worker programme: time-capped, tied to the employer, without family, without a path. */
export function guestProgrammes(regime: Regime, questions: Questions, slices: readonly Slice[], counted: boolean): readonly GuestProgramme[] {
  const movers = [...new Set(slices.map((s) => s.topic.mover))].filter((m) => comesForWork(regime, m));
  return movers.flatMap((mover) => {
    const own = slices.filter((s) => s.topic.mover === mover);
    return [...kindsOfHost(own).values()].flatMap((hosts) => programme(regime, questions, own, { hosts, mover }, counted) ?? []);
  });
}

/** The hosts of which all rights of a class say the same. */
function kindsOfHost(slices: readonly Slice[]): ReadonlyMap<string, readonly PartyId[]> {
  const kinds = new Map<string, PartyId[]>();
  for (const host of members(slices[0]?.bound ?? [])) {
    const key = slices.map((s) => rowOf(s, host)?.id ?? "").join(" ");
    kinds.set(key, [...(kinds.get(key) ?? []), host]);
  }
  return kinds;
}
const rowOf = ({ hosts }: Slice, host: PartyId): Row | null => hosts.find((g) => hasBit(g.hosts, host))?.row ?? null;

/** `null` where the hosts admit nobody of the class. */
function programme(regime: Regime, questions: Questions, slices: readonly Slice[], { hosts, mover }: { readonly hosts: readonly PartyId[]; readonly mover: ClassId | null }, counted: boolean): GuestProgramme | null {
  const told: Told = new Map(slices.map((s) => [regime.rights[s.topic.right]?.name ?? "", entries(s, hosts)]));
  const open = admission.filter((right) => (told.get(right) ?? []).some((e) => questions.some(isOpen, e.cell, e.feasible)));
  if (open.length === 0) return null;
  const found = [timeCapped(questions, told, open, counted), ...marks.map(({ mark, rights, of, matches }) => look(questions, mark, rights.flatMap((r) => told.get(r) ?? []), of, matches, counted))];
  return { hosts, mover, marks: found, matched: found.filter((m) => m.state === "matched").length };
}

function entries({ hosts: groups, feasible }: Slice, hosts: readonly PartyId[]): readonly Entry[] {
  const row = groups.find((g) => hosts[0] !== undefined && hasBit(g.hosts, hosts[0]))?.row;
  return (row?.cells ?? []).map((cell) => ({ cell, feasible, pairs: hosts.length * cell.beneficiaries - hosts.filter((h) => hasBit(cell.origins, h)).length })).filter((e) => e.pairs > 0);
}

/** The stay has a longest length: said where residence is given, else work, else entry; or staying without limit is refused. */
function timeCapped(questions: Questions, told: Told, open: readonly string[], counted: boolean): FoundMark {
  const unlimited = look(questions, "time-capped", told.get("StayWithoutLimit") ?? [], isSpoken, isDenied, counted);
  if (unlimited.state === "matched") return unlimited;
  const right = ["Reside", "Work", "ProvideServices", "Establish", "Enter"].find((r) => open.includes(r)) ?? "";
  const stay = look(questions, "time-capped", told.get(right) ?? [], isOpen, isTimed, counted);
  return stay.state === "not" && unlimited.state === "partly" ? unlimited : stay;
}

function look(questions: Questions, mark: FinesseMark, all: readonly Entry[], of: PositionTest, matches: PositionTest, counted: boolean): FoundMark {
  const { analysis } = questions;
  let [whole, part] = [0n, 0n];
  let [asked, matching, other] = [false, false, false];
  const because = new Set<ClauseId>();
  for (const { cell, feasible, pairs } of all) {
    const { space } = analysis.slices;
    const base = questions.where(of, cell, feasible);
    const match = space.and(base, questions.where(matches, cell, feasible));
    if (base === space.no) continue;
    asked = true;
    matching ||= match !== space.no;
    other ||= match !== base;
    for (const clause of questions.clauses(cell, match)) because.add(clause);
    if (counted) [whole, part] = [whole + analysis.weight(base) * BigInt(pairs), part + analysis.weight(match) * BigInt(pairs)];
  }
  const state = !asked ? "silent" : !matching ? "not" : other ? "partly" : "matched";
  return { mark, state, share: whole === 0n ? null : rational(part, whole), because: [...because].sort((a, b) => a - b) };
}

