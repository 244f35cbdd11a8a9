import type { ExpectClause, GivenFigure, TestClause, Who as WrittenWho } from "../../language/ast";
import type { Expectation, StatedFigure, Test, Who } from "../../language/regime";
import { classNames, clauseNames, item, type Context } from "./context";
import { cell } from "./declarations";
import { given } from "./facts";
import { citations, date, intervalWindow, name, names, nowhere, plainNumber, text } from "./nodes";

function who(c: Context, read: Who): WrittenWho {
  switch (read.kind) {
    case "party":
      return name(item(c.regime.parties, read.party).code);
    case "any-member":
      return { kind: "AnyMember", span: nowhere };
    case "any-state":
      return { kind: "AnyState", span: nowhere };
    case "any-outsider":
      return { kind: "AnyOutsider", span: nowhere };
    case "stateless":
      return { kind: "Stateless", span: nowhere };
    default: {
      const never: never = read;
      return never;
    }
  }
}

/** A figure that a test states. */
function figure(c: Context, f: StatedFigure): GivenFigure {
  const table = item(c.regime.tables, f.table);
  return { kind: "GivenFigure", series: name(table.name), args: f.cells.flatMap((part, i) => cell(c, table, part, i)), value: plainNumber(f.value), span: nowhere };
}

export const test = (c: Context, t: Test): TestClause => ({
  kind: "Test", title: text(t.title), cites: citations(t.cites), host: who(c, t.host), origin: who(c, t.origin), mover: name(classNames(c, [t.mover])?.[0] ?? ""),
  given: [...t.given.flatMap((g) => given(c, g, t)), ...(t.figures ?? []).map((f) => figure(c, f))], on: date(t.on),
  findings: [
    ...t.findings.map((f) => ({
      kind: "Finding", right: name(item(c.regime.rights, f.right).name), position: f.position, because: names(clauseNames(c, f.because)), span: nowhere,
    } as const)),
    ...t.duties.map((f) => ({ kind: "DutyFinding", duty: name(f.duty), negative: !f.owed, ...(f.only ? { only: f.only } : {}), by: f.bearer, span: nowhere } as const)),
  ],
  span: nowhere,
});

export const expectation = (c: Context, e: Expectation): ExpectClause => ({
  kind: "Expect", criterion: name(e.criterion), ...(e.reading === "ruggie" ? {} : { reading: e.reading }), verdict: e.verdict, ...(e.binding ? { binding: e.binding } : {}),
  ...(e.window.since !== null && e.window.before === e.window.since + 1 ? { on: date(e.window.since) } : intervalWindow(e.window)),
  because: names(clauseNames(c, e.because)), span: nowhere,
});
