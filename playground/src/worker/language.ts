/** What the editor asks. */
import { describe, severityOf } from "regime-lang";
import * as services from "regime-lang/services";
import type { Asks, File, Finding, Proposal, Token } from "../asks";
import type { Project } from "./project";

type Answer<K extends keyof Asks> = Asks[K]["answer"];

export function findings(project: Project, file: File): Answer<"findings"> {
  project.hold(file);
  const { workspace } = project;
  const found = services.findings(workspace, file.path).map((d): Finding => ({ from: d.at.start, to: d.at.end, severity: severityOf(d), code: d.code, ...describe(d) }));
  const linted = services.lintFindings(workspace, file.path).map(({ at, level, code, message, remedy }): Finding => ({ from: at.start, to: at.end, severity: level === "error" ? "error" : level === "warn" ? "warning" : "info", code, message, remedy }));
  return { findings: [...found, ...linted], wanted: project.wanted() };
}

export function tokens(project: Project, file: File): readonly Token[] {
  project.hold(file);
  return services.semanticTokens(project.workspace, file.path).map(({ start, end, type }) => ({ from: start, to: end, type }));
}

export function complete(project: Project, { offset, ...file }: Asks["complete"]["ask"]): Answer<"complete"> {
  project.hold(file);
  const { replaces, items } = services.complete(project.workspace, file.path, offset);
  return { from: replaces.start, items: items.map(({ label, kind, detail, documentation }): Proposal => ({ label, kind, detail, documentation })) };
}

export function hover(project: Project, { offset, ...file }: Asks["hover"]["ask"]): Answer<"hover"> {
  project.hold(file);
  const found = services.hover(project.workspace, file.path, offset);
  return found === null ? null : { from: found.at.start, to: found.at.end, markdown: found.markdown };
}

export function format(project: Project, file: File): Answer<"format"> {
  project.hold(file);
  return services.formatted(project.workspace, file.path);
}
