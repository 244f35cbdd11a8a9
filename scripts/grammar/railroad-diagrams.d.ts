/** The part of the library that we use; it publishes no types. */
declare module "@prantlf/railroad-diagrams" {
  interface Options {
    readonly href?: string;
  }
  class Item {
    readonly width: number;
  }
  export class Terminal extends Item {
    constructor(text: string, options?: Options);
  }
  export class NonTerminal extends Item {
    constructor(text: string, options?: Options);
  }
  export class Sequence extends Item {
    constructor(...items: Item[]);
  }
  export class Choice extends Item {
    constructor(normal: number, ...items: Item[]);
  }
  export class Optional extends Item {
    constructor(item: Item);
  }
  export class OneOrMore extends Item {
    constructor(item: Item, separator?: Item);
  }
  export class ZeroOrMore extends Item {
    constructor(item: Item, separator?: Item);
  }
  export class Diagram extends Item {
    constructor(...items: Item[]);
    format(padding: number): this;
    override toString(): string;
  }
}
