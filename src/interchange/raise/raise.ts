import type { File, RegimeDeclaration } from "../../language/ast";
import type { Regime } from "../../language/regime";
import { expectation, test } from "./cases";
import { clauses } from "./clauses";
import type { Context, Unsaid } from "./context";
import { declarations, roll } from "./declarations";
import { accession, amendment, institution, kinds, linkage, pack, standing } from "./procedures";
import { quota } from "./sentences";
import { claim, interests, scenario } from "./wants";
import { documented, integer, name, nowhere, titled } from "./nodes";

/** A text for checked regimes, as a tree, with what could not be said. */
export interface Raised {
  readonly file: File;
  readonly unsaid: readonly Unsaid[];
}

/** Packages to which several regimes belong stand in the first of them. */
const packages = (regimes: readonly Regime[], regime: Regime): Regime["packages"] =>
  regime.packages.filter((p) => regimes.find((r) => r.packages.some((q) => q.name === p.name)) === regime);

function raiseRegime(c: Context, regimes: readonly Regime[]): RegimeDeclaration {
  const { regime } = c;
  return {
    kind: "Regime", name: name(regime.name), ...titled(regime.title), ...documented(regime.documentation), span: nowhere,
    items: [
      ...declarations(c),
      ...kinds(c),
      { kind: "Members", roll: roll(c, regime.roster), eachAlone: regime.parallel, span: nowhere },
      ...(regime.closure === "none" ? [] : [{ kind: "Closure", policy: regime.closure, span: nowhere } as const]),
      ...regime.quotas.map((q) => quota(c, q)),
      ...clauses(c),
      ...regime.standings.map((s) => standing(c, s)),
      ...regime.linkages.map((l) => linkage(c, l)),
      ...packages(regimes, regime).map(pack),
      ...regime.institutions.map((i) => institution(c, i)),
      ...(regime.accession === null ? [] : [accession(c, regime.accession)]),
      ...(regime.amendment === null ? [] : [amendment(c, regime.amendment)]),
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
    const raised = raiseRegime(c, regimes);
    unsaid.push(...c.unsaid);
    return raised;
  });
  return { file: { kind: "File", edition: integer(edition), uses: [], items, comments: [], span: nowhere }, unsaid };
}
