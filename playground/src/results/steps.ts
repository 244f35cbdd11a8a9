/** Keys among buttons in rows: Tab reaches one of them, arrows go from one to the next. */

const buttonsIn = (rows: HTMLElement): readonly (readonly HTMLButtonElement[])[] => [...rows.querySelectorAll(".row")].map((row) => [...row.querySelectorAll("button")]).filter((row) => row.length > 0);

const middle = (button: HTMLElement): number => button.offsetLeft + button.offsetWidth / 2;

/** Lets Tab reach one of the buttons alone: the one given, which gets the focus, else the first. */
export function stepsThrough(rows: HTMLElement, chosen?: HTMLButtonElement): void {
  const all = buttonsIn(rows).flat();
  for (const button of all) button.tabIndex = button === (chosen ?? all[0]) ? 0 : -1;
  chosen?.focus();
}

/** Where an arrow leads from a button: along its row, or to what stands nearest in the next one. */
function neighbour(rows: HTMLElement, from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
  const all = buttonsIn(rows);
  const row = all.findIndex((own) => own.includes(from));
  const along = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (along !== undefined) return all[row]?.[(all[row]?.indexOf(from) ?? 0) + along];
  const across = { ArrowDown: 1, ArrowUp: -1 }[key];
  const next = across === undefined ? undefined : all[row + across];
  return next?.toSorted((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0];
}

/** Follows arrow keys among the buttons of rows, whichever they are at the time. */
export function followArrows(rows: HTMLElement): void {
  rows.addEventListener("keydown", (event) => {
    const next = event.target instanceof HTMLButtonElement ? neighbour(rows, event.target, event.key) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    stepsThrough(rows, next);
  });
}
