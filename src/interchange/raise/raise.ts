import type { File, RegimeDeclaration } from "../../language/ast";
import type { Regime } from "../../language/regime";
import { expectation, institution, test } from "./cases";
import { clauses } from "./clauses";
import { cannot, type Context, type Unsaid } from "./context";
import { declarations, roll } from "./declarations";
import { claim, interests, scenario } from "./wants";
import { documented, integer, name, nowhere, titled } from "./nodes";

/** A text for checked regimes, as a tree, with what could not be said. */
export interface Raised {
  readonly file: File;
  readonly unsaid: readonly Unsaid[];
}

/** What stands beside the rules has no text yet. */
function beside(c: Context): void {
  const { principles, norms, standings, linkages, packages, accession, amendment, exit } = c.regime;
  const parts: readonly (readonly [string, number | boolean])[] = [
    ["principles", principles.length], ["norms", norms.length], ["`standing`", standings.length], ["linkages", linkages.length], ["packages", packages.length],
    ["`accession`", accession !== null], ["`amendment`", amendment !== null],
    ["`exit`", exit !== null && (exit.after !== null || exit.clause === null)],
  ];
  for (const [what, there] of parts) if (there !== 0 && there !== false) cannot(c, what, "This version does not write it back as text.");
}

function raiseRegime(c: Context): RegimeDeclaration {
  const { regime } = c;
  beside(c);
  return {
    kind: "Regime", name: name(regime.name), ...titled(regime.title), ...documented(regime.documentation), span: nowhere,
    items: [
      ...declarations(c),
      { kind: "Members", roll: roll(c, regime.roster), eachAlone: regime.parallel, span: nowhere },
      ...(regime.closure === "none" ? [] : [{ kind: "Closure", policy: regime.closure, span: nowhere } as const]),
      ...clauses(c),
      ...regime.institutions.map((i) => institution(c, i)),
      ...regime.claims.map((k) => claim(c, k)),
      ...interests(c, regime.interests),
      ...regime.scenarios.map((s) => scenario(c, s)),
      ...regime.tests.map((t) => test(c, t)),
      ...regime.expectations.map((e) => expectation(c, e)),
    ],
  };
}

/** The other way round from the checker: the tree of a text that means what the regimes mean. Each declares all that it names. */
export function raise(regimes: readonly Regime[], edition: number): Raised {
  const unsaid: Unsaid[] = [];
  const items = regimes.map((regime) => {
    const c: Context = { regime, unsaid: [] };
    const raised = raiseRegime(c);
    unsaid.push(...c.unsaid);
    return raised;
  });
  return { file: { kind: "File", edition: integer(edition), uses: [], items, comments: [], span: nowhere }, unsaid };
}
