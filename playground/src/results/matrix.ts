/** The matrix of host and origin as a table that keys move through. Cells are changed in place, so that a day can be slid over. */
import { positionSigns } from "regime-lang/report";
import type { Header, Matrix, MatrixCell } from "../asks";
import { element } from "../prose";

export interface MatrixTable {
  readonly show: (matrix: Matrix) => void;
}
export type Pick = (host: Header, origin: Header) => void;

/** The same parties in the same order: then only cells change. */
const alike = (a: readonly Header[], b: readonly Header[]): boolean => a.length === b.length && a.every((h, i) => h.name === b[i]?.name && h.group === b[i]?.group);

const signOf = ({ position, depends }: MatrixCell, all: boolean): string => `${positionSigns[position]}${depends && !all && position !== "mixed" ? "?" : ""}`;

/** Whether other facts change every cell: then a sign in each tells nothing. */
export const allDepend = ({ cells }: Matrix): boolean => cells.every((row) => row.every((cell) => cell === null || cell.depends));

function cellElement(row: number, column: number): HTMLTableCellElement {
  return element("td", "", { role: "gridcell", tabindex: row === 0 && column === 0 ? "0" : "-1" });
}

function tableOf({ hosts, origins }: Matrix): { readonly table: HTMLTableElement; readonly cells: readonly (readonly HTMLTableCellElement[])[] } {
  const edge = (all: readonly Header[], i: number): boolean => i > 0 && all[i]?.group !== all[i - 1]?.group;
  const table = element("table", "", { role: "grid", "aria-label": "Hosts by row, origins of movers by column" });
  const head = table.createTHead().insertRow();
  head.append(element("td", "from →\nhost ↓"), ...origins.map((o, i) => element("th", o.name, { scope: "col", ...(edge(origins, i) ? { class: "edge-left" } : {}) })));
  const body = table.createTBody();
  const cells = hosts.map((host, h) => {
    const row = body.insertRow();
    if (edge(hosts, h)) row.className = "edge-top";
    const own = origins.map((_, o) => cellElement(h, o));
    own.forEach((cell, o) => cell.classList.toggle("edge-left", edge(origins, o)));
    row.append(element("th", host.name, { scope: "row" }), ...own);
    return own;
  });
  return { table, cells };
}

/** A table in a place, empty until a matrix is shown. */
export function createMatrix(into: HTMLElement, pick: Pick): MatrixTable {
  let shown: Matrix | null = null;
  let cells: readonly (readonly HTMLTableCellElement[])[] = [];
  const placeOf = (target: EventTarget | null): readonly [number, number] | null => {
    if (!(target instanceof HTMLTableCellElement)) return null;
    const row = cells.findIndex((all) => all.includes(target));
    return row < 0 ? null : [row, cells[row]?.indexOf(target) ?? -1];
  };
  const choose = (target: EventTarget | null): void => {
    const place = placeOf(target);
    const [host, origin] = place === null ? [] : [shown?.hosts[place[0]], shown?.origins[place[1]]];
    if (place === null || !host || !origin || !shown?.cells[place[0]]?.[place[1]]) return;
    for (const cell of cells.flat()) cell.toggleAttribute("aria-selected", false);
    cells[place[0]]?.[place[1]]?.setAttribute("aria-selected", "true");
    pick(host, origin);
  };
  into.addEventListener("click", ({ target }) => choose(target));
  into.addEventListener("keydown", (event) => {
    const place = placeOf(event.target);
    if (place === null) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return choose(event.target);
    }
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    const next = step === undefined ? undefined : cells[place[0] + (step[0] ?? 0)]?.[place[1] + (step[1] ?? 0)];
    if (next === undefined) return;
    event.preventDefault();
    if (event.target instanceof HTMLElement) event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return {
    show: (matrix) => {
      if (shown === null || !alike(shown.hosts, matrix.hosts) || !alike(shown.origins, matrix.origins)) {
        const made = tableOf(matrix);
        cells = made.cells;
        into.classList.toggle("many", matrix.origins.length > 22);
        into.replaceChildren(made.table);
        shown = null;
      }
      change(cells, shown, matrix);
      shown = matrix;
    },
  };
}

/** Changes the cells that differ, and no other. */
function change(cells: readonly (readonly HTMLTableCellElement[])[], before: Matrix | null, after: Matrix): void {
  const all = allDepend(after);
  const anew = before === null || allDepend(before) !== all;
  after.cells.forEach((row, h) => row.forEach((cell, o) => {
    const [was, element] = [before?.cells[h]?.[o], cells[h]?.[o]];
    if (element === undefined || (!anew && was?.words === cell?.words && was?.position === cell?.position && was?.depends === cell?.depends)) return;
    const words = cell === null ? "no case" : `${after.hosts[h]?.name ?? ""}, movers from ${after.origins[o]?.name ?? ""}: ${cell.words}`;
    element.className = `${element.classList.contains("edge-left") ? "edge-left " : ""}${cell?.position ?? ""}`.trim();
    element.textContent = cell === null ? "" : signOf(cell, all);
    element.setAttribute("aria-label", words);
    element.title = words;
  }));
}
