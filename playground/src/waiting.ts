import type { Asked, File } from "./asks";

/** A question to a worker, and who waits for the answer. */
export interface Question {
  readonly kind: Asked;
  readonly ask: unknown;
  /** Of which text it is asked; `null`: it is wanted whatever the text is. */
  readonly file: File | null;
  /** `null`: nobody wants the answer any more. */
  readonly done: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** Questions that wait, in the order in which they came. */
export interface Waiting {
  readonly put: (question: Question) => void;
  readonly take: () => Question | undefined;
  /** Answers those of which something is true with `null`, and forgets them. */
  readonly drop: (is: (question: Question) => boolean) => void;
}

export function createWaiting(): Waiting {
  let all: readonly Question[] = [];
  return {
    put: (question) => {
      all = [...all, question];
    },
    take: () => {
      const [first, ...rest] = all;
      all = rest;
      return first;
    },
    drop: (is) => {
      const dropped = all.filter(is);
      all = all.filter((q) => !is(q));
      for (const { done } of dropped) done(null);
    },
  };
}

/** Whether a question is of another text than the one that is there now. */
export const isStale = ({ file }: Question, now: File | null): boolean => file !== null && now !== null && (file.path !== now.path || file.text !== now.text);
