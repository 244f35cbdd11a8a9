import type { Draw } from "../report/document/html";

/** Draws pictures without a browser; what it takes is loaded only now. */
export async function drawing(): Promise<Draw> {
  const [{ draw }, { parseHTML }] = await Promise.all([import("../pictures/draw"), import("linkedom")]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return (picture) => draw(picture, document).outerHTML;
}
