import { problemBy, type ShapeProblem, type Validate } from "./shape-words";
import { validate } from "./validate.generated";

/** What departs from the schema of checked regimes first and deepest; `null` where the document follows it. */
export const shapeProblem = (document: unknown): ShapeProblem | null => problemBy(validate as unknown as Validate, document);
