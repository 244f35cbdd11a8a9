/** Canonical text of what surrounds the rules: standing, linkages, packages, institutions, procedures, principles and norms. */
import type { Clause, Complainant, InstitutionClause, LinkageClause, Name, Power } from "../language/ast";
import { partiesText, partySetText } from "../language/party-text";
import { block, documented, sentences, type Lines } from "./print-lines";
import { list, printBody, printCondition, printDuration, printInteger, printNameList, printText, words } from "./print-operands";
import { printCitations, printWindow } from "./print-sentences";

type Procedure = Extract<
  Clause,
  { readonly kind: "Standing" | "Linkage" | "Package" | "Institution" | "Accession" | "Amendment" | "Exit" | "Principle" | "Norm" }
>;

/** A clause that changes no position by itself. */
export function printProcedure(c: Procedure): Lines {
  switch (c.kind) {
    case "Standing":
      return [words(
        "standing decided by", c.by.kind === "EveryMember" ? "every member" : printBody(c.by), "on complaint of", c.complainants.map(printComplainant).join(", "),
        "toward", partiesText(c.toward),
        c.when && `when ${printCondition(c.when)}`, printCitations(c.cites),
      )];
    case "Linkage":
      return printLinkage(c);
    case "Package":
      return block(words("package", c.name.text, printCitations(c.cites)), [words(list(c.parts), "end together", c.after && `after ${printDuration(c.after)}`)]);
    case "Institution":
      return printInstitution(c);
    case "Accession":
      return [words(
        "accession", c.openTo ? `open to ${partiesText(c.openTo)}` : "by invitation", c.when && `when ${printCondition(c.when)}`,
        c.decidedBy && `decided by ${printBody(c.decidedBy)}`, printCitations(c.cites),
      )];
    case "Amendment":
      return [words("amendment by", c.rule, c.decidedBy && `decided by ${printBody(c.decidedBy)}`, printCitations(c.cites))];
    case "Principle":
      return [words("principle", c.name.text, printText(c.text), printCitations(c.cites))];
    case "Norm":
      return [words("norm", c.name.text, printText(c.text), c.follows.length > 0 && `follows ${list(c.follows)}`, printCitations(c.cites))];
    case "Exit": {
      const head = words("exit", c.after && `after ${printDuration(c.after)}`, printCitations(c.cites));
      return c.sentences.length === 0 ? [head] : block(head, sentences(c.sentences));
    }
  }
}

/** The norms that a clause stands under. */
export const printUnder = (c: { readonly under: readonly Name[] }): string => (c.under.length === 0 ? "" : `under ${list(c.under)}`);

function printLinkage(c: LinkageClause): Lines {
  const ratio = c.ratio && `at ${printInteger(c.ratio.give)} for ${printInteger(c.ratio.take)}`;
  return block(words("linkage", c.name.text, c.mode, printCitations(c.cites)), [words(c.gives.text, "in return for", c.inReturnFor.text, ratio)]);
}

function printInstitution(c: InstitutionClause): Lines {
  return block(
    words(
      "institution", c.name.text, c.title && printText(c.title), c.of && `of ${partySetText(c.of)}`, c.window && printWindow(c.window), printCitations(c.cites),
    ),
    c.powers.flatMap((power) => documented(power, [printPower(power)])),
  );
}

function printPower(power: Power): string {
  const who = power.complainants.map(printComplainant).join(", ");
  return words(power.verb, printNameList(power.clauses, "everything"), power.rule && `by ${power.rule}`, who !== "" && `for ${who}`, power.window && printWindow(power.window));
}

function printComplainant(who: Complainant): string {
  switch (who.kind) {
    case "Name":
      return who.text;
    case "AnyMember":
      return "any member";
    case "InjuredMember":
      return "injured member";
    case "AnyMover":
      return "any mover";
  }
}
