import type { Picture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";
import { drawBands } from "./bands";
import { drawNet, drawShares } from "./gains";
import { drawScatter, drawVerdicts } from "./many";
import { drawMatrix } from "./matrix";
import { drawRelations } from "./relations";
import { drawTimeline } from "./timeline";

/** One picture as an element of SVG. */
export function draw(picture: Picture, paper: Paper): Drawn {
  switch (picture.kind) {
    case "timeline":
      return drawTimeline(picture, paper);
    case "matrix":
      return drawMatrix(picture, paper);
    case "relations":
      return drawRelations(picture, paper);
    case "net":
      return drawNet(picture, paper);
    case "shares":
      return drawShares(picture, paper);
    case "bands":
      return drawBands(picture, paper);
    case "verdicts":
      return drawVerdicts(picture, paper);
    case "scatter":
      return drawScatter(picture, paper);
  }
}
