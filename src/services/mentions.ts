/** Names in a piece of the tree, each with what it may stand for there. What it does stand for is asked of the checker's scopes (`resolve.ts`). */
import type { Name, TableDeclaration } from "../language/ast";
import type { Space } from "../checker";

/**
 * The kind of thing that is named at a place: one of the checker's kinds of names; `body`: a party or an institution; `part`: of a package; `operand`: a
 * value, party or label; `label`: of a fact or table.
 */
export type Role = Space | "regime" | "body" | "part" | "operand" | "label";

/** A value whose labels are meant: by its declaration, or by its name. */
export type Owner = object | string;

/** One name as written. */
export interface Mention {
  readonly name: Name;
  readonly role: Role;
  /** The node that is named here for the first time; `null` where the name only refers to it. */
  readonly declares: object | null;
  /** Whose label it may be. */
  readonly owner: Owner | null;
}

/** What a name declares, by the kind of the node. */
const declared: Readonly<Record<string, Role>> = {
  Regime: "regime", Reform: "regime", Source: "source", Party: "party", Group: "party", Right: "right", Mover: "mover", Fact: "value", Judgement: "value", Act: "act",
  Table: "value", Series: "value", Rule: "clause", Exception: "clause", Reservation: "clause", Concession: "clause", Duty: "clause", Linkage: "clause", Package: "clause",
  Claim: "clause", Scenario: "clause", Quota: "quota", Institution: "institution", Principle: "principle", Norm: "norm",
};

/** What a name refers to, by the node that it stands in and the field: of a node without a kind, the field that holds it. */
const referred: Readonly<Record<string, Role>> = {
  "Reform.of": "regime", "Replace.clause": "clause", "Remove.clauses": "clause", "Admit.party": "party",
  "PartySet.names": "party", "PartySet.within": "party", "PartySet.except": "party", "IsMember.of": "party", "Weights.party": "party", "Test.host": "party", "Test.origin": "party",
  "performed.by": "party", "performed.toward": "party",
  "Right.needs": "right", "Right.above": "right", "Sentence.rights": "right", "Conceded.rights": "right", "earned.right": "right", "Held.right": "right", "GivenEarned.right": "right",
  "Finding.right": "right", "Whoever.has": "right", "Whoever.alsoHas": "right",
  "Mover.parent": "mover", "Sentence.to": "mover", "Disapplication.to": "mover", "Conceded.to": "mover", "Obligation.forMovers": "mover", "Stake.movers": "mover", "Stake.clauses": "clause", "Flow.movers": "mover",
  "FlowChange.movers": "mover", "Test.mover": "mover",
  "cites.source": "source", "Obligation.acts": "act", "counted.quota": "quota",
  "Rule.under": "norm", "Exception.under": "norm", "Duty.under": "norm", "Norm.follows": "principle",
  "Disapplication.clause": "clause", "Exception.targets": "clause", "Everything.except": "clause", "Reservation.targets": "clause", "NoReservation.targets": "clause",
  "Invocation.exception": "clause", "Concession.rule": "clause", "Remedy.clauses": "clause", "Power.clauses": "clause", "Linkage.gives": "clause", "Linkage.inReturnFor": "clause",
  "Keeps.duty": "clause", "Finding.because": "clause", "DutyFinding.duty": "clause", "Expect.criterion": "clause", "Expect.because": "clause",
  "Package.parts": "part", "Raised.table": "value", "Call.name": "value", "Access.fact": "value", "mover.fact": "value", "GivenFact.fact": "value", "GivenFigure.series": "value",
  "Judgement.by": "body", "Obligation.decidedBy": "body", "Remedy.decidedBy": "body", "Standing.by": "body", "Standing.complainants": "body", "Power.complainants": "body",
  "Accession.decidedBy": "body", "Amendment.decidedBy": "body",
  "GivenFact.value": "label", "GivenFigure.args": "operand", "Table.value": "label", "TableRow.value": "label", "Labels.labels": "label",
};
/** Words of the language that the tree holds as names, and names that nothing refers to. */
const plain: ReadonlySet<string> = new Set(["Use.library", "from.month", "to.month", "weights.logic", "Stake.channel", "Shock.name"]);
/** Fields of conditions and amounts. */
const operands: ReadonlySet<string> = new Set(["left", "right", "operand", "options", "factors", "amount", "value", "to", "duration", "keeper", "low", "high"]);

