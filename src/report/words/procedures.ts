import { citation } from "../../language/citations";
import { resolvedSetText } from "../../language/party-text";
import type { PartySet, Regime, Standing } from "../../language/regime";
import { intervalWords } from "./days";
import { lengthWords, deciderWords } from "./duties";
import { listed } from "./names";

/** Who may join (Keohane 2006): `open`, to some only (`limited`), `by invitation`; `null` where the text does not say. */
export function membership(regime: Regime): "open" | "limited" | "by invitation" | null {
  const { accession } = regime;
  if (accession === null) return null;
  if (accession.openTo === null) return "by invitation";
  return ["any", "states", "outsiders", "anyone"].includes(accession.openTo.kind) ? "open" : "limited";
}

const cited = (regime: Regime, cites: Regime["clauses"][number]["cites"]): string =>
  cites.length === 0 ? "" : ` (${cites.map((c) => citation(regime, c)).join("; ")})`;
const clauseName = (regime: Regime, id: number): string => regime.clauses[id]?.name ?? String(id);

/** `package bilaterals: Persons and AirTransport end together after 6 months`. */
export const packageLines = (regime: Regime): readonly string[] =>
  regime.packages.map((p) => {
    const after = p.after === null ? "" : ` after ${lengthWords(p.after)}`;
    return `package ${p.name}: ${listed(p.parts.map((part) => part.name))} end together${after}${cited(regime, p.cites)}`;
  });

/** Named parties as the language writes them. */
export const setWords = (regime: Regime, set: PartySet): string =>
  resolvedSetText(set, (atom) => ("party" in atom ? regime.parties[atom.party]?.code : regime.groups[atom.group]?.name) ?? "");

const standingLine = (regime: Regime, s: Standing): string =>
  `standing: decided by ${deciderWords(s.decidedBy)} on complaint of ${listed(s.complainants, "or")}${s.towardAll ? ", toward every member" : ""}${cited(regime, s.cites)}`;

function kindLines(regime: Regime): readonly string[] {
  const principles = regime.principles.map((p) => `principle ${p.name}: "${p.text}"${cited(regime, p.cites)}`);
  const norms = regime.norms.map((n) => {
    const follows = n.follows.length === 0 ? "" : `, follows ${listed(n.follows.map((i) => regime.principles[i]?.name ?? ""))}`;
    const rules = n.clauses.length === 0 ? "" : `; served by ${listed(n.clauses.map((c) => clauseName(regime, c)))}`;
    return `norm ${n.name}: "${n.text}"${follows}${rules}${cited(regime, n.cites)}`;
  });
  return [...principles, ...norms];
}

function linkageLines(regime: Regime): readonly string[] {
  return regime.linkages.map((l) => {
    const ratio = l.ratio === null ? "" : ` at ${l.ratio.give} for ${l.ratio.take}`;
    return `linkage ${l.name}, ${l.mode}: ${clauseName(regime, l.gives)} in return for ${clauseName(regime, l.inReturnFor)}${ratio}${cited(regime, l.cites)}`;
  });
}

function institutionLines(regime: Regime): readonly string[] {
  return regime.institutions.map((i) => {
    const powers = i.powers.map((p) => {
      const over = p.clauses === null ? "everything" : listed(p.clauses.map((c) => clauseName(regime, c)));
      const rule = p.rule === null ? "" : ` by ${p.rule}`;
      return `${p.verb} ${over}${rule}${p.complainants.length === 0 ? "" : ` for ${listed(p.complainants, "or")}`}${p.life ? ` (${intervalWords(p.life)})` : ""}`;
    });
    const of = i.of ? ` of ${setWords(regime, i.of)}` : "";
    return `institution ${i.name}${of}${i.life ? ` (${intervalWords(i.life)})` : ""}${powers.length === 0 ? "" : `: ${powers.join("; ")}`}${cited(regime, i.cites)}`;
  });
}

function entryAndExit(regime: Regime): readonly string[] {
  const { accession, amendment, exit } = regime;
  const decided = (by: Parameters<typeof deciderWords>[0] | null): string => (by === null ? "" : `, decided by ${deciderWords(by)}`);
  const open = { open: "open to others (open membership, Keohane 2006, unverified)", limited: "open to some", "by invitation": "by invitation" };
  const member = membership(regime);
  return [
    ...(accession === null || member === null ? [] : [`accession: ${open[member]}${decided(accession.decidedBy)}${cited(regime, accession.cites)}`]),
    ...(amendment === null ? [] : [`amendment: by ${amendment.rule}${decided(amendment.decidedBy)}${cited(regime, amendment.cites)}`]),
    ...(exit === null ? [] : [`exit: ${exit.after === null ? "no period of notice is stated" : `after ${lengthWords(exit.after)}`}${cited(regime, exit.cites)}`]),
  ];
}

/** Everything of a regime that is kept beside its rules, a line each. */
export const procedureLines = (regime: Regime): readonly string[] => [
  ...kindLines(regime), ...institutionLines(regime), ...regime.standings.map((s) => standingLine(regime, s)), ...linkageLines(regime), ...packageLines(regime),
  ...entryAndExit(regime),
];
