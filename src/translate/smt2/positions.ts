import { conflict, denied, granted, positionKey, silent, termsKey, type Position } from "../../language/position";
import type { Names } from "./names";
import { equal, ite, oneLine, wholeNumber, type Term } from "./s-expressions";

/** The positions that a file speaks of, each a constant. */
export class Positions {
  private readonly byKey = new Map<string, { readonly position: Position; readonly constant: Term }>();

  constructor(private readonly names: Names) {
    for (const position of [silent, denied, granted, conflict]) this.of(position);
  }

  /** The constant of a position. */
  of(position: Position): Term {
    const key = positionKey(position);
    const known = this.byKey.get(key);
    if (known !== undefined) return known.constant;
    const constant = this.names.of(`position ${key}`, position.kind);
    this.byKey.set(key, { position, constant });
    return constant;
  }
  /** The position of a constant. */
  read(constant: Term): Position | null {
    return [...this.byKey.values()].find((p) => p.constant === constant)?.position ?? null;
  }

  /** The number of a kind of position in the order of openness. */
  openness(kind: Position["kind"]): Term {
    return wholeNumber(kinds.indexOf(kind));
  }

  private get all(): readonly { readonly position: Position; readonly constant: Term }[] {
    return [...this.byKey.values()];
  }

  /** The sort, and how open each position is. */
  declarations(): readonly string[] {
    const body = this.all.reduce((otherwise, { position, constant }) => ite(equal("p", constant), this.openness(position.kind), otherwise), this.openness("silent"));
    return [
      "; Positions.",
      ...this.all.map(({ position, constant }) => `;   ${constant}: ${oneLine(inWords(position))}`),
      `(declare-datatypes ((Position 0)) ((${this.all.map((p) => `(${p.constant})`).join(" ")})))`,
      "; How open one is: silent, denied, discretionary, rationed, granted.",
      `(define-fun openness ((p Position)) Int ${body})`,
    ];
  }
}

const kinds: readonly Position["kind"][] = ["silent", "denied", "discretionary", "rationed", "granted", "conflict"];

/** A position in words, for a comment. */
function inWords(p: Position): string {
  const parts: string[] = [p.kind];
  if (p.cap !== null) {
    const { cap } = p;
    const amount = cap.amount === null ? `an unknown number (${cap.unknown ?? ""})` : String(cap.amount);
    parts.push(`at ${cap.bound} ${amount} per ${cap.every === undefined ? "" : `${cap.every} `}${cap.per}, one count for each ${cap.each}`);
    if (cap.share !== null) parts.push(`${cap.share} % by ${cap.by ?? "somebody"}`);
    if (cap.parts !== undefined) parts.push(`of which ${JSON.stringify(cap.parts)}`);
  }
  if (p.by !== null) parts.push(`by ${p.by}`);
  if (p.soft) parts.push("soft");
  if (p.length !== null) parts.push(`for at most ${p.length.as ?? `${p.length.amount} ${p.length.unit}`}${p.length.renewable ? ", renewable" : ""}${p.length.within === undefined ? "" : ` within ${JSON.stringify(p.length.within)}`}${p.length.season === undefined ? "" : ` in season ${JSON.stringify(p.length.season)}`}`);
  if (p.terms !== null) parts.push(`on ${termsKey(p.terms)} terms`);
  return parts.join(", ");
}
