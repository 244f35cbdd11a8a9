/** By place of a voice, two sets of `HeardSets` between which it told apart; -1 where there are none. */
export interface LastSets {
  readonly own: Int32Array;
  readonly other: Int32Array;
}

/** What named the clauses of a topic the last time, by the places of their voices: the next day it mostly does so again. */
export class LastPairs {
  readonly members: LastSets;
  readonly origins: LastSets;
  /** The host whose origins `origins` tells of. */
  readonly hosts: Int32Array;
  /** A set from which something is taken. */
  readonly taken: Int32Array;

  constructor(places: number) {
    const none = (): Int32Array => new Int32Array(places).fill(-1);
    this.members = { own: none(), other: none() };
    this.origins = { own: none(), other: none() };
    this.hosts = none();
    this.taken = none();
  }
}
