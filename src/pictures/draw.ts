import type { Picture } from "../report/document/picture";
import type { Drawn, Paper } from "./colours";
import { drawBands } from "./bands";
import { drawGame } from "./game";
import { drawNet, drawShares } from "./gains";
import { drawScatter, drawVerdicts } from "./many";
import { drawMatrix } from "./matrix";
import { drawRelations } from "./relations";
import { drawTimeline } from "./timeline";

/** One picture as an element of SVG; `width` in pixels, of pictures that can be as wide as there is room. */
export function draw(picture: Picture, paper: Paper, width = 880): Drawn {
  switch (picture.kind) {
    case "timeline":
      return drawTimeline(picture, paper, width);
    case "matrix":
      return drawMatrix(picture, paper);
    case "relations":
      return drawRelations(picture, paper);
    case "net":
      return drawNet(picture, paper, width);
    case "game":
      return drawGame(picture, paper);
    case "shares":
      return drawShares(picture, paper, width);
    case "bands":
      return drawBands(picture, paper);
    case "verdicts":
      return drawVerdicts(picture, paper);
    case "scatter":
      return drawScatter(picture, paper, width);
  }
}