/** Every name of a node, those of what is inside it included, in the order of the tree. */
export function mentionsIn(node: object): readonly Mention[] {
  const found: Mention[] = [];
  visit(found, node, "", null);
  return found;
}

interface Node {
  readonly kind?: string;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const isName = (node: Node): node is Name => node.kind === "Name";

function visit(found: Mention[], node: Node, around: string, owner: Owner | null): void {
  const kind = node.kind ?? around;
  if (kind === "Table") visitRows(found, node as TableDeclaration);
  const inner = ownerIn(node, owner);
  for (const [field, value] of Object.entries(node)) {
    if (!isNode(value) || field === "span" || (kind === "Table" && field === "rows")) continue;
    if (isList(value)) visitAll(found, value.names, node, `${kind}.${field}`, inner);
    else visitAll(found, Array.isArray(value) ? value : [value], node, `${kind}.${field}`, inner);
  }
}
const isList = (node: Node): node is { readonly kind?: string; readonly names: readonly Name[] } => !("kind" in node) && "all" in node && "names" in node;

function visitAll(found: Mention[], values: readonly unknown[], node: Node, key: string, owner: Owner | null): void {
  for (const value of values) {
    if (!isNode(value)) continue;
    if (isName(value)) mention(found, value, node, key, owner);
    else visit(found, value, key.slice(key.indexOf(".") + 1), owner);
  }
}

function mention(found: Mention[], name: Name, node: Node, key: string, owner: Owner | null): void {
  if (name.text === "" || plain.has(key)) return;
  const [kind = "", field = ""] = key.split(".");
  const own = field === "name" ? declared[kind] : undefined;
  if (own) found.push({ name, role: own, declares: node, owner: null });
  else if (key === "Labels.labels") found.push({ name, role: "label", declares: name, owner });
  else found.push({ name, role: roleAt(key, field), declares: null, owner });
}

function roleAt(key: string, field: string): Role {
  const role = referred[key] ?? (operands.has(field) ? "operand" : undefined);
  if (role === undefined) throw new Error(`nothing is known of names in ${key}`);
  return role;
}

/** Whose labels are meant inside a node: those of the value that is declared, compared or stated. */
function ownerIn(node: Node, around: Owner | null): Owner | null {
  if (node.kind === "Fact" || node.kind === "Table") return node;
  if (node.kind === "GivenFact" && "fact" in node) return valueName(node.fact);
  if ((node.kind === "Compare" || node.kind === "In") && "left" in node) return valueName(node.left) ?? around;
  return around;
}

/** The name of the value that an operand reads. */
function valueName(operand: unknown): string | null {
  if (!isNode(operand)) return null;
  if (isName(operand)) return operand.text;
  if (operand.kind === "Access" && "fact" in operand) return valueName(operand.fact);
  return operand.kind === "Call" && "name" in operand ? valueName(operand.name) : null;
}

/** The cells of a table are labels of the facts by which it is read, or parties. */
function visitRows(found: Mention[], table: TableDeclaration): void {
  for (const row of table.rows) {
    row.cells.forEach((cell, i) => {
      const key = table.keys[i];
      for (const value of cell) {
        if (value.kind !== "Name" || value.text === "") continue;
        found.push(key?.kind === "mover" ? { name: value, role: "label", declares: null, owner: key.fact.text } : { name: value, role: "party", declares: null, owner: null });
      }
    });
    if (row.value.kind === "Name" && row.value.text !== "") found.push({ name: row.value, role: "label", declares: null, owner: table });
  }
}
